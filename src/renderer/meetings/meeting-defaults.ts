import type { Meeting } from '../../shared/meetings.ts';
import type { MeetingValues, SessionValues } from './meeting-values.ts';

/** What a new meeting takes over from the last one of its kind. */
export type MeetingDefaults = Pick<MeetingValues, 'chair' | 'noteTaker'> &
  Pick<SessionValues, 'place' | 'areaCode' | 'startTime'>;

export type DefaultField = keyof MeetingDefaults;

/** As a new meeting has them. */
export const noDefaults: MeetingDefaults = {
  chair: '',
  noteTaker: '',
  place: '',
  areaCode: null,
  startTime: '09:00',
};

export function defaultsOf(meeting: Meeting): MeetingDefaults {
  const [session] = meeting.sessions;
  return {
    chair: meeting.chair ?? '',
    noteTaker: meeting.noteTaker ?? '',
    place: session?.place ?? '',
    areaCode: session?.areaCode ?? null,
    startTime: session?.startTime ?? noDefaults.startTime,
  };
}

/**
 * What to write into the form: `wanted` where the field is untouched, that is, as a new meeting has it
 * or as it was filled before. A place and its area go together.
 */
export function fillUntouched(
  now: MeetingDefaults,
  filled: Partial<MeetingDefaults>,
  wanted: MeetingDefaults,
): Partial<MeetingDefaults> {
  const isUntouched = (field: DefaultField) => now[field] === noDefaults[field] || now[field] === filled[field];
  const isPlaceUntouched = isUntouched('place') && isUntouched('areaCode');
  return {
    ...(isUntouched('chair') && { chair: wanted.chair }),
    ...(isUntouched('noteTaker') && { noteTaker: wanted.noteTaker }),
    ...(isUntouched('startTime') && { startTime: wanted.startTime }),
    ...(isPlaceUntouched && { place: wanted.place, areaCode: wanted.areaCode }),
  };
}

/** The fields that still hold what was filled in, and something at that. */
export function stillFilled(now: MeetingDefaults, filled: Partial<MeetingDefaults>): DefaultField[] {
  const fields = ['place', 'areaCode', 'startTime', 'chair', 'noteTaker'] as const;
  return fields.filter((field) => field in filled && now[field] === filled[field] && now[field] !== noDefaults[field]);
}

/** What a further session takes over from the one before it. */
export function sessionDefaults(before: SessionValues | undefined): Partial<SessionValues> {
  if (before === undefined) return {};
  const { startTime, endTime, place, areaCode } = before;
  return { startTime, endTime, place, areaCode };
}
