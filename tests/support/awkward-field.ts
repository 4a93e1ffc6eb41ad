import { newId } from '../../src/main/database/new-id.ts';
import type { QuarterValues } from '../../src/shared/indicators.ts';
import type { Known } from './awkward-records.ts';
import { randomOf } from './awkward-records.ts';
import type { Records } from './report-records.ts';

/** The rest of the field, on top of `fillAwkward`: what tables B, D, E, F and H are made from. */
export interface KnownField {
  furtherTpbs: Map<string, number[]>;
  indicators: {
    id: string;
    programId: string;
    name: string;
    baseline: number | null;
    direction: 'up' | 'down';
    aggregation: 'sum' | 'last' | 'average';
    isBinned: boolean;
    targets: Record<number, QuarterValues>;
    values: Record<number, QuarterValues>;
  }[];
  vulnerable: { programId: string; year: number; quarter: number; category: string; count: number }[];
  groups: {
    id: string;
    unitId: string;
    name: string;
    isActive: boolean;
    isBinned: boolean;
    foundedOn: string | null;
    stage: string;
    programIds: string[];
    members: {
      gender: 'L' | 'P' | null;
      isChair: boolean;
      name: string;
      joinedOn: string | null;
      leftOn: string | null;
    }[];
    progress: { year: number; quarter: number; revenue: number | null; stage: string; startStage: string }[];
  }[];
  followUps: {
    id: string;
    unitId: string;
    meetingId: string | null;
    dueOn: string | null;
    doneOn: string | null;
    isRejected: boolean;
    isBinned: boolean;
    enteredOn: string;
  }[];
}

const days = [
  '2024-12-31',
  '2025-01-01',
  '2025-03-31',
  '2025-04-01',
  '2025-06-30',
  '2025-07-01',
  '2025-12-31',
  '2026-01-01',
];
const stages = ['inisiasi', 'pengembangan', 'penguatan', 'kemandirian'];
const binned = '2025-05-05T00:00:00.000Z';

