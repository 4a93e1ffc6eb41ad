import { describe, expect, it } from 'vitest';
import { heldOutPairs, tuningPairs } from '../../bench/duplicate-names.ts';
import type { LabelledPair } from '../../bench/duplicate-names.ts';
import { duplicateScore, likelyDuplicate, possibleDuplicate } from '../../src/shared/duplicate-score.ts';
import type { ComparedPerson } from '../../src/shared/duplicate-score.ts';

function person(fields: Partial<ComparedPerson>): ComparedPerson {
  return {
    name: 'Siti Aminah',
    gender: null,
    birthYear: null,
    phone: '',
    areaCode: null,
    groupIds: [],
    institutions: [],
    ...fields,
  };
}

const scoreOf = (one: Partial<ComparedPerson>, other: Partial<ComparedPerson>) =>
  duplicateScore(person(one), person(other));

describe('the score of two people', () => {
  it('says why: name, phone, village, group, institution, year of birth', () => {
    const fields = {
      phone: '0812-3456-7890',
      areaCode: '64.09.01.2020',
      groupIds: ['1'],
      institutions: ['Posyandu Mawar'],
      birthYear: 1980,
    };
    const { score, reasons } = scoreOf(fields, {
      ...fields,
      name: 'Hj. Siti Aminah, S.Pd.',
      phone: '+62 812 3456 7890',
      institutions: ['POSYANDU MAWAR'],
    });
    expect(reasons).toEqual(['sameName', 'samePhone', 'sameBirthYear', 'sameVillage', 'sameGroup', 'sameInstitution']);
    expect(score).toBeGreaterThan(0.99);
  });

  it('is great for one name and phone, however name and phone are written', () => {
    expect(scoreOf({ phone: '0812 1' }, { name: 'St. Amina', phone: '62 812 1' }).score).toBeGreaterThan(
      possibleDuplicate,
    );
  });

  it('is below what is offered for one name alone, of one word all the more', () => {
    expect(scoreOf({}, {}).score).toBeLessThan(possibleDuplicate);
    const alone = scoreOf({ name: 'Suparman' }, { name: 'Suparman' }).score;
    expect(alone).toBeLessThan(scoreOf({}, {}).score);
    const inVillage = { name: 'Suparman', areaCode: '64.09.01.2020' };
    expect(scoreOf(inVillage, inVillage).score).toBeLessThan(possibleDuplicate);
  });

  it('falls far for a man and a woman, and for people a generation apart', () => {
    const same = { name: 'Dwi Lestari', areaCode: '64.09.01.2020', groupIds: ['1'], phone: '0812' };
    const whole = scoreOf(same, same);
    expect(whole.score).toBeGreaterThan(likelyDuplicate);
    const twoSexes = scoreOf({ ...same, gender: 'L' }, { ...same, gender: 'P' });
    expect(twoSexes.reasons).toContain('differentGender');
    expect(whole.score - twoSexes.score).toBeGreaterThan(0.1);
    const withoutPhone = { ...same, phone: '' };
    expect(scoreOf({ ...withoutPhone, gender: 'L' }, { ...withoutPhone, gender: 'P' }).score).toBeLessThan(
      possibleDuplicate,
    );
    const twoAges = scoreOf({ ...withoutPhone, birthYear: 1950 }, { ...withoutPhone, birthYear: 1980 });
    expect(twoAges.reasons).toContain('differentBirthYear');
    expect(twoAges.score).toBeLessThan(possibleDuplicate);
  });

  it('is nothing for two names, whatever else they share', () => {
    const shared = { phone: '0812', areaCode: '64.09.01.2020', groupIds: ['1'], birthYear: 1980 };
    expect(scoreOf({ ...shared, name: 'Rina Lestari' }, { ...shared, name: 'Rini Lestari' })).toEqual({
      score: 0,
      reasons: [],
    });
  });

  it('is the same from both sides', () => {
    for (const { one, other } of [...tuningPairs, ...heldOutPairs]) {
      expect(duplicateScore(one, other)).toEqual(duplicateScore(other, one));
    }
  });
});

describe('the pairs labelled by hand', () => {
  it('are more than three hundred, of both kinds', () => {
    const pairs = [...tuningPairs, ...heldOutPairs];
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(pairs.filter(({ isSame }) => isSame).length).toBeGreaterThan(140);
    expect(new Set(pairs.map(({ line }) => line)).size).toBe(pairs.length);
  });

  for (const [name, pairs] of [
    ['chosen by', tuningPairs],
    ['held out', heldOutPairs],
  ] as const) {
    it(`are told apart well enough: those ${name}`, () => {
      const { precision, recall } = precisionAndRecall(pairs);
      expect(precision).toBeGreaterThanOrEqual(0.95);
      expect(recall).toBeGreaterThanOrEqual(0.9);
    });
  }
});

function precisionAndRecall(pairs: readonly LabelledPair[]) {
  const offered = pairs.filter(({ one, other }) => duplicateScore(one, other).score >= possibleDuplicate);
  const found = offered.filter(({ isSame }) => isSame).length;
  return { precision: found / offered.length, recall: found / pairs.filter(({ isSame }) => isSame).length };
}
