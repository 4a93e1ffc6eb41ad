import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { RenstraForm } from './renstra-form.tsx';

export function RenstraPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="renstra" load={(id) => client.renstra.get({ id })}>
      {(start) => <RenstraForm {...start} />}
    </RecordRoute>
  );
}
