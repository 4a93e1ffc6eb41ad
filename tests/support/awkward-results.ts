import { newId } from '../../src/main/database/new-id.ts';
import type { Known } from './awkward-records.ts';
import type { Records } from './report-records.ts';

const created = '2025-01-15T00:00:00.000Z';
const row = () => ({ id: newId(), createdAt: created, updatedAt: created, version: 1 });
const year = 2025;

/**
 * Adds what `fillAwkward` leaves out: umbrella programs, programs in two TPBs, groups in two programs with members
 * who come and go, indicators of every kind with gaps, vulnerable people, follow-ups.
 */
export async function fillAwkwardResults(records: Records, seed: number, known: Known): Promise<void> {
  const { queries } = records;
  let state = seed;
  // A plain congruential generator: the same figures at every run.
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // the lists are never empty
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  await records.choices();

  for (const { id, unitId, mainTpb } of known.programs) {
    if (random() < 0.4) await records.furtherTpbs(id, (mainTpb % 17) + 1);
    // Only under an earlier one: no circles.
    const earlier = known.programs.filter((other) => other.unitId === unitId && other.id < id);
    if (random() < 0.3 && earlier.length > 0) {
      await queries
        .updateTable('program')
        .set({ parentId: pick(earlier).id })
        .where('id', '=', id)
        .execute();
    }
    for (let position = 0; position < upTo(3); position += 1) {
      const indicator = {
        ...row(),
        deletedAt: random() < 0.1 ? created : null,
        searchName: 'indikator',
        programId: id,
        position,
        name: `Indikator ${position}`,
        measure: 'kg',
        baseline: pick([null, 0, 18.5]),
        direction: pick(['up', 'down'] as const),
        aggregation: pick(['sum', 'last', 'average'] as const),
        description: '',
      };
      await queries.insertInto('indicator').values(indicator).execute();
      for (const quarter of [1, 2, 3, 4]) {
        const of = { indicatorId: indicator.id, year, quarter };
        if (random() < 0.7) {
          await queries
            .insertInto('indicator_target')
            .values({ ...row(), ...of, value: upTo(99) / 10 })
            .execute();
        }
        if (random() < 0.6) {
          const achieved = { ...row(), ...of, value: upTo(99) / 10, note: pick(['', 'Catatan']) };
          await queries.insertInto('achievement').values(achieved).execute();
        }
      }
    }
  }
  for (const { id } of await queries.selectFrom('beneficiary').select('id').execute()) {
    for (const category of ['lansia', 'anak']) {
      if (random() < 0.5) continue;
      await queries
        .insertInto('beneficiary_vulnerable')
        .values({ ...row(), beneficiaryId: id, category, count: upTo(20) })
        .execute();
    }
  }

  const people = await queries.selectFrom('person').select('id').orderBy('id').execute();
  for (const { id } of people) {
    await queries
      .updateTable('person')
      .set({ gender: pick(['L', 'P', null] as const) })
      .where('id', '=', id)
      .execute();
  }
  const groups: string[] = [];
  for (let index = 0; index < 14; index += 1) {
    const unitId = pick([...new Set(known.programs.map((program) => program.unitId))]);
    const id = await records.group(unitId, `Kelompok ${index}`, { deletedAt: random() < 0.15 ? created : null });
    groups.push(id);
    if (random() < 0.2) {
      await queries
        .updateTable('assisted_group')
        .set({ isActive: 0 as never }) // Kysely hands a boolean to the driver as it is, which takes numbers only
        .where('id', '=', id)
        .execute();
    }
    for (const program of known.programs.filter((other) => other.unitId === unitId && random() < 0.2)) {
      await records.programGroup(program.id, id);
    }
    for (const [position, { id: personId }] of people.filter(() => random() < 0.4).entries()) {
      const joinedOn = pick([null, '2024-05-01', '2025-03-31', '2025-04-01', '2025-12-31']);
      const leftOn = pick([null, null, '2025-03-31', '2025-06-30', '2025-07-01', '2026-01-01']);
      const membership = { ...row(), groupId: id, personId, position, joinedOn, leftOn, vulnerableCategories: '' };
      await queries
        .insertInto('membership')
        .values({ ...membership, role: position === 0 ? 'chair' : 'member' })
        .execute();
    }
    for (const quarter of [1, 2, 3, 4]) {
      if (random() < 0.4) continue;
      const stated = { activeMale: null, activeFemale: null, production: '', proof: '', profit: null };
      const stages = { stage: pick(['inisiasi', 'pengembangan']), startStage: 'inisiasi' };
      await queries
        .insertInto('group_progress')
        .values({
          ...row(),
          groupId: id,
          year,
          quarter,
          revenue: pick([null, 0, upTo(9_000_000)]),
          ...stated,
          ...stages,
        })
        .execute();
    }
  }
  for (const { id } of await queries.selectFrom('participant').select('id').where('institution', '=', '').execute()) {
    await queries
      .updateTable('participant')
      .set({ groupId: pick([null, ...groups]) })
      .where('id', '=', id)
      .execute();
  }
  for (const meeting of known.meetings) {
    for (const program of known.programs.filter(({ unitId }) => unitId === meeting.unitId && random() < 0.2)) {
      await queries
        .insertInto('meeting_program')
        .values({ ...row(), meetingId: meeting.id, programId: program.id })
        .execute();
    }
    if (random() < 0.4) continue;
    const status = pick(['open', 'done'] as const);
    await queries
      .insertInto('follow_up')
      .values({
        ...row(),
        deletedAt: null,
        searchName: 'tindak lanjut',
        unitId: meeting.unitId,
        text: 'Tindak lanjut',
        meetingId: meeting.id,
        pointId: null,
        programId: null,
        activityId: null,
        responsible: '',
        responsibleId: null,
        institution: '',
        dueOn: pick([null, '2025-03-31', '2025-06-30']),
        status,
        doneOn: status === 'done' ? pick(['2025-03-31', '2025-12-31']) : null,
        decision: pick(['undecided', 'accepted', 'rejected'] as const),
        decisionReason: '',
        proofNote: '',
      })
      .execute();
  }
}
