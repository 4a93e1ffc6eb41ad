import type { TFunction } from 'i18next';
import type { Choice, SaveChoices } from '../../shared/choices.ts';
import { integerKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';

/** The entry that a row came from; a new one has none. */
export type ChoiceRow = SheetRow<{ id: string; version: number }>;

export function choiceColumns(t: TFunction, list: Choice['list']): SheetColumn[] {
  return [
    { key: 'label', title: t('settings.label'), width: 250, kind: textKind, isRequired: true },
    { key: 'labelEn', title: t('settings.labelEn'), width: 230, kind: textKind },
    { key: 'note', title: t(list === 'stage' ? 'settings.criteria' : 'settings.note'), width: 260, kind: textKind },
    { key: 'order', title: t('settings.order'), width: 64, kind: integerKind },
    { key: 'uses', title: t('settings.uses'), width: 80, kind: integerKind, isReadOnly: true },
  ];
}

/** A list's entries that are offered, in their order. */
export function choiceRows(choices: readonly Choice[], uses: ReadonlyMap<string, number>): ChoiceRow[] {
  return choices
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ id, version, code, label, labelEn, note }, index) => ({
      key: id,
      origin: { id, version },
      cells: { label, labelEn, note, order: String(index + 1), uses: String(uses.get(code) ?? 0) },
    }));
}

/** Rows by their order figure; where that says nothing, and among equals, a row stays below the one above it. */
export function inOrder(rows: readonly ChoiceRow[]): ChoiceRow[] {
  let above = 0;
  return rows
    .map((row) => {
      const figure = Number(row.cells['order'] ?? '');
      above = row.cells['order'] && Number.isFinite(figure) ? figure : above;
      return { row, at: above };
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

/** What is saved: the rows as they stand, and what of the entries shown is among them no more. */
export function choicesInput(list: Choice['list'], shown: readonly Choice[], rows: readonly ChoiceRow[]): SaveChoices {
  const kept = new Set(rows.map(({ origin }) => origin?.id));
  return {
    list,
    rows: rows.map(({ origin, cells }) => ({
      ...(origin && { id: origin.id, version: origin.version }),
      label: cells['label'] ?? '',
      labelEn: cells['labelEn'] ?? '',
      note: cells['note'] ?? '',
    })),
    removed: shown
      .filter(({ id, isRemoved }) => !isRemoved && !kept.has(id))
      .map(({ id, version }) => ({ id, version })),
  };
}
