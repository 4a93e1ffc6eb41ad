import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { MeetingForm } from './meeting-form.tsx';

export function MeetingPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="meeting" load={(id) => client.meetings.get({ id })}>
      {(start) => <MeetingForm {...start} />}
    </RecordRoute>
  );
}
