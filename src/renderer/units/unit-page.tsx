import { useNavigate, useParams } from '@tanstack/react-router';
import { RecordEditor } from '../components/record-page/record-editor.tsx';
import { useHost } from '../host/host-context.tsx';
import { UnitForm } from './unit-form.tsx';

export function UnitPage() {
  const { id } = useParams({ from: '/units/$id' });
  const { client } = useHost();
  const navigate = useNavigate();
  return (
    <RecordEditor
      kind="unit"
      id={id}
      load={(wanted) => client.units.get({ id: wanted })}
      onNamed={(saved) => {
        void navigate({ to: '/units/$id', params: { id: saved }, replace: true, ignoreBlocker: true });
      }}
    >
      {(initial, onBorn) => (
        <UnitForm initial={initial} onBorn={onBorn} onBack={() => void navigate({ to: '/units' })} />
      )}
    </RecordEditor>
  );
}
