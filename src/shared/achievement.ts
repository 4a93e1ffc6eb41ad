import { tidied } from './decimal.ts';
import type { Aggregation, Direction, QuarterValues } from './indicators.ts';

/** What of an indicator decides how its quarters are put together and judged. */
export interface Measured {
  baseline: number | null;
  direction: Direction;
  aggregation: Aggregation;
}

/**
 * The figure up to a quarter made of the quarters that are stated: their sum, the last of them, or
 * their mean. Null where none is stated. Targets and achievements are put together alike, so the
 * target of a year is this up to Triwulan IV.
 */
export function upToQuarter(values: QuarterValues, aggregation: Aggregation, quarter: number): number | null {
  let last: number | null = null;
  let sum = 0;
  let stated = 0;
  for (let index = 0; index < quarter; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    last = value;
    sum += value;
    stated += 1;
  }
  if (last === null || aggregation === 'last') return last;
  return aggregation === 'sum' ? tidied(sum) : tidied(sum) / stated;
}

/**
 * The share of a target that is achieved (0.778 is 77,8 %), as DOMAIN rule 4 has it; null, printed
 * as "–", where there is nothing to divide by. It is neither cut at 0 nor at 1.
 *
 * - With a baseline, where the figure is a state (`last`, `average`): the way gone of the way to go,
 *   (value − baseline) / (target − baseline). From 18 to 0, standing at 4: 14 / 18. Both directions
 *   are the same fraction. A target on the wrong side of the baseline is no way to go.
 * - A state without a baseline, and every sum that should rise: value / target. A sum begins at zero
 *   each year, so a baseline, the year before, is no part of it.
 * - What should fall and has no baseline, and every sum that should fall: 2 − value / target, the
 *   usual reckoning of "the less the better" in Indonesian performance reports: on target 100 %, a
 *   tenth above it 90 %, nothing at all 200 %.
 */
export function achievedShare(measured: Measured, value: number | null, target: number | null): number | null {
  if (value === null || target === null) return null;
  const { baseline, direction, aggregation } = measured;
  if (baseline !== null && aggregation !== 'sum') {
    const way = target - baseline;
    return (direction === 'up' ? way > 0 : way < 0) ? (value - baseline) / way : null;
  }
  if (target <= 0) return null;
  return direction === 'up' ? value / target : 2 - value / target;
}

/** Target, value and achieved share of an indicator from Triwulan I up to a quarter. */
export function achievementUpTo(measured: Measured, targets: QuarterValues, values: QuarterValues, quarter: number) {
  const target = upToQuarter(targets, measured.aggregation, quarter);
  const value = upToQuarter(values, measured.aggregation, quarter);
  return { target, value, share: achievedShare(measured, value, target) };
}

/** Whether a value is expected of the quarter: it has a target, or no quarter of the year has one. */
export function isValueDue(targets: QuarterValues, quarter: number): boolean {
  return targets[quarter - 1] !== null || targets.every((target) => target === null);
}
