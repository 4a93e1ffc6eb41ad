import { defineEntity, p } from '@mikro-orm/core';
import type { FollowUpDecision, FollowUpStatus } from '../../shared/follow-ups.ts';
import { day, recordProperties, text } from '../database/properties.ts';
import { Meeting } from '../meetings/meetings.entity.ts';
import { MinutePoint } from '../minutes/minutes.entity.ts';
import { Person } from '../people/people.entity.ts';
import { Activity } from '../plans/plans.entity.ts';
import { Program } from '../programs/programs.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Tindak lanjut. Whether it is late follows from its day and is not kept. */
export const FollowUp = defineEntity({
  name: 'FollowUp',
  tableName: 'follow_up',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    text: text(),
    meetingId: () => p.manyToOne(Meeting).mapToPk().name('meeting_id').nullable().index(),
    pointId: () => p.manyToOne(MinutePoint).mapToPk().name('point_id').nullable().index(),
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').nullable().index(),
    /** Of the program: the work of a Renja by which it is done. */
    activityId: () => p.manyToOne(Activity).mapToPk().name('activity_id').nullable().index(),
    responsible: p.string().length(200),
    responsibleId: () => p.manyToOne(Person).mapToPk().name('responsible_id').nullable().index(),
    institution: p.string().length(500),
    dueOn: day().nullable().index(),
    status: p.string().length(20).$type<FollowUpStatus>(),
    doneOn: day().nullable(),
    decision: p.string().length(20).$type<FollowUpDecision>(),
    decisionReason: text(),
    proofNote: text(),
  },
});
