import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Backup, BackupProgress } from '../../shared/backups.ts';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';

export type BackupRun =
  | { is: 'idle' }
  | { is: 'running'; progress: BackupProgress }
  | { is: 'finished'; backup: Backup }
  | { is: 'failed'; failure: Failure };

/** Makes a backup on demand; cancelling or leaving the page ends it. */
export function useBackupRun() {
  const { client, api } = useHost();
  const queryClient = useQueryClient();
  const [state, setState] = useState<BackupRun>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ is: 'running', progress: { type: 'progress', step: 'copying', done: 0 } });
    try {
      for await (const event of await client.backups.run({}, { signal: controller.signal })) {
        if (controller.signal.aborted) return;
        if (event.type === 'progress') setState({ is: 'running', progress: event });
        else setState({ is: 'finished', backup: event.backup });
      }
    } catch (error) {
      // A cancelled run says nothing: its state belongs to whoever cancelled it.
      if (!controller.signal.aborted) setState({ is: 'failed', failure: failureOf(error) });
    }
    await queryClient.invalidateQueries({ queryKey: api.backups.key() });
  }

  function cancel() {
    running.current?.abort();
    setState({ is: 'idle' });
  }

  return { state, run, cancel };
}
