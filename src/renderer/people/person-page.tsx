import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordEditor } from '../components/record-page/record-editor.tsx';
import { useHost } from '../host/host-context.tsx';
import { PersonForm } from './person-form.tsx';

export function PersonPage() {
  const { id } = useParams({ from: '/people/$id' });
  const { client } = useHost();
  const navigate = useNavigate();
  return (
    <RecordEditor
      kind="person"
      id={id}
      load={(wanted) => client.people.get({ id: wanted })}
      onNamed={(saved) => {
        void navigate({ to: '/people/$id', params: { id: saved }, replace: true, ignoreBlocker: true });
      }}
    >
      {(initial, onBorn) => <PersonForm initial={initial} onBorn={onBorn} />}
    </RecordEditor>
  );
}
