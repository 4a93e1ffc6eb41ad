import type { ApplicationClient } from '../../shared/contract.ts';
import type { Aggregation, Direction, QuarterValues } from '../../shared/indicators.ts';
import type { SaveNarrative } from '../../shared/narratives.ts';
import type { SaveQuarter } from '../../shared/quarter-entry.ts';
import type { Quarter } from '../../shared/quarter.ts';
import type { KeptGroup } from './entering.ts';
import { participantRows, sampleNote } from './entering.ts';

/** A year and a half, quarter by quarter; of each list below the first row is of the first of these. */
const quarters: readonly Quarter[] = [
  { year: 2025, quarter: 2 },
  { year: 2025, quarter: 3 },
  { year: 2025, quarter: 4 },
  { year: 2026, quarter: 1 },
  { year: 2026, quarter: 2 },
  { year: 2026, quarter: 3 },
];

export interface SampleIndicator {
  programId: string;
  name: string;
  measure: string;
  baseline: number | null;
  direction?: Direction;
  aggregation: Aggregation;
  targets: Record<2025 | 2026, QuarterValues>;
  values: readonly number[];
}

/** What is told of a program's quarter. */
export type SampleNarrative = SaveNarrative;

/** Enters what is told, a program's quarter after the other. */
export async function enterNarratives(
  client: ApplicationClient,
  narratives: readonly SampleNarrative[],
): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are entered
  for (const narrative of narratives) await client.narratives.save(narrative);
}

/** A quarter of a group: revenue, profit, active L and P, production, stage, score of each dimension in turn. */
export type SampleProgress = readonly (readonly [
  revenue: number | null,
  profit: number | null,
  activeMale: number,
  activeFemale: number,
  production: string,
  stage: string,
  score: number,
])[];

/** People reached by a program: heads of the first quarter, which grow by a few each quarter. */
export interface SampleBeneficiaries {
  programId: string;
  male: number;
  female: number;
  indirect: number;
  basis: string;
  vulnerable: Record<string, number>;
}

export interface SampleWork {
  indicators: readonly SampleIndicator[];
  progress: readonly (readonly [groupId: string, rows: SampleProgress])[];
  beneficiaries: readonly SampleBeneficiaries[];
}

/** Enters a unit's indicators with the targets of both years, and its quarters as Isi Triwulan takes them. */
export async function enterQuarters(client: ApplicationClient, unitId: string, work: SampleWork): Promise<void> {
  const ids = await enterIndicators(client, work.indicators);
  for (const [index, of] of quarters.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one quarter after the other, as they are entered
    await client.quarterEntry.save({
      unitId,
      ...of,
      indicators: work.indicators.flatMap((indicator, place) => {
        const [value, indicatorId] = [indicator.values[index], ids[place]];
        return value === undefined || indicatorId === undefined ? [] : [{ indicatorId, value, note: 'Contoh' }];
      }),
      beneficiaries: work.beneficiaries.map((row) => ({
        ...row,
        male: row.male + index,
        female: row.female + 2 * index,
        indirect: row.indirect + 5 * index,
      })),
      groups: work.progress.flatMap(([groupId, rows]) => progressIn(groupId, rows, index)),
    });
  }
}

/** Each program's indicators, the same ones with targets of one year and the next. Answers their ids in the given order. */
async function enterIndicators(client: ApplicationClient, indicators: readonly SampleIndicator[]): Promise<string[]> {
  const ids = new Map<SampleIndicator, string>();
  for (const [programId, own] of Map.groupBy(indicators, (indicator) => indicator.programId)) {
    let kept: { id?: string; version?: number }[] = own.map(() => ({}));
    for (const year of [2025, 2026] as const) {
      const rows = own.map(({ values: _, programId: __, targets, ...indicator }, index) => ({
        ...kept[index],
        ...indicator,
        targets: targets[year],
        description: sampleNote,
      }));
      // oxlint-disable-next-line no-await-in-loop -- a year's targets go to the indicators of the year before
      kept = (await client.indicators.save({ programId, year, rows })).rows;
    }
    own.forEach((indicator, index) => ids.set(indicator, kept[index]?.id ?? ''));
  }
  return indicators.map((indicator) => ids.get(indicator) ?? '');
}

function progressIn(groupId: string, progress: SampleProgress, index: number): NonNullable<SaveQuarter['groups']> {
  const row = progress[index];
  if (row === undefined) return [];
  const [revenue, profit, activeMale, activeFemale, production, stage, score] = row;
  const scores = { kelembagaan: score, sdm: score, ekonomi: Math.max(1, score - 1), jejaring: score };
  const proof = 'Penilaian bersama pengurus kelompok (contoh)';
  return [{ groupId, revenue, profit, activeMale, activeFemale, production, stage, scores, proof }];
}

export interface SampleMeeting {
  date: string;
  kind: string;
  title: string;
  place: string;
  areaCode: string;
  programIds: readonly string[];
  /** Who is on the list: a group, what it is called there, and how many of it. */
  invited: readonly (readonly [group: KeptGroup, institution: string, count: number])[];
  /** How many of them, from the end of the list, did not come; nobody has come yet where missing. */
  absent?: number;
  outcome?: string;
}

/** Enters meetings of a year and a half: most with attendance, some that lie ahead. */
export async function enterMeetings(
  client: ApplicationClient,
  unitId: string,
  { chair, noteTaker }: { chair: string; noteTaker: string },
  meetings: readonly SampleMeeting[],
): Promise<void> {
  for (const [index, meeting] of meetings.entries()) {
    const { date, kind, title, place, areaCode, programIds, invited, absent, outcome } = meeting;
    const list = invited.flatMap(([group, institution, count]) => participantRows(group, institution, count));
    const statusOf = (position: number) => {
      if (absent === undefined) return 'invited' as const;
      return position < list.length - absent ? ('present' as const) : ('absent' as const);
    };
    // oxlint-disable-next-line no-await-in-loop -- meetings are numbered in order
    await client.meetings.save({
      unitId,
      kind,
      number: `CONTOH/${String(index + 1).padStart(2, '0')}/${date.slice(0, 4)}`,
      title,
      purpose: sampleNote,
      chair,
      noteTaker,
      outcome: outcome === undefined ? '' : `${outcome} (contoh)`,
      programIds: [...programIds],
      groupIds: invited.map(([group]) => group.id),
      sessions: [
        {
          date,
          startTime: '09:00',
          place,
          areaCode,
          participants: list.map((row, position) => ({ ...row, status: statusOf(position) })),
        },
      ],
    });
  }
}
