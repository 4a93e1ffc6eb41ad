import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { PersonForm } from './person-form.tsx';

export function PersonPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="person" load={(id) => client.people.get({ id })}>
      {(start) => <PersonForm {...start} />}
    </RecordRoute>
  );
}
