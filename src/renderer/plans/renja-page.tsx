import { useQuery } from '@tanstack/react-query';
import { LoadError, Loading } from '../components/load-state.tsx';
import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { RenjaForm } from './renja-form.tsx';

export function RenjaPage() {
  const { api, client } = useHost();
  const unit = useUnit();
  // Before the form: a new Renja begins with a free year and the Renstra that it lies in.
  const plans = useQuery(api.plans.list.queryOptions({ input: { unitId: unit.id } }));
  if (plans.isError) return <LoadError error={plans.error} onRetry={() => void plans.refetch()} />;
  const { data } = plans;
  if (data === undefined) return <Loading />;
  return (
    <RecordRoute kind="renja" load={(id) => client.renja.get({ id })}>
      {(start) => <RenjaForm {...start} plans={data} />}
    </RecordRoute>
  );
}
