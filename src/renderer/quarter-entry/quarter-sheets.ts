import type { TFunction } from 'i18next';
import { achievementUpTo, isValueDue } from '../../shared/achievement.ts';
import { meanScore } from '../../shared/group-progress.ts';
import type { QuarterValues } from '../../shared/indicators.ts';
import type { Language } from '../../shared/language.ts';
import { formatPercent } from '../../shared/money.ts';
import type {
  BeneficiaryEntry,
  GroupEntry,
  IndicatorEntry,
  SaveQuarter,
  SpendingEntry,
} from '../../shared/quarter-entry.ts';
import {
  choiceKind,
  decimalKind,
  integerKind,
  moneyKind,
  signedMoneyKind,
  textKind,
} from '../components/sheet-grid/cell-kinds.ts';
import type { CellOption } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';
import { decimalCell, decimalOf } from '../indicators/indicator-sheet.ts';
import { columnOf, figuresOf, partRow, wholeOf } from './part-sheet.ts';
import type { PartRow } from './part-sheet.ts';

const before = (t: TFunction, title: string) => t('quarterEntry.before', { title });
const wholeCell = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
const right = { ...textKind, align: 'right' as const };

export function indicatorColumns(t: TFunction): SheetColumn[] {
  return [
    { key: 'program', title: t('quarterEntry.program'), width: 110, kind: textKind, isReadOnly: true },
    { key: 'name', title: t('indicators.name'), width: 230, kind: textKind, isReadOnly: true },
    { key: 'measure', title: t('indicators.measure'), width: 80, kind: textKind, isReadOnly: true },
    { key: 'last', title: before(t, t('indicators.value')), width: 120, kind: decimalKind, isReadOnly: true },
    { key: 'target', title: t('quarterEntry.target'), width: 92, kind: decimalKind, isReadOnly: true },
    { key: 'value', title: t('indicators.value'), width: 92, kind: decimalKind },
    { key: 'toDate', title: t('quarterEntry.toDate'), width: 92, kind: decimalKind, isReadOnly: true },
    { key: 'share', title: t('quarterEntry.share'), width: 80, kind: right, isReadOnly: true },
    { key: 'note', title: t('indicators.note'), width: 220, kind: textKind },
  ];
}

export function indicatorRows(entries: readonly IndicatorEntry[], quarter: number): PartRow<IndicatorEntry>[] {
  return entries.map((entry) =>
    partRow(entry.indicatorId, entry, {
      program: entry.programName,
      name: entry.name,
      measure: entry.measure,
      last: decimalCell(entry.last),
      target: decimalCell(entry.targets[quarter - 1] ?? null),
      value: decimalCell(entry.value),
      note: entry.note,
    }),
  );
}

