import { useEffect, useRef, useState } from 'react';
import type { ExportInput, ExportProgress, ExportedFile } from '../../shared/exports.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { useHost } from './host-context.tsx';

export type ExportState =
  | { is: 'idle' }
  | { is: 'running'; progress: ExportProgress }
  | { is: 'finished'; file: ExportedFile }
  | { is: 'failed'; failure: Failure };

/** Runs one export at a time; starting another, cancelling, or leaving the page ends the one before. */
export function useExport() {
  const { client } = useHost();
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(input: ExportInput): Promise<ExportedFile | null> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ is: 'running', progress: { type: 'progress', step: 'queued', done: 0 } });
    try {
      for await (const event of await client.exports.run(input, { signal: controller.signal })) {
        if (controller.signal.aborted) return null;
        if (event.type === 'progress') setState({ is: 'running', progress: event });
        else {
          setState({ is: 'finished', file: event.file });
          return event.file;
        }
      }
      return null;
    } catch (error) {
      // A cancelled run says nothing: its state belongs to whoever cancelled it.
      if (!controller.signal.aborted) setState({ is: 'failed', failure: failureOf(error) });
      return null;
    }
  }

  function cancel() {
    running.current?.abort();
    setState({ is: 'idle' });
  }

  return { state, run, cancel };
}
