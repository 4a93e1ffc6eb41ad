import { defineEntity, p } from '@mikro-orm/core';
import { text } from '../database/properties.ts';

/** What is typed and not saved yet, by the key of its form. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    key: p.string().length(200).primary(),
    path: p.string().length(300),
    unitId: p.string().length(36).nullable(),
    title: p.string().length(300),
    content: text(),
    savedAt: p.string().length(24),
  },
});
