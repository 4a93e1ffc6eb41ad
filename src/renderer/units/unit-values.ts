import type { SaveUnit, Unit } from '../../shared/units.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import { choiceKind, dateKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { TFunction } from 'i18next';
import { signatoryRoles } from '../../shared/units.ts';

type Identity = SaveUnit['identities'][number];

/** The form's fields; signatories live in a grid, ring areas in three area pickers. */
export interface UnitValues {
  code: string;
  timeZone: SaveUnit['timeZone'];
  identities: (Omit<Identity, 'validFrom'> & { validFrom: string | null })[];
  ring1: string[];
  ring2: string[];
  ring3: string[];
}

export function unitValues(unit: Unit | null): UnitValues {
  const ring = (wanted: number) =>
    (unit?.rings ?? []).filter((area) => area.ring === wanted).map((area) => area.areaCode);
  return {
    code: unit?.code ?? '',
    timeZone: unit?.timeZone ?? 'WITA',
    // A unit is mostly set up within the year whose reports it is for; an earlier report takes the earliest name.
    identities: unit?.identities ?? [{ ...newIdentity(), validFrom: `${new Date().getFullYear()}-01-01` }],
    ring1: ring(1),
    ring2: ring(2),
    ring3: ring(3),
  };
}

export function newIdentity(): UnitValues['identities'][number] {
  return {
    name: '',
    legalName: '',
    company: '',
    region: '',
    address: '',
    logo: null,
    logoRight: null,
    validFrom: null,
    validTo: null,
  };
}

export function unitInput(values: UnitValues, unit: Unit | null, signatories: SaveUnit['signatories']): SaveUnit {
  const rings = [values.ring1, values.ring2, values.ring3].flatMap((codes, index) =>
    codes.map((areaCode) => ({ areaCode, ring: index + 1 })),
  );
  return {
    id: unit?.id,
    version: unit?.version,
    code: values.code,
    timeZone: values.timeZone,
    // The schema refuses a missing day and the field shows it.
    identities: values.identities.map((identity) => ({ ...identity, validFrom: identity.validFrom ?? '' })),
    signatories,
    rings,
  };
}

export interface SignatoryOrigin {
  id?: string | undefined;
}

export function signatoryColumns(t: TFunction): SheetColumn[] {
  const roles = signatoryRoles.map((role) => ({ value: role, label: t(`signatoryRole.${role}`) }));
  return [
    { key: 'role', title: t('units.signatoryRole'), width: 150, kind: choiceKind(roles), isRequired: true },
    { key: 'name', title: t('people.name'), width: 240, kind: textKind, isRequired: true },
    { key: 'position', title: t('units.position'), width: 300, kind: textKind, isRequired: true },
    { key: 'validFrom', title: t('units.validFrom'), width: 120, kind: dateKind, isRequired: true },
    { key: 'validTo', title: t('units.validTo'), width: 120, kind: dateKind },
  ];
}

export function signatoryRows(unit: Unit | null): SheetRow<SignatoryOrigin>[] {
  return (unit?.signatories ?? []).map(({ id, role, name, position, validFrom, validTo }) => ({
    key: id ?? newRowKey(),
    origin: { id },
    cells: { role, name, position, validFrom, validTo: validTo ?? '' },
  }));
}

export function signatoryOf({
  cells,
  origin,
}: SheetRow<SignatoryOrigin>): NonNullable<SaveUnit['signatories']>[number] {
  return {
    ...origin,
    // Unreadable roles are caught before, by the grid's own check.
    role: signatoryRoles.find((role) => role === cells['role']) ?? 'prepared',
    name: cells['name'] ?? '',
    position: cells['position'] ?? '',
    validFrom: cells['validFrom'] ?? '',
    validTo: cells['validTo'] || null,
  };
}

/** A unit like another, under a code of its own; names and signatories become its own rows. */
export function unitCopy(unit: Unit) {
  const values = unitValues(unit);
  return {
    values: { ...values, code: '', identities: values.identities.map(({ id: _, ...identity }) => identity) },
    rows: signatoryRows(unit).map(({ cells }) => ({ key: newRowKey(), cells })),
  };
}
