import type { ApplicationClient } from '../../shared/contract.ts';
import { enterBalikpapan } from './balikpapan/balikpapan.ts';
import { enterSupadio } from './supadio/supadio.ts';

/**
 * Enters the two sample units through the API, as a person would. Events, places and programs
 * follow public statements; people, phone numbers, vouchers and amounts are invented and say so.
 */
export async function fillSample(client: ApplicationClient): Promise<{ units: number; meetings: number }> {
  await enterBalikpapan(client);
  await enterSupadio(client);
  const [units, meetings] = await Promise.all([client.units.list(), client.meetings.list({ limit: 1 })]);
  return { units: units.length, meetings: meetings.total };
}
