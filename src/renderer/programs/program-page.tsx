import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordEditor } from '../components/record-page/record-editor.tsx';
import { useHost } from '../host/host-context.tsx';
import { ProgramForm } from './program-form.tsx';

export function ProgramPage() {
  const { id } = useParams({ from: '/programs/$id' });
  const { client } = useHost();
  const navigate = useNavigate();
  return (
    <RecordEditor
      kind="program"
      id={id}
      load={(wanted) => client.programs.get({ id: wanted })}
      onNamed={(saved) => {
        void navigate({ to: '/programs/$id', params: { id: saved }, replace: true, ignoreBlocker: true });
      }}
    >
      {(initial, onBorn) => <ProgramForm initial={initial} onBorn={onBorn} />}
    </RecordEditor>
  );
}
