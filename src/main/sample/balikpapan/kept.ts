import type { KeptGroup } from '../entering.ts';

/** Areas of Unit Balikpapan's ring 1. */
export const giriMukti = '64.09.01.2020';
export const laweLawe = '64.09.01.1004';
export const balikpapan = '64.71';

/** The unit's groups and programs as kept. */
export type Groups = Record<'melati' | 'siaga' | 'tani' | 'kwt' | 'inggris', KeptGroup>;
export type Programs = Record<'wasiat' | 'kenari' | 'inggris', string>;
