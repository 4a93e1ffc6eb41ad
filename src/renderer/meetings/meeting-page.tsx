import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordEditor } from '../components/record-page/record-editor.tsx';
import { useHost } from '../host/host-context.tsx';
import { MeetingForm } from './meeting-form.tsx';

export function MeetingPage() {
  const { id } = useParams({ from: '/meetings/$id' });
  const { client } = useHost();
  const navigate = useNavigate();
  return (
    <RecordEditor
      kind="meeting"
      id={id}
      load={(wanted) => client.meetings.get({ id: wanted })}
      onNamed={(saved) => {
        void navigate({ to: '/meetings/$id', params: { id: saved }, replace: true, ignoreBlocker: true });
      }}
    >
      {(initial, onBorn) => <MeetingForm initial={initial} onBorn={onBorn} />}
    </RecordEditor>
  );
}
