import type { Quarter } from '../../../shared/quarter.ts';
import { findingKindSchema, findingKinds } from '../../../shared/report-check.ts';
import type { Finding, FindingKind, QuarterCheck } from '../../../shared/report-check.ts';
import type { FeatureContext, Queries } from '../../feature-context.ts';
import { reading } from '../../feature-context.ts';
import { getQuarterEntry } from '../../quarter-entry/quarter-entry.ts';
import { todayOf } from '../../units/units.ts';
import { wordsOf } from '../choice-labels.ts';
import type { Words } from '../choice-labels.ts';
import type { Period } from '../quarterly/period.ts';
import { periodOfQuarter } from '../quarterly/period.ts';
import { enteredFindings } from './entered-findings.ts';
import { followUpFindings } from './follow-up-findings.ts';
import { groupFindings } from './group-findings.ts';
import { meetingFindings } from './meeting-findings.ts';
import { paperFindings } from './paper-findings.ts';
import { photoFindings } from './photo-findings.ts';
import { spendingFindings } from './spending-findings.ts';

/** What findings are looked for in. */
export interface Checking {
  queries: Queries;
  period: Period;
  words: Words;
  /** Of the unit's own clock: what lies ahead lacks nothing yet. */
  today: string;
  entry: Awaited<ReturnType<typeof getQuarterEntry>>;
}

/** Findings by kind; a kind that is not named has none. */
export type Findings = Partial<Record<FindingKind, Finding[]>>;

/**
 * Periksa sebelum diserahkan: what a unit's quarter still lacks, and what can hardly be right, as the
 * records stand now. Fails with `MISSING` for an unknown unit.
 */
export async function quarterCheck(context: FeatureContext, of: Quarter & { unitId: string }): Promise<QuarterCheck> {
  const queries = reading(context);
  const checking: Checking = {
    queries,
    period: periodOfQuarter(of),
    entry: await getQuarterEntry(context, of),
    words: await wordsOf(queries),
    today: await todayOf(context, queries, of.unitId),
  };
  const found: Findings = {
    ...(await enteredFindings(checking)),
    ...(await spendingFindings(checking)),
    ...(await groupFindings(checking)),
    ...(await meetingFindings(checking)),
    ...(await photoFindings(checking)),
    ...(await followUpFindings(checking)),
    ...(await paperFindings(checking)),
  };
  const groups = findingKindSchema.options.flatMap((kind) => {
    const findings = found[kind] ?? [];
    return findings.length === 0 ? [] : [{ kind, severity: findingKinds[kind], findings }];
  });
  const count = (severity: 'missing' | 'implausible') =>
    groups.reduce((sum, group) => sum + (group.severity === severity ? group.findings.length : 0), 0);
  return { missing: count('missing'), implausible: count('implausible'), groups };
}
