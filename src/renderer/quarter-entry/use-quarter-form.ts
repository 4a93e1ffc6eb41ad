import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveQuarterSchema } from '../../shared/quarter-entry.ts';
import type { QuarterEntry, SaveQuarter } from '../../shared/quarter-entry.ts';
import type { Issue } from '../../shared/validation.ts';
import { issuesOf } from '../../shared/validation.ts';
import { placeIssues } from '../components/sheet-grid/place-issues.ts';
import { badCells, doubtfulCells } from '../components/sheet-grid/sheet-problems.ts';
import type { SheetColumn } from '../components/sheet-grid/sheet.ts';
import { useDoubtQuestion } from '../components/sheet-grid/use-doubt-question.tsx';
import type { Sheet } from '../components/sheet-grid/use-sheet.ts';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import type { Failure } from '../host/failure.ts';
import { failureOf, issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { byColumn, isChanged, typedOnto } from './part-sheet.ts';
import type { PartOrigin, PartRow } from './part-sheet.ts';
import {
  beneficiaryColumns,
  beneficiaryInput,
  beneficiaryRows,
  groupColumns,
  groupInput,
  groupRows,
  indicatorColumns,
  indicatorInput,
  indicatorRows,
  withShares,
} from './quarter-sheets.ts';

/** A grid of the page, as far as all are alike. */
interface Part<Entry> {
  name: 'indicators' | 'beneficiaries' | 'groups';
  columns: readonly SheetColumn[];
  sheet: Sheet<PartOrigin<Entry>>;
  rowsOf: (entry: QuarterEntry) => PartRow<Entry>[];
}

/** The grids of a quarter as one form: what is changed in any of them is saved together. */
export function useQuarterForm(initial: QuarterEntry) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const language = useLanguage();
  const stages = useChoices('stage').options;
  const dimensions = useChoices('independenceDimension').options;
  const categories = useChoices('vulnerableCategory').options;
  const { unitId, year, quarter } = initial;
  const of = { unitId, year, quarter };
  const [failure, setFailure] = useState<Failure | null>(null);
  const [warnings, setWarnings] = useState<readonly Issue[]>([]);
  /** Somebody else stated a row since. */
  const [isStale, setIsStale] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const mayKeepDoubts = useDoubtQuestion();

  const indicatorsOf = (entry: QuarterEntry) =>
    withShares({ rows: indicatorRows(entry.indicators, quarter) }, quarter, language).rows;
  const indicators = {
    name: 'indicators' as const,
    columns: useMemo(() => indicatorColumns(t), [t]),
    sheet: useSheet(() => indicatorsOf(initial)),
    rowsOf: indicatorsOf,
  };
  const beneficiaries = {
    name: 'beneficiaries' as const,
    columns: useMemo(() => beneficiaryColumns(t, categories), [t, categories]),
    sheet: useSheet(() => beneficiaryRows(initial.beneficiaries)),
    rowsOf: (entry: QuarterEntry) => beneficiaryRows(entry.beneficiaries),
  };
  const groups = {
    name: 'groups' as const,
    columns: useMemo(() => groupColumns(t, stages, dimensions), [t, stages, dimensions]),
    sheet: useSheet(() => groupRows(initial.groups)),
    rowsOf: (entry: QuarterEntry) => groupRows(entry.groups),
  };
  const changedOf = <Entry>({ sheet, columns }: Pick<Part<Entry>, 'sheet' | 'columns'>) =>
    sheet.latest().rows.filter((row) => isChanged(row, columns));

  function showIssues(issues: readonly Issue[]) {
    const rest = placeOn(groups, placeOn(beneficiaries, placeOn(indicators, byColumn(issues))));
    setIsStale(issues.some(({ code }) => code === 'changedMeanwhile'));
    setFailure({ code: 'INVALID', issues: rest, path: '' });
  }

  /** Shows a part's issues at their cells; answers the others. */
  function placeOn<Entry>(part: Part<Entry>, issues: Issue[]): Issue[] {
    const keys = changedOf(part).map(({ key }) => key);
    const columns = part.columns.filter(({ isReadOnly }) => !isReadOnly).map(({ key }) => key);
    const placed = placeIssues(issues, [part.name], keys, columns, (issue) => issueText(t, issue));
    part.sheet.setIssues(placed.cells);
    return placed.rest;
  }

  /** True where it was saved; null where something is in the way. */
  async function save(isConfirmed = false): Promise<true | null> {
    setFailure(null);
    setWarnings([]);
    setIsStale(false);
    const parts = [indicators, beneficiaries, groups];
    for (const { sheet } of parts) sheet.setIssues([]);
    const input: SaveQuarter = {
      ...of,
      isConfirmed,
      indicators: changedOf(indicators).map(indicatorInput),
      beneficiaries: changedOf(beneficiaries).map((row) => beneficiaryInput(row, categories)),
      groups: changedOf(groups).map((row) => groupInput(row, dimensions)),
    };
    const parsed = saveQuarterSchema.safeParse(input, { reportInput: true });
    const hasBadCells = parts.some(({ sheet, columns }) => badCells(sheet.latest(), columns).length > 0);
    if (!parsed.success || hasBadCells) {
      showIssues(parsed.success ? [] : issuesOf(parsed.error));
      return null;
    }
    const doubts = parts.reduce((sum, { sheet, columns }) => sum + doubtfulCells(sheet.latest(), columns).length, 0);
    if (!mayKeepDoubts(doubts, () => void save(isConfirmed))) return null;
    setIsSaving(true);
    try {
      const takeAll = [sending(indicators), sending(beneficiaries), sending(groups)];
      const saved = await client.quarterEntry.save(input);
      if (!saved.isSaved) {
        setWarnings(saved.warnings);
        return null;
      }
      const fresh = await client.quarterEntry.get(of);
      // What is typed meanwhile stays.
      for (const take of takeAll) take(fresh);
      notifications.show({ message: t('ui.saved'), autoClose: 2000 });
      refreshLists(queryClient);
      return true;
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') showIssues(failed.issues);
      else setFailure(failed);
      return null;
    } finally {
      setIsSaving(false);
    }
  }

  /** Takes the figures as others left them, and keeps what is typed here. */
  async function loadLatest(): Promise<void> {
    try {
      const fresh = await client.quarterEntry.get(of);
      setFailure(null);
      setIsStale(false);
      rebase(indicators, fresh);
      rebase(beneficiaries, fresh);
      rebase(groups, fresh);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return {
    indicators,
    beneficiaries,
    groups,
    failure,
    isStale,
    isSaving,
    save,
    loadLatest,
    warnings,
    dropWarnings: () => setWarnings([]),
    isDirty: [indicators, beneficiaries, groups].some(({ sheet }) => sheet.isDirty),
  };
}

function sending<Entry>({ sheet, rowsOf }: Part<Entry>): (fresh: QuarterEntry) => void {
  const sent = sheet.latest().rows;
  const takeSaved = sheet.send(sent);
  return (fresh) => {
    const rows = new Map(rowsOf(fresh).map((row) => [row.key, row]));
    takeSaved(sent.map((row) => rows.get(row.key) ?? row));
  };
}

function rebase<Entry>({ sheet, rowsOf, columns }: Part<Entry>, entry: QuarterEntry): void {
  const fresh = rowsOf(entry);
  sheet.rebase(fresh, typedOnto(fresh, sheet.latest().rows, columns));
}
