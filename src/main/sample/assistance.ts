import type { SaveAssistance } from '../../shared/assistance.ts';
import type { ApplicationClient } from '../../shared/contract.ts';
import type { SaveGroup } from '../../shared/groups.ts';

/** What a sample group makes and may make. */
export type GroupFacts = Pick<SaveGroup, 'productRows' | 'licences'>;

type Item = NonNullable<SaveAssistance['items']>[number];
type Condition = NonNullable<SaveAssistance['conditions']>[number];

/** One handover, as it is written down below. */
export interface SampleAssistance {
  groupId: string;
  programId: string;
  date: string;
  /** Empty where the paper was never found. */
  number: string;
  description: string;
  receivedBy: string;
  items: readonly (readonly [name: string, quantity: number, unit: string, value: number, note?: string])[];
  conditions?: readonly (readonly [date: string, condition: Condition['condition'], note: string])[];
}

/** Enters what groups were given, one handover after another. */
export async function enterAssistance(
  client: ApplicationClient,
  officer: string,
  handovers: readonly SampleAssistance[],
): Promise<void> {
  for (const { number, items, conditions = [], ...fields } of handovers) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person enters them
    await client.assistance.save({
      ...fields,
      bastNumber: number === '' ? '' : `CONTOH/BAST/${number}`,
      description: `${fields.description} (contoh)`,
      deliveredBy: officer,
      items: items.map(([name, quantity, unit, value, note = '']): Item => ({ name, quantity, unit, value, note })),
      conditions: conditions.map(([date, condition, note]): Condition => ({
        date,
        condition,
        note,
        checkedBy: officer,
      })),
    });
  }
}
