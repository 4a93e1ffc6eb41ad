import type { KeptGroup } from '../entering.ts';

/** The village of the groups, and the places of the visit. */
export const mekarSari = '61.12.01.2014';
export const jakarta = '31';
export const rawasari = '31.71.05.1003';
export const pasarMinggu = '31.74.04.1001';

/** The unit's groups and programs as kept. */
export type Groups = Record<'ponsera' | 'destana', KeptGroup>;
export type Programs = Record<'health' | 'mangrove', string>;
