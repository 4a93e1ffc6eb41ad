import type { TFunction } from 'i18next';
import type { Renja, SaveRenja } from '../../shared/plans.ts';
import { fundTypes } from '../../shared/programs.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { choiceKind, moneyKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import { programOption } from '../use-record-options.ts';
import type { ProgramOption } from '../use-record-options.ts';
import { amountCell, amountIn, moneyColumn, programKind } from './plan-rows.ts';

export const quarterKeys = ['q1', 'q2', 'q3', 'q4'] as const;

interface ActivityOrigin {
  id?: string | undefined;
}

/** `programs` are those in use; one that went to the bin is still shown in its activity. */
export function activityColumns(t: TFunction, programs: readonly ProgramOption[], renja: Renja | null): SheetColumn[] {
  const known = new Set(programs.map(({ value }) => value));
  const others = (renja?.activities ?? [])
    .filter(({ programId }) => !known.has(programId))
    .map(({ programId, programCode, programName }) => programOption(programId, programCode, programName));
  const funds = fundTypes.map((value) => ({ value, label: t(`fundType.${value}`) }));
  const planning = [
    { value: 'planned', label: t('plans.planned') },
    { value: 'unplanned', label: t('plans.unplanned') },
  ];
  return [
    {
      key: 'programId',
      title: t('plans.program'),
      width: 146,
      kind: programKind([...programs, ...others]),
      isRequired: true,
    },
    { key: 'name', title: t('plans.activity'), width: 184, kind: textKind, isRequired: true },
    { key: 'fundType', title: t('programs.fundType'), width: 100, kind: choiceKind(funds), initial: 'tjsl' },
    { key: 'isPlanned', title: t('plans.isPlanned'), width: 122, kind: choiceKind(planning), initial: 'planned' },
    ...quarterKeys.map((key, index) => moneyColumn(key, t('plans.quarter', { roman: romanQuarter(index + 1) }))),
    { key: 'total', title: t('plans.amount'), width: 112, kind: moneyKind, isReadOnly: true },
  ];
}

export function activityRows(renja: Renja | null): SheetRow<ActivityOrigin>[] {
  return (renja?.activities ?? []).map(({ id, programId, name, fundType, isPlanned, budget }) => ({
    key: id,
    origin: { id },
    cells: {
      programId,
      name,
      fundType,
      isPlanned: isPlanned ? 'planned' : 'unplanned',
      q1: amountCell(budget[0]),
      q2: amountCell(budget[1]),
      q3: amountCell(budget[2]),
      q4: amountCell(budget[3]),
      total: amountCell(budget.reduce((sum, amount) => sum + amount, 0)),
    },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function activityOf(row: SheetRow<ActivityOrigin>): NonNullable<SaveRenja['activities']>[number] {
  const { cells, origin } = row;
  return {
    ...origin,
    programId: cells['programId'] ?? '',
    name: cells['name'] ?? '',
    fundType: fundTypes.find((type) => type === cells['fundType']) ?? 'tjsl',
    isPlanned: cells['isPlanned'] !== 'unplanned',
    budget: [amountIn(row, 'q1'), amountIn(row, 'q2'), amountIn(row, 'q3'), amountIn(row, 'q4')],
  };
}
