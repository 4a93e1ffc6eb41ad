import * as z from 'zod';
import { areaCodeSchema } from './areas.ts';
import { calendarDateSchema, clockTimeSchema } from './calendar-date.ts';
import { choiceCodeSchema } from './choices.ts';
import { genderSchema, personFields } from './people.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

export const participantStatuses = ['invited', 'present', 'represented', 'absent', 'walkIn'] as const;
export const participantStatusSchema = z.enum(participantStatuses);
export type ParticipantStatus = z.infer<typeof participantStatusSchema>;

/** Separate sheets are printed for invitees, speakers and committee (undangan, narasumber, panitia). */
export const participantRoles = ['invitee', 'speaker', 'committee'] as const;
export const participantRoleSchema = z.enum(participantRoles);
export type ParticipantRole = z.infer<typeof participantRoleSchema>;

/**
 * Statuses that count as somebody having come: present, represented (a stand-in signed on the
 * row) and walk-ins. One place, because lists, sheets and the report must agree.
 */
export const attendingStatuses = ['present', 'represented', 'walkIn'] as const satisfies ParticipantStatus[];

/** A row of a session's participant grid; institution and position are those of that day. */
export const participantSchema = z.object({
  id: idSchema.optional(),
  /** Missing: the save finds the person (same name and phone) or makes one. */
  personId: idSchema.optional(),
  name: personFields.name,
  gender: genderSchema.nullable().default(null),
  institution: optionalText(500),
  position: optionalText(200),
  phone: personFields.phone,
  role: participantRoleSchema.default('invitee'),
  status: participantStatusSchema.default('invited'),
  /** The kelompok binaan that the person came for. */
  groupId: idSchema.nullable().default(null),
});
export type Participant = z.infer<typeof participantSchema>;

/** One sitting of a meeting: a date, a place and its own participants. */
export const sessionSchema = z.object({
  id: idSchema.optional(),
  title: optionalText(),
  date: calendarDateSchema,
  startTime: clockTimeSchema.nullable().default(null),
  /** Missing means "– selesai". */
  endTime: clockTimeSchema.nullable().default(null),
  place: requiredText(),
  areaCode: areaCodeSchema.nullable().default(null),
  destination: optionalText(),
  participants: z.array(participantSchema).max(5000).default([]),
});
export type Session = z.infer<typeof sessionSchema>;

/** Pertemuan: an FGD, a benchmarking visit, a training … with one session or more. */
const meetingFields = {
  unitId: idSchema,
  kind: choiceCodeSchema,
  number: optionalText(80),
  title: requiredText(300),
  purpose: optionalText(2000),
  agenda: optionalText(4000),
  chair: optionalText(),
  noteTaker: optionalText(),
  speakers: optionalText(500),
  outcome: optionalText(4000),
  programIds: z.array(idSchema).default([]),
  groupIds: z.array(idSchema).default([]),
  sessions: z.array(sessionSchema).min(1, 'sessionNeeded').max(50),
};

export const saveMeetingSchema = z.object({ ...saveFields, ...meetingFields }).superRefine((meeting, context) => {
  meeting.sessions.forEach((session, index) => {
    if (session.startTime !== null && session.endTime !== null && session.endTime <= session.startTime) {
      context.addIssue({ code: 'custom', message: 'endBeforeStart', path: ['sessions', index, 'endTime'] });
    }
    const seen = new Set<string>();
    session.participants.forEach((participant, row) => {
      if (participant.personId === undefined) return;
      if (seen.has(participant.personId)) {
        const path = ['sessions', index, 'participants', row, 'name'];
        context.addIssue({ code: 'custom', message: 'participantRepeated', path });
      }
      seen.add(participant.personId);
    });
  });
});
export type SaveMeeting = z.input<typeof saveMeetingSchema>;

export const meetingSchema = z.object({
  ...recordFields,
  ...meetingFields,
  /** Heads in the whole meeting, each person once however many sessions (DOMAIN rule 6). */
  uniquePeople: z.int(),
  /** Participant rows over all sessions. */
  participations: z.int(),
  programs: z.array(z.object({ id: idSchema, name: z.string() })),
  groups: z.array(z.object({ id: idSchema, name: z.string() })),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** What a meeting's record may still lack, to be found and filled in. */
export const meetingGaps = ['participants', 'attendance', 'outcome', 'program', 'group'] as const;

export const listMeetingsSchema = z.object({
  ...listFields,
  ...sortFields(['date', 'lastDate', 'kind', 'number', 'title', 'place', 'chair', 'participants', 'attended']),
  unitId: idSchema.optional(),
  kind: choiceCodeSchema.optional(),
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
  groupId: idSchema.optional(),
  programId: idSchema.optional(),
  /** The area itself and every area below it; of any session. */
  areaCode: areaCodeSchema.optional(),
  lacks: z.enum(meetingGaps).optional(),
});

export const meetingRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  /** First session's date; `lastDate` where sessions go over several days. */
  date: calendarDateSchema,
  lastDate: calendarDateSchema,
  place: z.string(),
  sessions: z.int(),
  /** Unique people on the lists, whatever their status. */
  participants: z.int(),
  /** Unique people who came; those whose gender is not known are in neither of the next two. */
  attended: z.int(),
  attendedMale: z.int(),
  attendedFemale: z.int(),
  /** Rows of those who came, over all sessions. */
  attendances: z.int(),
  chair: z.string(),
  programs: z.string(),
  groups: z.string(),
  outcome: z.string(),
});
export type MeetingRow = z.infer<typeof meetingRowSchema>;

/** Over all meetings that match: people once a meeting, and in `people` once over all of them. */
export const meetingTotalsSchema = z.object({
  sessions: z.int(),
  participants: z.int(),
  attended: z.int(),
  attendedMale: z.int(),
  attendedFemale: z.int(),
  attendances: z.int(),
  people: z.int(),
});
export const meetingListSchema = listOf(meetingRowSchema).extend({ totals: meetingTotalsSchema });
