import { defineEntity, p } from '@mikro-orm/core';
import type { ChoiceList } from '../../shared/choices.ts';
import { rowProperties } from '../database/properties.ts';

/** An entry of a list that the office may edit; records keep its code, screens show its label. */
export const Choice = defineEntity({
  name: 'Choice',
  tableName: 'choice',
  uniques: [{ properties: ['list', 'code'] }],
  properties: {
    ...rowProperties,
    list: p.string().length(40).$type<ChoiceList>(),
    code: p.string().length(60),
    label: p.string().length(120),
    labelEn: p.string().length(120),
    position: p.integer(),
  },
});
