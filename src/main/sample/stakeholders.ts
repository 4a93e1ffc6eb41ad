import type { ApplicationClient } from '../../shared/contract.ts';
import type { Attitude, ContactKind } from '../../shared/organizations.ts';
import type { Gender } from '../../shared/people.ts';
import { sampleNote, samplePhone } from './entering.ts';

/** One stakeholder, as it is written down below. */
export interface SampleStakeholder {
  name: string;
  kind: string;
  areaCode: string;
  /** Missing: nobody has judged it yet. */
  rating?: readonly [influence: number, interest: number];
  attitude: Attitude;
  /** The phone is the last part of a sample phone; with the name it tells who of the participants this is. */
  people: readonly (readonly [
    name: string,
    gender: Gender,
    title: string,
    phone: number,
    startedOn?: string,
    endedOn?: string,
  ])[];
  contacts: readonly (readonly [date: string, kind: ContactKind, person: string, summary: string, nextStep?: string])[];
}

/** Enters a unit's stakeholders, one after another. */
export async function enterStakeholders(
  client: ApplicationClient,
  unitId: string,
  stakeholders: readonly SampleStakeholder[],
): Promise<void> {
  for (const { rating = [null, null], people, contacts, ...fields } of stakeholders) {
    const [influence, interest] = rating;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person enters them
    await client.organizations.save({
      ...fields,
      unitId,
      influence,
      interest,
      note: sampleNote,
      positions: people.map(([name, gender, title, phone, startedOn = null, endedOn = null]) => ({
        name,
        gender,
        title,
        phone: samplePhone(phone),
        startedOn,
        endedOn,
      })),
      contacts: contacts.map(([date, kind, person, summary, nextStep = '']) => ({
        date,
        kind,
        person,
        summary: `${summary} (contoh)`,
        nextStep,
      })),
    });
  }
}
