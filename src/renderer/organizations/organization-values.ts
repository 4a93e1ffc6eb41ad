import type { Organization, SaveOrganization } from '../../shared/organizations.ts';

/** What the form's fields hold; people and contacts are in grids. */
export type OrganizationValues = Omit<SaveOrganization, 'id' | 'version' | 'positions' | 'contacts'>;

export function valuesOf(organization: Organization | null, unitId: string): OrganizationValues {
  return {
    unitId: organization?.unitId ?? unitId,
    name: organization?.name ?? '',
    kind: organization?.kind ?? '',
    areaCode: organization?.areaCode ?? null,
    address: organization?.address ?? '',
    phone: organization?.phone ?? '',
    influence: organization?.influence ?? null,
    interest: organization?.interest ?? null,
    attitude: organization?.attitude ?? 'unknown',
    note: organization?.note ?? '',
  };
}

/** The next of the same kind, mostly in the same place. */
export function likePrevious({ kind, areaCode }: Organization): Partial<OrganizationValues> {
  return { kind, areaCode };
}

/** An organization like another: its own people, contacts, ratings and address are still to be known. */
export function organizationCopy(organization: Organization, name: string, unitId: string) {
  const { kind, areaCode, note } = organization;
  return { values: { ...valuesOf(null, unitId), name, kind, areaCode, note } };
}
