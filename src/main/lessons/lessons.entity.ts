import { defineEntity, p } from '@mikro-orm/core';
import type { LessonState } from '../../shared/lessons.ts';
import { day, recordProperties, text } from '../database/properties.ts';
import { Group } from '../groups/groups.entity.ts';
import { Meeting, MeetingSession } from '../meetings/meetings.entity.ts';
import { Person } from '../people/people.entity.ts';

/** Hasil benchmarking. When it is to be checked follows from its session's day and is not kept. */
export const Lesson = defineEntity({
  name: 'Lesson',
  tableName: 'lesson',
  properties: {
    ...recordProperties,
    /** The session's; named here too, because the bin knows references to records. */
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(),
    sessionId: () => p.manyToOne(MeetingSession).mapToPk().name('session_id').index(),
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
    problem: text(),
    lesson: text(),
    plan: text(),
    responsible: p.string().length(200),
    responsibleId: () => p.manyToOne(Person).mapToPk().name('responsible_id').nullable().index(),
    dueOn: day().nullable(),
    firstState: p.string().length(20).$type<LessonState>(),
    firstNote: text(),
    firstCheckedOn: day().nullable(),
    secondState: p.string().length(20).$type<LessonState>(),
    secondNote: text(),
    secondCheckedOn: day().nullable(),
    proofNote: text(),
  },
});
