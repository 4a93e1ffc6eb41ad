import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { ComparePeople } from './compare-people.tsx';
import { allPairs, isPair, neighbourOf } from './pair-order.ts';

/** Two people who may be one, side by side. */
export function ComparePage() {
  const { one, other } = useParams({ from: '/people/duplicates/$one/$other' });
  const { client, api } = useHost();
  const navigate = useNavigate();
  const people = useQuery({
    // An editor's: a choice under way stays although lists are asked again.
    queryKey: ['editor', 'comparison', one, other],
    queryFn: () => Promise.all([client.people.get({ id: one }), client.people.get({ id: other })]),
    gcTime: 0,
  });
  const pairs = useQuery(api.people.duplicates.queryOptions({ input: allPairs }));
  const rows = pairs.data?.rows ?? [];

  function go(step: 1 | -1) {
    const next = neighbourOf(rows, { one, other }, step);
    if (next) void navigate({ to: '/people/duplicates/$one/$other', params: next });
    else void navigate({ to: '/people/duplicates' });
  }

  if (people.isError) return <LoadError error={people.error} onRetry={() => void people.refetch()} />;
  if (people.data === undefined) return <Loading />;
  const place = rows.findIndex((pair) => isPair(pair, { one, other }));
  return (
    <ComparePeople
      key={`${one}/${other}`}
      people={people.data}
      pair={rows[place]}
      place={place === -1 ? null : { at: place + 1, of: rows.length }}
      onGo={go}
      onBack={() => void navigate({ to: '/people/duplicates' })}
      onReload={() => void people.refetch()}
    />
  );
}
