import { useParams, useSearch } from '@tanstack/react-router';
import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { MeetingLessons } from '../lessons/meeting-lessons.tsx';
import { MeetingMinutes } from '../minutes/meeting-minutes.tsx';
import { MeetingForm } from './meeting-form.tsx';

/** A meeting, its minutes or its lessons: each a part of the page with an address of its own. */
export function MeetingPage() {
  const { client } = useHost();
  const { id } = useParams({ from: '/meetings/$id' });
  const { part } = useSearch({ from: '/meetings/$id' });
  if (id !== 'new' && part === 'minutes') return <MeetingMinutes key={id} meetingId={id} />;
  if (id !== 'new' && part === 'lessons') return <MeetingLessons meetingId={id} />;
  return (
    <RecordRoute kind="meeting" load={(wanted) => client.meetings.get({ id: wanted })}>
      {(start) => <MeetingForm {...start} />}
    </RecordRoute>
  );
}
