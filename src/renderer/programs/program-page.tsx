import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { ProgramForm } from './program-form.tsx';

export function ProgramPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="program" load={(id) => client.programs.get({ id })}>
      {(start) => <ProgramForm {...start} />}
    </RecordRoute>
  );
}
