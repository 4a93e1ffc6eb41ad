import type { TFunction } from 'i18next';
import { romanQuarter } from '../../../shared/quarter.ts';
import type { FilterValues, ListState } from './use-list.ts';

export interface FilterOption {
  value: string | number | boolean;
  label: string;
}

/** A way to narrow a list; `key` is the field of the list operation. */
export interface ListFilter {
  key: string;
  label: string;
  /** `choice` has options; the others know theirs. */
  control: 'choice' | 'area' | 'year' | 'quarter';
  options?: FilterOption[];
  /** Stands in the popover, not in the bar. */
  isRare?: boolean;
  /** Always has a value: it says which figures are shown and narrows nothing. */
  isFixed?: boolean;
}

/** What a filter narrows to, in words, and the fields that it sets. */
export interface FilterWord {
  keys: string[];
  text: string;
}

/** The filters that are set, in words: `Jenis: Posyandu`; a year with its quarter is one. */
export function filterWords(
  t: TFunction,
  filters: readonly ListFilter[],
  values: FilterValues,
  areaName: (code: string) => string,
): FilterWord[] {
  return filters.flatMap((filter): FilterWord[] => {
    const value = values[filter.key];
    if (value === undefined) return [];
    const { quarter, year } = values;
    const hasYear = filters.some(({ control }) => control === 'year') && year !== undefined;
    switch (filter.control) {
      case 'year':
        return typeof quarter === 'number'
          ? [{ keys: ['quarter', 'year'], text: t('quarter.withYear', { roman: romanQuarter(quarter), year: value }) }]
          : [{ keys: [filter.key], text: t('list.filter', { label: filter.label, value }) }];
      case 'quarter':
        return hasYear ? [] : [{ keys: [filter.key], text: t('quarter.name', { roman: romanQuarter(Number(value)) }) }];
      case 'area':
        return [
          { keys: [filter.key], text: t('list.filter', { label: filter.label, value: areaName(String(value)) }) },
        ];
      case 'choice': {
        const option = filter.options?.find((known) => known.value === value);
        return [
          {
            keys: [filter.key],
            text: t('list.filter', { label: filter.label, value: option?.label ?? t('list.gone') }),
          },
        ];
      }
    }
  });
}

/** One sentence for paper: what the list was narrowed to and how it is sorted. */
export function listNote(
  t: TFunction,
  words: readonly FilterWord[],
  state: Pick<ListState, 'search' | 'descending'>,
  sortedBy: string | undefined,
): string {
  const parts = words.map(({ text }) => text);
  if (state.search.trim() !== '') parts.push(t('list.searched', { search: state.search.trim() }));
  if (parts.length === 0) parts.push(t('list.noFilter'));
  if (sortedBy !== undefined) parts.push(t(state.descending ? 'list.sortedDown' : 'list.sorted', { column: sortedBy }));
  return parts.join(' · ');
}

/** The values without those of `keys`; a quarter alone, without its year, says nothing. */
export function withoutFilters(values: FilterValues, keys: readonly string[]): FilterValues {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}
