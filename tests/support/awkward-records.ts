import type { ParticipantStatus } from '../../src/shared/meetings.ts';
import { participantStatuses } from '../../src/shared/meetings.ts';
import type { Records } from './report-records.ts';

/** What was put in, as plain lists: for calculating the report again without its SQL. */
export interface Known {
  programs: {
    id: string;
    unitId: string;
    code: string;
    mainTpb: number;
    startDate: string;
    endDate: string | null;
    isBinned: boolean;
  }[];
  budgets: { programId: string; year: number; quarter: number; amount: number }[];
  expenses: { programId: string; date: string; amount: number; isBinned: boolean }[];
  beneficiaries: {
    programId: string;
    year: number;
    quarter: number;
    male: number;
    female: number;
    indirect: number;
  }[];
  meetings: { id: string; unitId: string; title: string; isBinned: boolean }[];
  sessions: { id: string; meetingId: string; date: string; position: number }[];
  participants: {
    sessionId: string;
    personId: string;
    gender: 'L' | 'P' | null;
    institution: string;
    status: ParticipantStatus;
  }[];
}

const days = [
  '2024-12-31',
  '2025-01-01',
  '2025-03-31',
  '2025-04-01',
  '2025-06-30',
  '2025-07-01',
  '2025-09-30',
  '2025-10-01',
  '2025-12-31',
  '2026-01-01',
];

/** Fills two units with records on and around quarter ends, in the bin, without budget, without gender … */
export async function fillAwkward(records: Records, seed: number): Promise<{ units: string[]; known: Known }> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const known: Known = {
    programs: [],
    budgets: [],
    expenses: [],
    beneficiaries: [],
    meetings: [],
    sessions: [],
    participants: [],
  };
  const units = [await records.unit({ code: 'U-1' }), await records.unit({ code: 'U-2' })];
  for (const unit of units) await records.identity(unit, 'Unit');
  const binned = '2025-05-05T00:00:00.000Z';

  for (let index = 0; index < 24; index += 1) {
    const unitId = pick(units);
    const isBinned = random() < 0.15;
    const program = {
      code: `P-${index + 1}`,
      mainTpb: 1 + upTo(16),
      startDate: pick(['2023-01-01', '2025-01-01', '2025-12-31', '2026-01-01']),
      endDate: pick([null, null, '2024-12-31', '2025-01-01', '2025-12-31']),
    };
    const id = await records.program(unitId, program.code, { ...program, deletedAt: isBinned ? binned : null });
    known.programs.push({ id, unitId, isBinned, ...program });
    for (const year of [2024, 2025]) {
      if (random() < 0.4) continue;
      const amounts = [1, 2, 3, 4].map(() => (random() < 0.3 ? 0 : upTo(900_000_000)));
      await records.budget(id, year, amounts);
      amounts.forEach((amount, quarter) => known.budgets.push({ programId: id, year, quarter: quarter + 1, amount }));
    }
    for (let count = upTo(6); count > 0; count -= 1) {
      const expense = { programId: id, date: pick(days), amount: upTo(80_000_000), isBinned: random() < 0.15 };
      await records.expense(id, expense.date, expense.amount, expense.isBinned ? binned : null);
      known.expenses.push(expense);
    }
    for (const [year, quarter] of [
      [2024, 4],
      [2025, 1],
      [2025, 2],
      [2025, 4],
    ] as const) {
      if (random() < 0.5) continue;
      const counts = { male: upTo(50), female: upTo(50), indirect: upTo(900) };
      await records.beneficiaries(id, year, quarter, counts);
      known.beneficiaries.push({ programId: id, year, quarter, ...counts });
    }
  }

  const people: { id: string; name: string }[] = [];
  for (let index = 0; index < 30; index += 1) {
    people.push({ id: await records.person(`Orang ${index}`), name: `Orang ${index}` });
  }
  for (let index = 0; index < 20; index += 1) {
    const unitId = pick(units);
    const isBinned = random() < 0.15;
    const title = `Pertemuan ${index}`;
    const meetingId = await records.meeting(unitId, title, { deletedAt: isBinned ? binned : null });
    known.meetings.push({ id: meetingId, unitId, title, isBinned });
    for (let position = 0; position <= upTo(3); position += 1) {
      const date = pick(days);
      const id = await records.session(meetingId, date, { position });
      known.sessions.push({ id, meetingId, date, position });
      for (const person of people.filter(() => random() < 0.4)) {
        const participant = {
          gender: pick(['L', 'P', null] as const),
          institution: pick(['Bappeda', 'BAPPEDA', 'Dinkes', '']),
          status: pick(participantStatuses),
        };
        await records.participant(id, person, participant);
        known.participants.push({ sessionId: id, personId: person.id, ...participant });
      }
    }
  }
  return { units, known };
}

/** Mulberry32: the same numbers at every run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
