import { LoadError, Loading } from '../components/load-state.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useHost } from '../host/host-context.tsx';
import { MinutesForm } from './minutes-form.tsx';

/** Notulen: the part of a meeting's page for what was said and decided. */
export function MeetingMinutes({ meetingId }: { meetingId: string }) {
  const { client } = useHost();
  const minutes = useGridStart(['minutes', meetingId], () => client.minutes.get({ meetingId }));
  if (minutes.isError) return <LoadError error={minutes.error} onRetry={() => void minutes.refetch()} />;
  if (minutes.data === undefined) return <Loading />;
  return <MinutesForm initial={minutes.data} />;
}
