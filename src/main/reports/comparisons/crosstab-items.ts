import type { Measure } from '../../../shared/crosstab.ts';
import type { Gender } from '../../../shared/people.ts';
import { quarterOf } from '../../../shared/quarter.ts';
import type { Queries } from '../../database/open.ts';
import { wordsOf } from '../choice-labels.ts';
import type { GroupFacts } from '../quarterly/group-facts.ts';
import { periodOfQuarter } from '../quarterly/period.ts';
import type { ProgramFacts } from '../quarterly/program-facts.ts';
import type { QuarterFacts } from '../quarterly/quarter-facts.ts';
import type { ReportContext } from '../quarterly/report-context.ts';
import { attendanceRows, meetingGroups, meetingPrograms, sessionRows } from './attendance-rows.ts';
import type { AttendanceRow, SessionRow } from './attendance-rows.ts';
import type { Place, Places } from './places.ts';
import { placesIn } from './places.ts';

/** Something counted: how much of it there is, and where it stands in each dimension. */
export interface Item {
  amount: number;
  /** Who it is, where people are counted once however often they came. */
  personId: string;
  places: Places;
}

/**
 * What a measure counts in the year up to the quarter of the facts. Money, people reached and groups come from
 * the facts; who came where is not in them, so the sheets of attendance are read as they are now.
 */
export async function itemsOf(
  queries: Queries,
  context: ReportContext,
  facts: QuarterFacts,
  measure: Measure,
): Promise<Item[]> {
  switch (measure) {
    case 'budget':
      return moneyItems(context, facts, ({ budget }) => budget);
    case 'spending':
      return moneyItems(context, facts, ({ spent }) => spent);
    case 'direct':
      return reachedItems(context, facts);
    case 'members':
      return memberItems(context, facts);
    case 'revenue':
      return revenueItems(context, facts);
    case 'meetings':
      return meetingItems(context, facts, await attendanceOfYear(queries, context, facts));
    case 'attendances':
    case 'people':
      return attendanceItems(context, facts, await attendanceOfYear(queries, context, facts));
  }
}

function moneyItems(
  context: ReportContext,
  { programs }: QuarterFacts,
  amountsOf: (program: ProgramFacts) => number[],
): Item[] {
  const places = placesIn(context, programs);
  return programs.flatMap((program) => {
    const own = programPlaces(places, program);
    return amountsOf(program).map((amount, index) => ({
      amount,
      personId: '',
      places: { ...own, quarter: places.quarter(index + 1) },
    }));
  });
}

function reachedItems(context: ReportContext, { programs }: QuarterFacts): Item[] {
  const places = placesIn(context, programs);
  return programs.flatMap(({ reached, ...program }) => {
    if (reached === null) return [];
    const own = programPlaces(places, { ...program, reached });
    return (['L', 'P'] as const).map((gender) => ({
      amount: gender === 'L' ? reached.male : reached.female,
      personId: '',
      places: { ...own, gender: places.gender(gender) },
    }));
  });
}

type PlaceMaker = ReturnType<typeof placesIn>;

function programPlaces(places: PlaceMaker, { id, areas, groups }: ProgramFacts): Places {
  return {
    ...places.ofPrograms([id]),
    ...places.ofAreas(areas),
    // A report keeps the names of a program's groups only.
    group: places.oneOf(
      'group',
      groups.map((name) => places.named(name, name)),
    ),
  };
}

function memberItems(context: ReportContext, { programs, groups }: QuarterFacts): Item[] {
  const places = placesIn(context, programs);
  return groups.flatMap((group) => {
    const own = groupPlaces(places, group);
    const { male, female, members } = group;
    return (
      [
        ['L', male],
        ['P', female],
        [null, members - male - female],
      ] as const
    ).map(([gender, amount]) => ({
      amount,
      personId: '',
      places: { ...own, gender: places.gender(gender) },
    }));
  });
}

