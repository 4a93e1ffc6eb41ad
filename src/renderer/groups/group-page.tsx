import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordEditor } from '../components/record-page/record-editor.tsx';
import { useHost } from '../host/host-context.tsx';
import { GroupForm } from './group-form.tsx';

export function GroupPage() {
  const { id } = useParams({ from: '/groups/$id' });
  const { client } = useHost();
  const navigate = useNavigate();
  return (
    <RecordEditor
      kind="group"
      id={id}
      load={(wanted) => client.groups.get({ id: wanted })}
      onNamed={(saved) => {
        void navigate({ to: '/groups/$id', params: { id: saved }, replace: true, ignoreBlocker: true });
      }}
    >
      {(initial, onBorn) => <GroupForm initial={initial} onBorn={onBorn} />}
    </RecordEditor>
  );
}