/** Adds indicators of every kind, groups in several programs, members who come and go, follow-ups in every state. */
export async function fillAwkwardField(
  records: Records,
  seed: number,
  units: string[],
  known: Known,
): Promise<KnownField> {
  const random = randomOf(seed * 7919);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const insert = async (table: string, values: object) => {
    const row = {
      id: newId(),
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      version: 1,
    };
    // Tables and their columns are named here as they are kept; the compiler knows them one at a time only.
    await records.queries
      .insertInto(table as never)
      .values({ ...row, ...values })
      .execute();
    return (values as { id?: string }).id ?? row.id;
  };
  const record = (isBinned: boolean) => ({ deletedAt: isBinned ? binned : null, searchName: 'x' });
  const field: KnownField = { furtherTpbs: new Map(), indicators: [], vulnerable: [], groups: [], followUps: [] };

  for (const program of known.programs) {
    const further = [1, 5, 8, 13].filter((tpb) => tpb !== program.mainTpb && random() < 0.3);
    await records.furtherTpbs(program.id, ...further);
    field.furtherTpbs.set(program.id, further);
    for (let count = upTo(3); count > 0; count -= 1) {
      const indicator = {
        id: newId(),
        programId: program.id,
        name: `Indikator ${field.indicators.length}`,
        baseline: pick([null, 0, 18, 40.5]),
        direction: pick(['up', 'down'] as const),
        aggregation: pick(['sum', 'last', 'average'] as const),
        isBinned: random() < 0.1,
      };
      const { isBinned, ...fields } = indicator;
      await insert('indicator', { ...record(isBinned), ...fields, position: count, measure: 'orang', description: '' });
      const series = async (table: string, extra: object) => {
        const byYear: Record<number, QuarterValues> = {};
        for (const year of [2024, 2025]) {
          const values: QuarterValues = [null, null, null, null];
          for (const quarter of [1, 2, 3, 4]) {
            if (random() < 0.4) continue;
            const value = pick([0, 4, 12.5, 40.5, upTo(100)]);
            values[quarter - 1] = value;
            await insert(table, { indicatorId: indicator.id, year, quarter, value, ...extra });
          }
          byYear[year] = values;
        }
        return byYear;
      };
      const targets = await series('indicator_target', {});
      const values = await series('achievement', { note: '' });
      field.indicators.push({ ...indicator, targets, values });
    }
  }
  const statements = await records.queries.selectFrom('beneficiary').selectAll().execute();
  for (const { id, programId, year, quarter } of statements) {
    for (const category of ['lansia', 'anak', 'disabilitas']) {
      if (random() < 0.5) continue;
      const count = upTo(20);
      await insert('beneficiary_vulnerable', { beneficiaryId: id, category, count });
      field.vulnerable.push({ programId, year, quarter, category, count });
    }
  }

  for (let index = 0; index < 16; index += 1) {
    const unitId = pick(units);
    const isBinned = random() < 0.1;
    const group = {
      unitId,
      name: `Kelompok ${String(index).padStart(2, '0')}`,
      isActive: random() < 0.8,
      isBinned,
      foundedOn: pick([null, null, '2024-01-01', '2025-06-30', '2026-01-01']),
      stage: pick(stages),
    };
    const id = await records.group(unitId, group.name, { deletedAt: isBinned ? binned : null });
    await records.queries
      .updateTable('assisted_group')
      .set({ foundedOn: group.foundedOn, stage: group.stage, isActive: (group.isActive ? 1 : 0) as never })
      .where('id', '=', id)
      .execute();
    const programIds = known.programs
      .filter((program) => program.unitId === unitId && !program.isBinned && random() < 0.25)
      .map((program) => program.id);
    for (const programId of programIds) await records.programGroup(programId, id);
    const members: KnownField['groups'][number]['members'] = [];
    for (let count = upTo(6); count > 0; count -= 1) {
      const name = `Anggota ${index}-${count}`;
      const member = {
        name,
        gender: pick(['L', 'P', null] as const),
        isChair: count === 1,
        joinedOn: pick([null, '2024-01-01', '2025-03-31', '2025-06-30', '2026-01-01']),
        leftOn: pick([null, null, '2025-03-31', '2025-06-30']),
      };
      const personId = await records.person(name);
      await records.queries.updateTable('person').set({ gender: member.gender }).where('id', '=', personId).execute();
      const { joinedOn, leftOn } = member;
      const role = member.isChair ? 'chair' : 'member';
      await insert('membership', {
        groupId: id,
        personId,
        position: count,
        role,
        joinedOn,
        leftOn,
        vulnerableCategories: '',
      });
      members.push(member);
    }
    const progress: KnownField['groups'][number]['progress'] = [];
    for (const [year, quarter] of [
      [2024, 4],
      [2025, 1],
      [2025, 2],
      [2025, 4],
    ] as const) {
      if (random() < 0.5) continue;
      const stated = {
        year,
        quarter,
        revenue: pick([null, 0, upTo(9_000_000)]),
        stage: pick(stages),
        startStage: pick(stages),
      };
      const rest = { profit: null, activeMale: null, activeFemale: null, production: '', proof: '' };
      await insert('group_progress', { groupId: id, ...stated, ...rest });
      progress.push(stated);
    }
    field.groups.push({ id, ...group, programIds, members, progress });
  }

  for (let index = 0; index < 40; index += 1) {
    const unitId = pick(units);
    const meetings = known.meetings.filter((meeting) => meeting.unitId === unitId && !meeting.isBinned);
    const followUp = {
      id: newId(),
      unitId,
      meetingId: random() < 0.7 && meetings.length > 0 ? pick(meetings).id : null,
      dueOn: pick([null, ...days]),
      doneOn: random() < 0.4 ? pick(days) : null,
      isRejected: random() < 0.15,
      isBinned: random() < 0.1,
      enteredOn: pick(days),
    };
    const { isBinned, isRejected, enteredOn, ...fields } = followUp;
    await insert('follow_up', {
      ...record(isBinned),
      ...fields,
      createdAt: `${enteredOn}T05:00:00.000Z`,
      text: `Tindak lanjut ${index}`,
      pointId: null,
      programId: null,
      activityId: null,
      responsible: '',
      responsibleId: null,
      institution: '',
      status: followUp.doneOn ? 'done' : 'open',
      decision: isRejected ? 'rejected' : 'undecided',
      decisionReason: '',
      proofNote: '',
    });
    field.followUps.push(followUp);
  }
  return field;
}
