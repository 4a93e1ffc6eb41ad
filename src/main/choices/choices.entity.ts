import { defineEntity, p } from '@mikro-orm/core';
import type { ChoiceList } from '../../shared/choices.ts';
import { recordProperties, text } from '../database/properties.ts';

/** An entry of a list that the office may edit; records keep its code, screens show its label. */
export const Choice = defineEntity({
  name: 'Choice',
  tableName: 'choice',
  uniques: [{ properties: ['list', 'code'] }],
  properties: {
    ...recordProperties,
    searchName: p.string().length(400).default('').index(),
    list: p.string().length(40).$type<ChoiceList>(),
    code: p.string().length(60),
    label: p.string().length(300),
    labelEn: p.string().length(300),
    /** What the entry means or when it is given. A column that came later needs a default. */
    note: text().default(''),
    position: p.integer(),
  },
});