/** The share achieved up to the quarter beside each value, after an edit. Not a step of undo of its own. */
export function withShares<State extends Pick<SheetState<PartRow<IndicatorEntry>['origin']>, 'rows'>>(
  state: State,
  quarter: number,
  language: Language,
): State {
  const rows = state.rows.map((row) => {
    const entry = row.origin?.entry;
    if (entry === undefined) return row;
    const values = entry.values.with(quarter - 1, decimalOf(row.cells['value'])) as QuarterValues; // as long as before
    const { value, share } = achievementUpTo(entry, entry.targets, values, quarter);
    const toDate = value === null ? '' : String(Number(value.toFixed(2)));
    const percent = formatPercent(share, language);
    const isSame = row.cells['share'] === percent && row.cells['toDate'] === toDate;
    return isSame ? row : { ...row, cells: { ...row.cells, toDate, share: percent } };
  });
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

export function lacksValue(row: PartRow<IndicatorEntry>, quarter: number): boolean {
  return !row.cells['value'] && row.origin !== undefined && isValueDue(row.origin.entry.targets, quarter);
}

export function indicatorInput(row: PartRow<IndicatorEntry>): NonNullable<SaveQuarter['indicators']>[number] {
  return {
    indicatorId: row.key,
    version: row.origin?.entry.version ?? null,
    value: decimalOf(row.cells['value']),
    note: row.cells['note'] ?? '',
  };
}

export function spendingColumns(t: TFunction): SheetColumn[] {
  return [
    { key: 'code', title: t('programs.code'), width: 90, kind: textKind, isReadOnly: true },
    { key: 'name', title: t('quarterEntry.program'), width: 260, kind: textKind, isReadOnly: true },
    { key: 'last', title: before(t, t('budgets.spent')), width: 160, kind: moneyKind, isReadOnly: true },
    { key: 'budget', title: t('quarterEntry.budget'), width: 140, kind: moneyKind, isReadOnly: true },
    { key: 'current', title: t('quarterEntry.spent'), width: 150, kind: moneyKind, isReadOnly: true },
  ];
}

export function spendingRows(entries: readonly SpendingEntry[]): SheetRow<SpendingEntry>[] {
  return entries.map((entry) => ({
    key: entry.programId,
    origin: entry,
    cells: {
      code: entry.code,
      name: entry.name,
      last: String(entry.last),
      budget: String(entry.budget),
      current: String(entry.current),
    },
  }));
}

export function beneficiaryColumns(t: TFunction, categories: readonly CellOption[]): SheetColumn[] {
  return [
    { key: 'name', title: t('quarterEntry.program'), width: 170, kind: textKind, isReadOnly: true },
    { key: 'lastMale', title: before(t, t('budgets.male')), width: 132, kind: integerKind, isReadOnly: true },
    { key: 'male', title: t('budgets.male'), width: 80, kind: integerKind },
    { key: 'lastFemale', title: before(t, t('budgets.female')), width: 140, kind: integerKind, isReadOnly: true },
    { key: 'female', title: t('budgets.female'), width: 88, kind: integerKind },
    { key: 'lastIndirect', title: before(t, t('budgets.indirect')), width: 162, kind: integerKind, isReadOnly: true },
    { key: 'indirect', title: t('budgets.indirect'), width: 110, kind: integerKind },
    { key: 'basis', title: t('budgets.basis'), width: 240, kind: textKind },
    ...categories.map(({ value, label }) => ({
      key: columnOf('vulnerable', value),
      title: label,
      width: 100,
      kind: integerKind,
    })),
  ];
}

export function beneficiaryRows(entries: readonly BeneficiaryEntry[]): PartRow<BeneficiaryEntry>[] {
  return entries.map((entry) => {
    const { current, last } = entry;
    const vulnerable = Object.entries(current?.vulnerable ?? {}).map(([code, count]) => [
      columnOf('vulnerable', code),
      String(count),
    ]);
    return partRow(entry.programId, entry, {
      name: `${entry.code} · ${entry.name}`,
      lastMale: wholeCell(last?.male),
      male: wholeCell(current?.male),
      lastFemale: wholeCell(last?.female),
      female: wholeCell(current?.female),
      lastIndirect: wholeCell(last?.indirect),
      indirect: wholeCell(current?.indirect),
      basis: current?.basis ?? '',
      ...Object.fromEntries(vulnerable),
    });
  });
}

export function beneficiaryInput(
  row: PartRow<BeneficiaryEntry>,
  categories: readonly CellOption[],
): NonNullable<SaveQuarter['beneficiaries']>[number] {
  const codes = categories.map(({ value }) => value);
  return {
    programId: row.key,
    version: row.origin?.entry.version ?? null,
    male: wholeOf(row, 'male') ?? 0,
    female: wholeOf(row, 'female') ?? 0,
    indirect: wholeOf(row, 'indirect') ?? 0,
    basis: row.cells['basis'] ?? '',
    vulnerable: figuresOf(row, 'vulnerable', codes),
  };
}

export function groupColumns(
  t: TFunction,
  stages: readonly CellOption[],
  dimensions: readonly CellOption[],
): SheetColumn[] {
  return [
    { key: 'name', title: t('quarterEntry.group'), width: 190, kind: textKind, isReadOnly: true },
    { key: 'lastRevenue', title: before(t, t('progress.revenue')), width: 150, kind: moneyKind, isReadOnly: true },
    { key: 'revenue', title: t('progress.revenue'), width: 110, kind: moneyKind },
    { key: 'lastProfit', title: before(t, t('progress.profit')), width: 140, kind: signedMoneyKind, isReadOnly: true },
    { key: 'profit', title: t('progress.profit'), width: 104, kind: signedMoneyKind },
    { key: 'activeMale', title: t('progress.activeMale'), width: 66, kind: integerKind },
    { key: 'activeFemale', title: t('progress.activeFemale'), width: 66, kind: integerKind },
    { key: 'production', title: t('progress.production'), width: 130, kind: textKind },
    { key: 'lastStage', title: before(t, t('progress.stage')), width: 126, kind: choiceKind(stages), isReadOnly: true },
    { key: 'stage', title: t('progress.stage'), width: 116, kind: choiceKind(stages) },
    { key: 'lastScore', title: before(t, t('progress.score')), width: 110, kind: decimalKind, isReadOnly: true },
    ...dimensions.map(({ value, label }) => ({
      key: columnOf('scores', value),
      title: label,
      width: 100,
      kind: integerKind,
    })),
    { key: 'proof', title: t('progress.proof'), width: 200, kind: textKind },
  ];
}

export function groupRows(entries: readonly GroupEntry[]): PartRow<GroupEntry>[] {
  return entries.map((entry) => {
    const { current, last } = entry;
    const mean = last === null ? null : meanScore(last.scores);
    const scores = Object.entries(current?.scores ?? {}).map(([code, score]) => [
      columnOf('scores', code),
      String(score),
    ]);
    return partRow(entry.groupId, entry, {
      name: entry.name,
      lastRevenue: wholeCell(last?.revenue),
      revenue: wholeCell(current?.revenue),
      lastProfit: wholeCell(last?.profit),
      profit: wholeCell(current?.profit),
      activeMale: wholeCell(current?.activeMale),
      activeFemale: wholeCell(current?.activeFemale),
      production: current?.production ?? '',
      lastStage: entry.stageBefore,
      stage: current?.stage ?? '',
      lastScore: mean === null ? '' : String(Number(mean.toFixed(2))),
      proof: current?.proof ?? '',
      ...Object.fromEntries(scores),
    });
  });
}

export function groupInput(
  row: PartRow<GroupEntry>,
  dimensions: readonly CellOption[],
): NonNullable<SaveQuarter['groups']>[number] {
  const codes = dimensions.map(({ value }) => value);
  return {
    groupId: row.key,
    version: row.origin?.entry.version ?? null,
    revenue: wholeOf(row, 'revenue'),
    profit: wholeOf(row, 'profit'),
    activeMale: wholeOf(row, 'activeMale'),
    activeFemale: wholeOf(row, 'activeFemale'),
    production: row.cells['production'] ?? '',
    stage: row.cells['stage'] || null,
    scores: figuresOf(row, 'scores', codes),
    proof: row.cells['proof'] ?? '',
  };
}
