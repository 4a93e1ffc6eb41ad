import { describe, expect, it } from 'vitest';
import { achievedShare, achievementUpTo, isValueDue, upToQuarter } from '../../src/shared/achievement.ts';
import type { Measured } from '../../src/shared/achievement.ts';
import { decimalSchema, tidied } from '../../src/shared/decimal.ts';
import { aggregations, directions } from '../../src/shared/indicators.ts';
import type { QuarterValues } from '../../src/shared/indicators.ts';
import { formatPercent } from '../../src/shared/money.ts';

const stunting: Measured = { baseline: 18, direction: 'down', aggregation: 'last' };

describe('achievement of an indicator', () => {
  it('rule 4: is 77,8 % where 18 should become 0 and stands at 4', () => {
    expect(achievedShare(stunting, 4, 0)).toBeCloseTo(0.778, 3);
    expect(formatPercent(achievedShare(stunting, 4, 0))).toBe('77,78%');
  });

  it('rule 4: is nothing, never a division error, where there is no way to go', () => {
    expect(achievedShare({ ...stunting, baseline: 0 }, 4, 0)).toBeNull();
    expect(achievedShare({ baseline: null, direction: 'up', aggregation: 'sum' }, 4, 0)).toBeNull();
    expect(achievedShare({ baseline: null, direction: 'down', aggregation: 'sum' }, 4, 0)).toBeNull();
    expect(achievedShare(stunting, null, 0)).toBeNull();
    expect(achievedShare(stunting, 4, null)).toBeNull();
    expect(achievedShare(stunting, 4, 20)).toBeNull();
  });

  it('rule 4: rises from the baseline where the figure is a state, and from zero where it is a sum', () => {
    expect(achievedShare({ baseline: 60, direction: 'up', aggregation: 'average' }, 75, 90)).toBeCloseTo(0.5);
    expect(achievedShare({ baseline: 60, direction: 'up', aggregation: 'sum' }, 75, 100)).toBeCloseTo(0.75);
    expect(achievedShare({ baseline: null, direction: 'down', aggregation: 'sum' }, 11, 10)).toBeCloseTo(0.9);
  });

  it('puts quarters together as the aggregation says, and leaves out those that are not stated', () => {
    const values: QuarterValues = [0.1, null, 0.2, 6];
    expect([2, 3, 4].map((quarter) => upToQuarter(values, 'sum', quarter))).toEqual([0.1, 0.3, 6.3]);
    expect([2, 3, 4].map((quarter) => upToQuarter(values, 'last', quarter))).toEqual([0.1, 0.2, 6]);
    expect(upToQuarter(values, 'average', 4)).toBeCloseTo(2.1);
    expect(upToQuarter([null, null, 1, 1], 'sum', 2)).toBeNull();
  });

  it('expects a value of a quarter with a target, and of every quarter where the year has none', () => {
    expect(isValueDue([null, null, null, 5], 1)).toBe(false);
    expect(isValueDue([null, null, null, 5], 4)).toBe(true);
    expect(isValueDue([null, null, null, null], 1)).toBe(true);
  });

  it('agrees with a reckoning of its own over thousands of indicators', () => {
    const random = seeded(7);
    const figure = () => (random() < 0.25 ? null : Math.round(random() * 400 - 100) / 4);
    for (let round = 0; round < 5000; round += 1) {
      const measured: Measured = {
        baseline: figure(),
        direction: directions[Math.floor(random() * 2)]!,
        aggregation: aggregations[Math.floor(random() * 3)]!,
      };
      const four = (): QuarterValues => [figure(), figure(), figure(), figure()];
      const [targets, values, quarter] = [four(), four(), 1 + Math.floor(random() * 4)];
      const found = achievementUpTo(measured, targets, values, quarter);
      const [target, value] = [targets, values].map((list) => reckoned(list, measured.aggregation, quarter));
      expect(rounded(found.target)).toBe(rounded(target));
      expect(rounded(found.value)).toBe(rounded(value));
      const percent = percentOf(measured, value ?? Number.NaN, target ?? Number.NaN);
      expect(rounded(found.share === null ? null : found.share * 100)).toBe(rounded(percent));
    }
  });

  it('keeps decimals as they are typed, and says which it cannot', () => {
    for (const value of [0, 4.5, -0.25, 99_999_999_999.1234, 0.0001]) {
      expect(JSON.parse(JSON.stringify(decimalSchema.parse(value)))).toBe(value);
    }
    expect(decimalSchema.safeParse(0.00001).success).toBe(false);
    expect(decimalSchema.safeParse(1e12).success).toBe(false);
    expect(tidied(0.1 + 0.2)).toBe(0.3);
  });
});

/** To compare with: six decimals, and NaN where there is no figure. */
function rounded(value: number | null | undefined): string {
  return (value ?? Number.NaN).toFixed(6).replace(/^-(0\.0+)$/, '$1');
}

/** The same figures by counting, quarter after quarter; NaN for none. */
function reckoned(list: QuarterValues, aggregation: Measured['aggregation'], quarter: number): number {
  let [count, sum, last] = [0, 0, Number.NaN];
  for (let index = 0; index < quarter; index += 1) {
    const value = list[index] ?? null;
    if (value === null) continue;
    [count, sum, last] = [count + 1, sum + value, value];
  }
  if (count === 0) return Number.NaN;
  return { sum, last, average: sum / count }[aggregation];
}

/** Per cent by steps: how many hundredths of the way, or of the target, are gone. */
function percentOf({ baseline, direction, aggregation }: Measured, value: number, target: number): number {
  const sign = direction === 'up' ? 1 : -1;
  if (baseline !== null && aggregation !== 'sum') {
    const hundredth = (sign * (target - baseline)) / 100;
    return hundredth > 0 ? (sign * (value - baseline)) / hundredth : Number.NaN;
  }
  if (!(target > 0)) return Number.NaN;
  const ofTarget = (100 * value) / target;
  return direction === 'up' ? ofTarget : 100 - (ofTarget - 100);
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
