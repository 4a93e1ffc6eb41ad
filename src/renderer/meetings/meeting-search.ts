import * as z from 'zod';
import { recordSearch } from '../shell/record-search.ts';
import type { RecordSearch } from '../shell/record-search.ts';

/** Parts of a meeting's page besides the meeting itself. */
const meetingPartSchema = z.enum(['minutes', 'lessons']);
export type MeetingPart = z.infer<typeof meetingPartSchema>;

export interface MeetingSearch extends RecordSearch {
  /** The meeting itself where missing. */
  part?: MeetingPart | undefined;
}

export function meetingSearch(search: Record<string, unknown>): MeetingSearch {
  return { ...recordSearch(search), part: meetingPartSchema.optional().catch(undefined).parse(search['part']) };
}
