import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { FollowUpForm } from './follow-up-form.tsx';

export function FollowUpPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="followUp" load={(id) => client.followUps.get({ id })}>
      {(start) => <FollowUpForm {...start} />}
    </RecordRoute>
  );
}
