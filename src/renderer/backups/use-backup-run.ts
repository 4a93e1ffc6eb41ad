import { useQueryClient } from '@tanstack/react-query';
import type { BackupEvent } from '../../shared/backups.ts';
import { useHost } from '../host/host-context.tsx';
import { useRun } from '../use-run.ts';
import type { Run } from '../use-run.ts';

export type BackupRun = Run<Extract<BackupEvent, { type: 'progress' }>, Extract<BackupEvent, { type: 'finished' }>>;

/** Makes a backup on demand; cancelling or leaving the page ends it. */
export function useBackupRun() {
  const { client, api } = useHost();
  const queryClient = useQueryClient();
  const { state, run, cancel } = useRun<BackupEvent>(() =>
    queryClient.invalidateQueries({ queryKey: api.backups.key() }),
  );
  return { state, run: () => run((signal) => client.backups.run({}, { signal })), cancel };
}
