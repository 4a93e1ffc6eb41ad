import { defineEntity, p } from '@mikro-orm/core';
import type { ParticipantRole, ParticipantStatus } from '../../shared/meetings.ts';
import type { Gender } from '../../shared/people.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Group } from '../groups/groups.entity.ts';
import { Person } from '../people/people.entity.ts';
import { Program } from '../programs/programs.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Pertemuan. */
export const Meeting = defineEntity({
  name: 'Meeting',
  tableName: 'meeting',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    kind: p.string().length(60),
    number: p.string().length(80),
    title: p.string().length(300),
    purpose: text(),
    agenda: text(),
    chair: p.string().length(300),
    noteTaker: p.string().length(300),
    speakers: text(),
    outcome: text(),
  },
});

/** One sitting of a meeting: its date decides the quarter in which it counts. */
export const MeetingSession = defineEntity({
  name: 'MeetingSession',
  tableName: 'meeting_session',
  properties: {
    ...rowProperties,
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(),
    position: p.integer(),
    title: p.string().length(300),
    date: day().index(),
    startTime: p.string().length(5).nullable(),
    endTime: p.string().length(5).nullable(),
    place: p.string().length(300),
    areaCode: p.string().length(13).nullable(),
    destination: p.string().length(300),
  },
});

/** Somebody on a session's list, with name, institution and position as they were that day. */
export const Participant = defineEntity({
  name: 'Participant',
  tableName: 'participant',
  properties: {
    ...rowProperties,
    sessionId: () => p.manyToOne(MeetingSession).mapToPk().name('session_id').index(),
    personId: () => p.manyToOne(Person).mapToPk().name('person_id').index(),
    position: p.integer(),
    name: p.string().length(200),
    gender: p.string().length(1).$type<Gender>().nullable(),
    institution: p.string().length(500),
    jobTitle: p.string().length(200),
    phone: p.string().length(40),
    role: p.string().length(20).$type<ParticipantRole>(),
    status: p.string().length(20).$type<ParticipantStatus>(),
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').nullable().index(),
  },
});

export const MeetingProgram = defineEntity({
  name: 'MeetingProgram',
  tableName: 'meeting_program',
  properties: {
    ...rowProperties,
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(),
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(),
  },
});

export const MeetingGroup = defineEntity({
  name: 'MeetingGroup',
  tableName: 'meeting_group',
  properties: {
    ...rowProperties,
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(),
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
  },
});
