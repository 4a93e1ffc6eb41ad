import type { ApplicationClient } from '../../shared/contract.ts';
import { followUpOfPoint } from '../../shared/follow-ups.ts';
import type { SaveFollowUp } from '../../shared/follow-ups.ts';
import type { SaveLesson } from '../../shared/lessons.ts';

/** One point of the minutes as it is written down, and the follow-up that it became. */
export interface SamplePoint {
  /** The session in which it was said, from 0; the whole meeting where missing. */
  session?: number;
  speaker: string;
  institution: string;
  input: string;
  response?: string;
  followUp?: Partial<SaveFollowUp>;
}

/** Enters a meeting's minutes, and makes follow-ups of its points, as an officer does after the meeting. */
export async function enterMinutes(
  client: ApplicationClient,
  meetingId: string,
  points: readonly SamplePoint[],
  decisions: readonly string[],
): Promise<void> {
  const before = await client.minutes.get({ meetingId });
  await client.minutes.save({
    meetingId,
    version: before.version,
    points: points.map(({ session, followUp: _, ...point }) => ({
      ...point,
      sessionId: session === undefined ? null : before.sessions[session]?.id,
    })),
    decisions: decisions.map((text) => ({ text })),
  });
  const minutes = await client.minutes.get({ meetingId });
  for (const [index, { followUp }] of points.entries()) {
    const point = minutes.points[index];
    if (followUp === undefined || point === undefined) continue;
    const made = followUpOfPoint(minutes, point);
    const text = `${followUp.text ?? made.text} (contoh)`;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person makes them
    await client.followUps.save({ ...made, ...followUp, text });
  }
}

/** Enters what a group learned in a session of a meeting, one lesson after another. */
export async function enterLessons(
  client: ApplicationClient,
  { meetingId, session, groupId }: { meetingId: string; session: number; groupId: string },
  lessons: readonly Omit<SaveLesson, 'meetingId' | 'sessionId' | 'groupId'>[],
): Promise<void> {
  const { sessions } = await client.minutes.get({ meetingId });
  const sessionId = sessions[session]?.id ?? '';
  for (const lesson of lessons) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person enters them
    await client.lessons.save({ ...lesson, lesson: `${lesson.lesson} (contoh)`, meetingId, sessionId, groupId });
  }
}
