import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { GroupForm } from './group-form.tsx';

export function GroupPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="group" load={(id) => client.groups.get({ id })}>
      {(start) => <GroupForm {...start} />}
    </RecordRoute>
  );
}
