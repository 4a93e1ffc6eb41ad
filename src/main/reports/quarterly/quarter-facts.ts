import type { Label } from '../choice-labels.ts';
import { wordsOf } from '../choice-labels.ts';
import type { Quarter } from '../../../shared/quarter.ts';
import { legalBasisOn } from '../../../shared/settings.ts';
import type { RupiahStyle } from '../../../shared/money.ts';
import type { Queries } from '../../database/open.ts';
import { legalBasis, printSettings } from '../../settings/settings.ts';
import type { Signed, UnitOnDay } from '../unit-on-day.ts';
import { signatoriesOf, unitOnDay } from '../unit-on-day.ts';
import type { AttachmentFacts } from './attachment-facts.ts';
import { attachmentFacts } from './attachment-facts.ts';
import type { FollowUpFacts } from './follow-up-facts.ts';
import { followUpFacts } from './follow-up-facts.ts';
import type { GroupFacts } from './group-facts.ts';
import { groupFacts } from './group-facts.ts';
import type { IndicatorFacts } from './indicator-facts.ts';
import { indicatorFacts } from './indicator-facts.ts';
import type { AttendanceFacts, MeetingFacts } from './meeting-facts.ts';
import { attendanceFacts, meetingFacts } from './meeting-facts.ts';
import type { NarrativeFacts } from './narrative-facts.ts';
import { narrativeFacts } from './narrative-facts.ts';
import type { ProgramFacts } from './program-facts.ts';
import { programFacts } from './program-facts.ts';
import { periodOfQuarter } from './period.ts';

/**
 * Everything that the report of a unit's quarter is made from, in no language yet: names as they were
 * on the quarter's last day, figures, and the ids of the records behind them. Closing a quarter keeps
 * this as JSON (DOMAIN rule 11), so its fields are only ever added to, with `format` raised where
 * older ones must be read otherwise.
 */
export interface QuarterFacts extends Quarter {
  format: 1;
  unitId: string;
  unit: Omit<UnitOnDay, 'timeZone'>;
  signatories: Signed[];
  /** The rules in force on the quarter's last day. */
  legalBasis: { name: string; about: string }[];
  rupiahStyle: RupiahStyle;
  /** Vulnerable categories in the office's order, with its words. */
  categories: { code: string; label: Label }[];
  programs: ProgramFacts[];
  indicators: IndicatorFacts[];
  groups: GroupFacts[];
  meetings: MeetingFacts[];
  attendance: AttendanceFacts;
  followUps: FollowUpFacts[];
  narratives: NarrativeFacts[];
  attachments: AttachmentFacts[];
}

/**
 * The facts of a quarter as the records say them now. `onPart` hears the share done after each part;
 * what it throws ends the work. Fails with `MISSING` for an unknown unit.
 */
export async function loadQuarterFacts(
  queries: Queries,
  of: Quarter & { unitId: string },
  onPart: (done: number) => void = () => {},
): Promise<QuarterFacts> {
  const period = periodOfQuarter(of);
  const { timeZone: _, ...unit } = await unitOnDay(queries, of.unitId, period.to);
  const { rupiahStyle } = await printSettings(queries);
  const words = await wordsOf(queries);
  onPart(0.1);
  const programs = await programFacts(queries, period, words);
  onPart(0.4);
  const meetings = await meetingFacts(queries, period, words);
  onPart(0.6);
  const facts = {
    format: 1 as const,
    unitId: of.unitId,
    year: of.year,
    quarter: of.quarter,
    unit,
    signatories: await signatoriesOf(queries, period),
    legalBasis: legalBasisOn(await legalBasis(queries), period.to).map(({ name, about }) => ({ name, about })),
    rupiahStyle,
    categories: words.entries('vulnerableCategory'),
    programs,
    indicators: await indicatorFacts(queries, period, programs),
    groups: await groupFacts(queries, period, words),
    meetings,
    attendance: await attendanceFacts(queries, period),
  };
  onPart(0.9);
  const whole: QuarterFacts = {
    ...facts,
    followUps: await followUpFacts(queries, period),
    narratives: await narrativeFacts(queries, period, programs),
    attachments: await attachmentFacts(queries, period, words),
  };
  onPart(1);
  return whole;
}
