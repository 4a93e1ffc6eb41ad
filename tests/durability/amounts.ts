/**
 * How much is tried: everything in `npm run test:durability`, a share of it in `npm test`. What is
 * random has a seed that messages name, so that a failure can be had again.
 */
export const isFull = process.env['BINAAN_DURABILITY'] === 'full';

export function amount(full: number, short: number): number {
  return isFull ? full : short;
}
