import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { UnitForm } from './unit-form.tsx';

export function UnitPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="unit" load={(id) => client.units.get({ id })}>
      {(start) => <UnitForm {...start} />}
    </RecordRoute>
  );
}
