import type { TFunction } from 'i18next';
import type { Group, SaveGroup } from '../../shared/groups.ts';
import { choiceKind, dateKind, moneyKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { CellOption } from '../components/sheet-grid/cell-kinds.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';

/** The row that is kept, if it is. */
export interface FactOrigin {
  id?: string | undefined;
}

export function productColumns(t: TFunction): SheetColumn[] {
  return [
    { key: 'name', title: t('groups.product'), width: 210, kind: textKind, isRequired: true, aliases: ['nama produk'] },
    { key: 'unit', title: t('groups.productUnit'), width: 100, kind: textKind },
    { key: 'price', title: t('groups.price'), width: 100, kind: moneyKind, aliases: ['harga'] },
    { key: 'since', title: t('groups.since'), width: 92, kind: dateKind },
  ];
}

export function productRows(group: Group | null): SheetRow<FactOrigin>[] {
  return (group?.productRows ?? []).map(({ id, name, unit, price, since }) => ({
    key: id ?? newRowKey(),
    origin: { id },
    cells: { name, unit, price: price === null ? '' : String(price), since: since ?? '' },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function productOf({ cells, origin }: SheetRow<FactOrigin>): NonNullable<SaveGroup['productRows']>[number] {
  return {
    ...origin,
    name: cells['name'] ?? '',
    unit: cells['unit'] ?? '',
    price: cells['price'] ? Number(cells['price']) : null,
    since: cells['since'] || null,
  };
}

export function licenceColumns(t: TFunction, kinds: readonly CellOption[]): SheetColumn[] {
  return [
    { key: 'kind', title: t('groups.licenceKind'), width: 114, kind: choiceKind(kinds), isRequired: true },
    { key: 'number', title: t('groups.licenceNumber'), width: 122, kind: textKind, isRequired: true },
    { key: 'issuedOn', title: t('groups.issuedOn'), width: 88, kind: dateKind },
    { key: 'validUntil', title: t('groups.validUntil'), width: 88, kind: dateKind },
    { key: 'expired', title: t('groups.licenceState'), width: 94, kind: textKind, isReadOnly: true },
  ];
}

/** `today` and the word for what has run out mark those rows. */
export interface Expiry {
  today: string;
  word: string;
}

export function licenceRows(group: Group | null, expiry: Expiry): SheetRow<FactOrigin>[] {
  return (group?.licences ?? []).map(({ id, kind, number, issuedOn, validUntil }) =>
    marked(
      {
        key: id ?? newRowKey(),
        origin: { id },
        cells: { kind, number, issuedOn: issuedOn ?? '', validUntil: validUntil ?? '' },
      },
      expiry,
    ),
  );
}

export function licenceOf({ cells, origin }: SheetRow<FactOrigin>): NonNullable<SaveGroup['licences']>[number] {
  return {
    ...origin,
    kind: cells['kind'] ?? '',
    number: cells['number'] ?? '',
    issuedOn: cells['issuedOn'] || null,
    validUntil: cells['validUntil'] || null,
  };
}

/** The marks after an edit. Not a step of undo of its own. */
export function withExpiry(state: SheetState<FactOrigin>, expiry: Expiry): SheetState<FactOrigin> {
  const rows = state.rows.map((row) => marked(row, expiry));
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

function marked(row: SheetRow<FactOrigin>, { today, word }: Expiry): SheetRow<FactOrigin> {
  const until = row.cells['validUntil'] ?? '';
  const expired = until !== '' && until < today ? word : '';
  return (row.cells['expired'] ?? '') === expired ? row : { ...row, cells: { ...row.cells, expired } };
}
