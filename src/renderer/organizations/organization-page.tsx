import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { OrganizationForm } from './organization-form.tsx';

export function OrganizationPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="organization" load={(id) => client.organizations.get({ id })}>
      {(start) => <OrganizationForm {...start} />}
    </RecordRoute>
  );
}
