import type { ApplicationClient } from '../../shared/contract.ts';
import type { Gender } from '../../shared/people.ts';
import type { Quarters, SaveRenja, SaveRenstra } from '../../shared/plans.ts';

/** A sample person: name and L/P. */
export type SamplePerson = readonly [name: string, gender: Gender];

/** Put on everything invented. */
export const sampleNote = 'Data contoh, bukan data sebenarnya';

/** A sample person as kept: what a row of a grid says of one. */
export interface KeptPerson {
  personId: string;
  name: string;
  gender: Gender;
  birthYear: number;
  phone: string;
}

/** A sample group as kept, with its people in the order of its list. */
export interface KeptGroup {
  id: string;
  people: KeptPerson[];
}

/** Phones are from a block that no operator gives out. */
export function samplePhone(number: number): string {
  return `0800-0000-${String(number).padStart(4, '0')}`;
}

/** Enters people as somebody would, one after another. Their phones start at `firstPhone`. */
export async function enterPeople(
  client: ApplicationClient,
  people: readonly SamplePerson[],
  areaCode: string,
  firstPhone: number,
): Promise<KeptPerson[]> {
  const kept: KeptPerson[] = [];
  for (const [index, [name, gender]] of people.entries()) {
    const row = { name, gender, birthYear: 1968 + ((index * 7) % 35), phone: samplePhone(firstPhone + index) };
    // oxlint-disable-next-line no-await-in-loop -- one after another, so that their order is the list's
    const { id } = await client.people.save({ ...row, areaCode, consentDate: '2023-01-16', note: sampleNote });
    kept.push({ ...row, personId: id });
  }
  return kept;
}

/** Member rows of a group: the first three hold its offices. */
export function memberRows(people: readonly KeptPerson[], joinedOn: string) {
  const roles = ['chair', 'secretary', 'treasurer'] as const;
  return people.map((person, index) => ({ ...person, role: roles[index] ?? ('member' as const), joinedOn }));
}

/** The first `count` people of a group as participants who came. */
export function participantRows(group: KeptGroup, institution: string, count: number) {
  return group.people.slice(0, count).map(({ birthYear: _, ...person }, index) => ({
    ...person,
    institution,
    position: index === 0 ? 'Ketua' : 'Anggota',
    groupId: group.id,
    status: 'present' as const,
  }));
}

/** An activity of a sample program, as planned; the unplanned say so. */
export function plannedActivity(programId: string, name: string, budget: Quarters, isPlanned = true) {
  return { programId, name: `${name} (contoh)`, budget, isPlanned };
}

/** A line of a sample Renstra with the same amount each year. */
export function renstraLine(
  years: readonly number[],
  amount: number,
  line: Pick<NonNullable<SaveRenstra['lines']>[number], 'programId' | 'name' | 'aim' | 'mainTpb'>,
) {
  return { ...line, amounts: years.map((year) => ({ year, amount })) };
}

/** Enters a Renja. Answers its activities' ids in their order. */
export async function enterRenja(
  client: ApplicationClient,
  renja: Omit<SaveRenja, 'note'>,
  approval?: { approvedOn: string; approvedBy: string },
): Promise<string[]> {
  const saved = await client.renja.save({ ...renja, note: sampleNote });
  if (approval) await client.plans.approve({ kind: 'renja', ...saved, ...approval });
  const { activities } = await client.renja.get({ id: saved.id });
  return activities.map(({ id }) => id);
}

/** Enters expenses of a program, each marked as invented. */
export async function enterExpenses(
  client: ApplicationClient,
  programId: string,
  voucherPrefix: string,
  expenses: readonly (readonly [date: string, amount: number, description: string, activityId?: string])[],
): Promise<void> {
  for (const [index, [date, amount, description, activityId = null]] of expenses.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- vouchers are numbered in order
    await client.expenses.save({
      programId,
      activityId,
      date,
      amount,
      description: `${description} (contoh)`,
      voucherNumber: `${voucherPrefix}-${String(index + 1).padStart(3, '0')}`,
    });
  }
}
