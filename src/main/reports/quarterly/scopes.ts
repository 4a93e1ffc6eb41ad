import type { QuarterlyReportInput } from '../../../shared/reports.ts';
import type { AttendanceCounts, AttendanceFacts, AttendanceOfPeriod } from './meeting-facts.ts';
import type { QuarterFacts } from './quarter-facts.ts';

/** The facts that a report is made of: all units' together, or one program's; undefined where the quarter does not know that. */
export function factsInScope(
  [first, ...others]: readonly QuarterFacts[],
  { programId, isRegion }: Pick<QuarterlyReportInput, 'programId' | 'isRegion'>,
): QuarterFacts | undefined {
  const all = first && isRegion ? joined([first, ...others]) : first;
  return all && programId !== undefined ? ofProgram(all, programId) : all;
}

/** What of a quarter's facts belongs to a program and those under it; undefined where the quarter does not know it. */
function ofProgram(facts: QuarterFacts, programId: string): QuarterFacts | undefined {
  const own = withParts(facts, programId);
  if (!facts.programs.some(({ id }) => id === programId)) return undefined;
  const isOwn = ({ programIds }: { programIds: string[] }) => programIds.some((id) => own.has(id));
  const meetings = facts.meetings.filter(isOwn);
  const held = new Set(meetings.map(({ id }) => id));
  return {
    ...facts,
    programs: facts.programs.filter(({ id }) => own.has(id)),
    indicators: facts.indicators.filter((indicator) => own.has(indicator.programId)),
    groups: facts.groups.filter(isOwn),
    meetings,
    attendance: { ...(facts.attendance.programs[programId] ?? nobody), programs: {} },
    followUps: facts.followUps.filter(({ programId: of, meetingId }) =>
      of !== null ? own.has(of) : meetingId !== null && held.has(meetingId),
    ),
    narratives: facts.narratives.filter((narrative) => own.has(narrative.programId)),
    attachments: facts.attachments.filter(isOwn),
  };
}

const none: AttendanceCounts = { meetings: 0, attendances: 0, people: 0 };
const nobody: AttendanceOfPeriod = { quarter: none, toDate: none };

/** The program, what is under it, and what is under that. Each is looked at once, whoever stands under whom. */
function withParts({ programs }: Pick<QuarterFacts, 'programs'>, programId: string): Set<string> {
  const own = new Set([programId]);
  for (const whole of own) {
    for (const { id, parentId } of programs) if (parentId === whole) own.add(id);
  }
  return own;
}

/** Quarters of several units as one; each thing says whose it is. The first is the one that reports. */
function joined([first, ...others]: [QuarterFacts, ...QuarterFacts[]]): QuarterFacts {
  const all = [first, ...others];
  const marked = <T>(listOf: (facts: QuarterFacts) => T[]) =>
    all.flatMap((facts) => listOf(facts).map((thing) => ({ ...thing, unit: facts.unit.code })));
  return {
    ...first,
    programs: marked(({ programs }) => programs),
    indicators: all.flatMap(({ indicators }) => indicators),
    groups: marked(({ groups }) => groups),
    meetings: marked(({ meetings }) => meetings).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    attendance: addedUp(all.map(({ attendance }) => attendance)),
    followUps: marked(({ followUps }) => followUps),
    narratives: all.flatMap(({ narratives }) => narratives),
    attachments: marked(({ attachments }) => attachments),
  };
}

/** Somebody who came to meetings of two units counts in both: the report says so. */
function addedUp(units: readonly AttendanceFacts[]): AttendanceFacts {
  const sum = (of: (facts: AttendanceFacts) => AttendanceCounts): AttendanceCounts => ({
    meetings: units.reduce((all, facts) => all + of(facts).meetings, 0),
    attendances: units.reduce((all, facts) => all + of(facts).attendances, 0),
    people: units.reduce((all, facts) => all + of(facts).people, 0),
  });
  return {
    quarter: sum(({ quarter }) => quarter),
    toDate: sum(({ toDate }) => toDate),
    programs: Object.assign({}, ...units.map(({ programs }) => programs)) as AttendanceFacts['programs'],
  };
}
