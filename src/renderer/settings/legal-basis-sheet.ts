import type { TFunction } from 'i18next';
import type { SaveSettings, Settings } from '../../shared/settings.ts';
import { dateKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';

interface RuleOrigin {
  id?: string | undefined;
}

export function ruleColumns(t: TFunction): SheetColumn[] {
  return [
    { key: 'name', title: t('office.rule'), width: 230, kind: textKind, isRequired: true },
    { key: 'about', title: t('office.about'), width: 400, kind: textKind },
    { key: 'validFrom', title: t('office.validFrom'), width: 110, kind: dateKind },
    { key: 'validTo', title: t('office.validTo'), width: 110, kind: dateKind },
  ];
}

export function ruleRows(settings: Settings | null): SheetRow<RuleOrigin>[] {
  return (settings?.legalBasis ?? []).map(({ id, name, about, validFrom, validTo }) => ({
    key: id ?? newRowKey(),
    origin: { id },
    cells: { name, about, validFrom: validFrom ?? '', validTo: validTo ?? '' },
  }));
}

/** A row as the save takes it. */
export function ruleOf({ cells, origin }: SheetRow<RuleOrigin>): SaveSettings['legalBasis'][number] {
  return {
    ...origin,
    name: cells['name'] ?? '',
    about: cells['about'] ?? '',
    validFrom: cells['validFrom'] || null,
    validTo: cells['validTo'] || null,
  };
}
