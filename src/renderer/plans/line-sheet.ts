import type { TFunction } from 'i18next';
import type { Renstra, SaveRenstra } from '../../shared/plans.ts';
import { choiceKind, moneyKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import { programOption } from '../use-record-options.ts';
import type { ProgramOption } from '../use-record-options.ts';
import { amountCell, amountIn, moneyColumn, programKind } from './plan-rows.ts';

interface LineOrigin {
  id?: string | undefined;
}

/** The column of a year's amounts. */
export function yearKey(year: number): string {
  return `y${year}`;
}

/** The years of a period as typed; none where it cannot be one. */
export function yearsOf(startYear: unknown, endYear: unknown): number[] {
  const [start, end] = [Number(startYear), Number(endYear)];
  const isPeriod = start >= 2000 && end <= 2100 && end >= start && end - start < 30;
  return isPeriod ? Array.from({ length: end - start + 1 }, (_, index) => start + index) : [];
}

/** `programs` are those in use; one that went to the bin is still shown in its line. */
export function lineColumns(
  t: TFunction,
  programs: readonly ProgramOption[],
  renstra: Renstra | null,
  years: readonly number[],
): SheetColumn[] {
  const known = new Set(programs.map(({ value }) => value));
  const others = (renstra?.lines ?? []).flatMap(({ programId, programCode, programName }) =>
    programId === null || known.has(programId) ? [] : [programOption(programId, programCode, programName)],
  );
  const tpbs = Array.from({ length: 17 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));
  return [
    { key: 'name', title: t('plans.lineName'), width: 138, kind: textKind, isRequired: true },
    { key: 'programId', title: t('plans.program'), width: 130, kind: programKind([...programs, ...others]) },
    { key: 'aim', title: t('plans.aim'), width: 130, kind: textKind },
    { key: 'mainTpb', title: t('plans.mainTpb'), width: 48, kind: choiceKind(tpbs) },
    ...years.map((year) => moneyColumn(yearKey(year), String(year))),
    { key: 'total', title: t('plans.amount'), width: 112, kind: moneyKind, isReadOnly: true },
  ];
}

export function lineRows(renstra: Renstra | null): SheetRow<LineOrigin>[] {
  return (renstra?.lines ?? []).map(({ id, programId, name, aim, mainTpb, amounts }) => ({
    key: id,
    origin: { id },
    cells: {
      programId: programId ?? '',
      name,
      aim,
      mainTpb: mainTpb === null ? '' : String(mainTpb),
      ...Object.fromEntries(amounts.map(({ year, amount }) => [yearKey(year), amountCell(amount)])),
      total: amountCell(amounts.reduce((sum, { amount }) => sum + amount, 0)),
    },
  }));
}

/** A row as the save takes it, with an amount for each of the years. */
export function lineOf(row: SheetRow<LineOrigin>, years: readonly number[]): NonNullable<SaveRenstra['lines']>[number] {
  const { cells, origin } = row;
  return {
    ...origin,
    programId: cells['programId'] || null,
    name: cells['name'] ?? '',
    aim: cells['aim'] ?? '',
    mainTpb: cells['mainTpb'] ? Number(cells['mainTpb']) : null,
    amounts: years.map((year) => ({ year, amount: amountIn(row, yearKey(year)) })),
  };
}
