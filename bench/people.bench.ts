import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../src/main/database/new-id.ts';
import { openDatabase, queriesOf } from '../src/main/database/open.ts';
import { comparedFields } from '../src/main/people/compared-fields.ts';
import { everybody } from '../src/main/people/candidates.ts';
import { likelyPairs } from '../src/main/people/likely-pairs.ts';
import { duplicateScore, possibleDuplicate } from '../src/shared/duplicate-score.ts';
import { heldOutPairs, tuningPairs } from './duplicate-names.ts';
import type { LabelledPair } from './duplicate-names.ts';

// How well pairs of one person are told from pairs of two, and what finding them among 20,000
// people costs against one plain reading of the same table in the same run.

const count = 20_000;
const rounds = 7;

console.log(`labelled pairs at the score from which they are offered (${possibleDuplicate})`);
for (const [name, pairs] of [
  ['tuning', tuningPairs],
  ['held out', heldOutPairs],
] as const) {
  const { precision, recall } = precisionAndRecall(pairs);
  console.log(
    `  ${name.padEnd(10)} ${pairs.length} pairs  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (goal ≥ 0.95, ≥ 0.90)`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
const orm = await openDatabase(folder);
const queries = queriesOf(orm.em.fork());
await fillWithPeople();

const ratios: number[] = [];
const searches: number[] = [];
let found = 0;
for (let round = 0; round < rounds; round += 1) {
  const reading = await time(() => queries.selectFrom('person').selectAll().execute());
  const search = await time(async () => {
    found = likelyPairs(await everybody(queries), possibleDuplicate).length;
  });
  ratios.push(search / reading);
  searches.push(search);
}
console.log(
  `duplicates among ${count} people / one plain reading of the table: ${middle(ratios).toFixed(1)}× (${middle(searches).toFixed(0)} ms, ${found} pairs)`,
);
await orm.close(true);
rmSync(folder, { recursive: true, force: true });

function precisionAndRecall(pairs: readonly LabelledPair[]) {
  const offered = pairs.filter(({ one, other }) => duplicateScore(one, other).score >= possibleDuplicate);
  const right = offered.filter(({ isSame }) => isSame).length;
  return { precision: right / offered.length, recall: right / pairs.filter(({ isSame }) => isSame).length };
}

/** People of a kabupaten: names of the labelled set put together anew, in 200 villages; every thirtieth twice. */
async function fillWithPeople(): Promise<void> {
  const words = [...tuningPairs, ...heldOutPairs].flatMap(({ one, other }) =>
    [one, other].map(({ name }) => name.split(' ')),
  );
  const at = '2026-01-01T00:00:00.000Z';
  const pick = <T>(list: readonly T[], seed: number) => list[seed % list.length] as T; // no list here is empty
  const people = Array.from({ length: count }, (_, index) => {
    // The same seed makes the same person: every thirtieth is the one before, without village and year.
    const isAgain = index % 30 === 29;
    const seed = isAgain ? index - 1 : index;
    const first = pick(words, seed * 7919)[0] ?? '';
    const last = pick(words, seed * 104_729 + Math.floor(seed / 97)).at(-1) ?? '';
    const name = `${first} ${last}`;
    const phone = seed % 3 === 0 ? '' : `0812${String(seed).padStart(8, '0')}`;
    return {
      id: newId(),
      createdAt: at,
      updatedAt: at,
      version: 1,
      deletedAt: null,
      name,
      phone,
      ...comparedFields({ name, phone }),
      gender: seed % 2 === 0 ? ('P' as const) : ('L' as const),
      birthYear: isAgain ? null : 1950 + (seed % 50),
      areaCode: isAgain ? null : `64.09.01.2${String(seed % 200).padStart(3, '0')}`,
      consentDate: null,
      note: '',
      mergedIntoId: null,
    };
  });
  for (let start = 0; start < people.length; start += 1000) {
    await queries
      .insertInto('person')
      .values(people.slice(start, start + 1000))
      .execute();
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