function revenueItems(context: ReportContext, { programs, groups }: QuarterFacts): Item[] {
  const places = placesIn(context, programs);
  return groups.flatMap((group) => {
    const own = groupPlaces(places, group);
    return group.revenue.map((amount, index) => ({
      amount: amount ?? 0,
      personId: '',
      places: { ...own, quarter: places.quarter(index + 1) },
    }));
  });
}

function groupPlaces(places: PlaceMaker, { id, name, area, programIds }: GroupFacts): Places {
  const areas = places.ofAreas([area]);
  return { ...places.ofPrograms(programIds), ...areas, group: places.named(id, name, areas.village.label) };
}

interface AttendanceOfYear {
  sessions: SessionRow[];
  attendances: AttendanceRow[];
  programs: Map<string, string[]>;
  groups: Map<string, Place[]>;
  kinds: (code: string) => Place;
}

async function attendanceOfYear(
  queries: Queries,
  { language }: ReportContext,
  facts: QuarterFacts,
): Promise<AttendanceOfYear> {
  const period = periodOfQuarter(facts);
  const words = await wordsOf(queries);
  const order = words.entries('meetingKind').map(({ code }) => code);
  const programs = Map.groupBy(await meetingPrograms(queries, period), ({ meetingId }) => meetingId);
  const groups = Map.groupBy(await meetingGroups(queries, period), ({ meetingId }) => meetingId);
  return {
    sessions: await sessionRows(queries, period),
    attendances: await attendanceRows(queries, period),
    programs: new Map([...programs].map(([id, rows]) => [id, rows.map(({ programId }) => programId)])),
    groups: new Map(
      [...groups].map(([id, rows]) => [
        id,
        rows.map(({ groupId, groupName }) => ({ key: groupId, label: groupName, within: '', rank: 0 })),
      ]),
    ),
    kinds: (code) => ({
      key: code,
      label: words.of('meetingKind', code)[language],
      within: '',
      // An entry that was removed from the list stands after those in it.
      rank: order.includes(code) ? order.indexOf(code) : order.length,
    }),
  };
}

function meetingItems(context: ReportContext, { programs }: QuarterFacts, held: AttendanceOfYear): Item[] {
  const places = placesIn(context, programs);
  const meetings = Map.groupBy(held.sessions, ({ meetingId }) => meetingId);
  return [...meetings].flatMap(([meetingId, [first, ...more]]) =>
    first
      ? {
          amount: 1,
          personId: '',
          places: {
            ...places.ofPrograms(held.programs.get(meetingId) ?? []),
            ...places.ofAreas([first, ...more].flatMap(areaOf)),
            group: places.oneOf('group', held.groups.get(meetingId) ?? []),
            quarter: places.quarter(quarterOf(first.date).quarter),
            kind: held.kinds(first.kind),
          },
        }
      : [],
  );
}

/** An attendance each; whose gender is stated at some session has it at all. */
function attendanceItems(context: ReportContext, { programs }: QuarterFacts, held: AttendanceOfYear): Item[] {
  const places = placesIn(context, programs);
  const genders = new Map<string, Gender>();
  for (const { personId, gender } of held.attendances) {
    // As in the report's table of meetings, L goes before P where sheets contradict each other.
    if (gender !== null && genders.get(personId) !== 'L') genders.set(personId, gender);
  }
  const ofSession = new Map(
    held.sessions.map((session) => [
      session.id,
      {
        ...places.ofPrograms(held.programs.get(session.meetingId) ?? []),
        ...places.ofAreas(areaOf(session)),
        quarter: places.quarter(quarterOf(session.date).quarter),
        kind: held.kinds(session.kind),
      },
    ]),
  );
  return held.attendances.map(({ sessionId, personId, groupId, groupName }) => ({
    amount: 1,
    personId,
    places: {
      ...ofSession.get(sessionId),
      gender: places.gender(genders.get(personId) ?? null),
      group: places.oneOf('group', groupId === null ? [] : [places.named(groupId, groupName ?? '')]),
    },
  }));
}

function areaOf({ areaCode, fullName }: SessionRow) {
  return areaCode === null ? [] : [{ code: areaCode, fullName: fullName ?? areaCode }];
}
