import { defineEntity, p } from '@mikro-orm/core';
import { rowProperties, text } from '../database/properties.ts';
import { Meeting, MeetingSession } from '../meetings/meetings.entity.ts';

/** Something that was said in a meeting. */
export const MinutePoint = defineEntity({
  name: 'MinutePoint',
  tableName: 'minute_point',
  properties: {
    ...rowProperties,
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(),
    sessionId: () => p.manyToOne(MeetingSession).mapToPk().name('session_id').nullable().index(),
    position: p.integer(),
    speaker: p.string().length(200),
    institution: p.string().length(500),
    input: text(),
    response: text(),
  },
});

/** Something that a meeting decided. */
export const MinuteDecision = defineEntity({
  name: 'MinuteDecision',
  tableName: 'minute_decision',
  properties: {
    ...rowProperties,
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').index(),
    position: p.integer(),
    text: text(),
  },
});
