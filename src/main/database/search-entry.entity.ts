import { defineEntity, p } from '@mikro-orm/core';
import type { HitKind } from '../../shared/search.ts';

/**
 * What can be found: a row for each record in use and each area. Triggers of the database keep it up
 * to date (the search migration), so that no way of writing a record can forget it; nothing else
 * writes it. The full-text table `search_index` lies over it.
 */
export const SearchEntry = defineEntity({
  name: 'SearchEntry',
  tableName: 'search_entry',
  uniques: [{ properties: ['kind', 'recordId'] }],
  indexes: [{ properties: ['kind', 'name'] }],
  properties: {
    /** The key by which the full-text table finds the row; a key of ours, because copying a database may renumber implicit ones. */
    number: p.integer().primary(),
    kind: p.string().length(20).$type<HitKind>(),
    /** The record's id, an area's code. */
    recordId: p.string().length(36),
    /** The unit whose record it is; null for people and areas. */
    unitId: p.string().length(36).nullable(),
    /** The name as it is shown. */
    label: p.text(),
    /** The name as it is searched, in the form of `searchText`. */
    name: p.text(),
    /** Further words that find it, in that form and with blanks between: phone, code, number, place … */
    more: p.text(),
  },
});
