import type { TFunction } from 'i18next';
import { itemConditions } from '../../shared/assistance.ts';
import type { Assistance, ItemCondition, SaveAssistance } from '../../shared/assistance.ts';
import { choiceKind, dateKind, moneyKind, quantityKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';

/** The row that is kept, if it is. */
export interface RowOrigin {
  id?: string | undefined;
}

export function itemColumns(t: TFunction): SheetColumn[] {
  return [
    {
      key: 'name',
      title: t('assistance.item'),
      width: 280,
      kind: textKind,
      isRequired: true,
      aliases: ['nama barang', 'uraian', 'jenis barang'],
    },
    {
      key: 'quantity',
      title: t('assistance.quantity'),
      width: 90,
      kind: quantityKind,
      isRequired: true,
      aliases: ['volume', 'qty', 'banyaknya'],
    },
    { key: 'unit', title: t('assistance.unit'), width: 110, kind: textKind, isRequired: true },
    {
      key: 'value',
      title: t('assistance.value'),
      width: 140,
      kind: moneyKind,
      aliases: ['harga', 'total', 'jumlah harga', 'nilai'],
    },
    { key: 'note', title: t('assistance.note'), width: 300, kind: textKind, aliases: ['catatan', 'spesifikasi'] },
  ];
}

export function itemRows(assistance: Assistance | null): SheetRow<RowOrigin>[] {
  return (assistance?.items ?? []).map(({ id, name, quantity, unit, value, note }) => ({
    key: id ?? newRowKey(),
    origin: { id },
    cells: { name, quantity: String(quantity), unit, value: String(value), note },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function itemOf({ cells, origin }: SheetRow<RowOrigin>): NonNullable<SaveAssistance['items']>[number] {
  return {
    ...origin,
    name: cells['name'] ?? '',
    quantity: Number(cells['quantity']),
    unit: cells['unit'] ?? '',
    value: Number(cells['value']),
    note: cells['note'] ?? '',
  };
}

/** What the rows are worth as they are typed; unreadable cells count as nothing until they are mended. */
export function itemsValue(rows: readonly SheetRow[]): number {
  return rows.reduce((sum, { cells }) => {
    const value = Number(cells['value'] ?? '');
    return Number.isSafeInteger(value) ? sum + value : sum;
  }, 0);
}

export function conditionColumns(t: TFunction): SheetColumn[] {
  const conditions = itemConditions.map((value) => ({ value, label: t(`itemCondition.${value}`) }));
  return [
    { key: 'date', title: t('assistance.checkedOn'), width: 110, kind: dateKind, isRequired: true },
    {
      key: 'condition',
      title: t('assistance.condition'),
      width: 130,
      kind: choiceKind(conditions),
      isRequired: true,
      initial: 'good',
    },
    { key: 'checkedBy', title: t('assistance.checkedBy'), width: 220, kind: textKind },
    { key: 'note', title: t('assistance.note'), width: 460, kind: textKind },
  ];
}

export function conditionRows(assistance: Assistance | null): SheetRow<RowOrigin>[] {
  return (assistance?.conditions ?? []).map(({ id, date, condition, checkedBy, note }) => ({
    key: id ?? newRowKey(),
    origin: { id },
    cells: { date, condition, checkedBy, note },
  }));
}

export function conditionOf({ cells, origin }: SheetRow<RowOrigin>): NonNullable<SaveAssistance['conditions']>[number] {
  return {
    ...origin,
    date: cells['date'] ?? '',
    // The schema refuses what is none of them; the type cannot say "not yet".
    condition: (cells['condition'] ?? '') as ItemCondition,
    checkedBy: cells['checkedBy'] ?? '',
    note: cells['note'] ?? '',
  };
}
