import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { AssistanceForm } from './assistance-form.tsx';

export function AssistancePage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="assistance" load={(id) => client.assistance.get({ id })}>
      {(start) => <AssistanceForm {...start} />}
    </RecordRoute>
  );
}
