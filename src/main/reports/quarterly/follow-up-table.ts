import { formatShortDate } from '../../../shared/calendar-date.ts';
import { formatNumber } from '../../../shared/money.ts';
import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import type { FollowUpFacts } from './follow-up-facts.ts';
import { column, unitColumn } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Table H: follow-ups that the quarter has to account for, as they stood on its last day. */
export function followUpTable(context: ReportContext, followUps: readonly FollowUpFacts[]): FigureTable {
  const { texts } = context;
  const count = (state: FollowUpFacts['state']) => followUps.filter((one) => one.state === state).length;
  return {
    id: 'H',
    title: texts('reports.followUpTable.title'),
    criteria: texts('reports.followUpTable.criteria', {
      all: followUps.length,
      done: count('done'),
      open: count('open'),
      late: count('late'),
      rejected: count('rejected'),
      quarter: context.quarterName,
    }),
    empty: texts('reports.followUpTable.empty', { quarter: context.quarterName }),
    columns: columnsOf(context),
    rows: followUps.map((followUp) => rowOf(context, followUp)),
    subjects: followUps.map(({ id }) => id),
    totals: null,
  };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  return [
    ...unitColumn(context),
    column('text', texts('reports.followUpTable.text'), 'text', 40),
    column('origin', texts('reports.followUpTable.origin'), 'text', 30),
    column('responsible', texts('reports.followUpTable.responsible'), 'text', 20),
    column('dueOn', texts('reports.followUpTable.dueOn'), 'date', 11),
    column('state', texts('reports.followUpTable.state'), 'text', 16),
    column('proof', texts('reports.followUpTable.proof'), 'text', 22),
  ];
}

function rowOf({ texts, language }: ReportContext, followUp: FollowUpFacts): ReportRow {
  const { meeting, meetingDate, responsible, institution, doneOn, state, proofNote, files } = followUp;
  const stateText = texts(`followUpState.${state}`);
  return {
    unit: followUp.unit ?? null,
    text: followUp.text,
    origin: [meeting, meetingDate && formatShortDate(meetingDate, language)].filter(Boolean).join(', '),
    responsible: [responsible, institution].filter(Boolean).join(', '),
    dueOn: followUp.dueOn,
    state: doneOn ? `${stateText} ${formatShortDate(doneOn, language)}` : stateText,
    proof: [proofNote, files > 0 && texts('reports.files', { files: formatNumber(files, language) })]
      .filter(Boolean)
      .join(' · '),
  };
}
