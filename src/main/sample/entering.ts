import type { ApplicationClient } from '../../shared/contract.ts';
import type { Gender } from '../../shared/people.ts';

/** A sample person: name and L/P. */
export type SamplePerson = readonly [name: string, gender: Gender];

/** Put on everything invented. */
export const sampleNote = 'Data contoh, bukan data sebenarnya';

/**
 * Enters people as somebody would one after another and answers their ids. Phones are from a
 * block that no operator gives out, starting at `firstPhone`.
 */
export async function enterPeople(
  client: ApplicationClient,
  people: readonly SamplePerson[],
  areaCode: string,
  firstPhone: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, [name, gender]] of people.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, so that their order is the list's
    const { id } = await client.people.save({
      name,
      gender,
      areaCode,
      birthYear: 1968 + ((index * 7) % 35),
      phone: `0800-0000-${String(firstPhone + index).padStart(4, '0')}`,
      consentDate: '2023-01-16',
      note: sampleNote,
    });
    ids.push(id);
  }
  return ids;
}

/** Member rows of a group: the first three hold its offices. */
export function memberRows(ids: readonly string[], people: readonly SamplePerson[], joinedOn: string) {
  const roles = ['chair', 'secretary', 'treasurer'] as const;
  return ids.map((personId, index) => {
    const [name, gender] = people[index] ?? ['', 'P'];
    return { personId, name, gender, role: roles[index] ?? ('member' as const), joinedOn };
  });
}

/** Sets the phone and birth year of member rows from the people as they were entered. */
export async function completeRows<T extends { personId: string }>(client: ApplicationClient, rows: T[]) {
  return Promise.all(
    rows.map(async (row) => {
      const { phone, birthYear } = await client.people.get({ id: row.personId });
      return { ...row, phone, birthYear };
    }),
  );
}

/** Enters expenses of a program, each marked as invented. */
export async function enterExpenses(
  client: ApplicationClient,
  programId: string,
  voucherPrefix: string,
  expenses: readonly (readonly [date: string, amount: number, description: string])[],
): Promise<void> {
  for (const [index, [date, amount, description]] of expenses.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- vouchers are numbered in order
    await client.expenses.save({
      programId,
      date,
      amount,
      description: `${description} (contoh)`,
      voucherNumber: `${voucherPrefix}-${String(index + 1).padStart(3, '0')}`,
    });
  }
}
