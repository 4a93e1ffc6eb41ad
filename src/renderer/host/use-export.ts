import type { ExportedFile, ExportEvent, ExportInput } from '../../shared/exports.ts';
import { useRun } from '../use-run.ts';
import type { Run } from '../use-run.ts';
import { useHost } from './host-context.tsx';

export type ExportState = Run<Extract<ExportEvent, { type: 'progress' }>, Extract<ExportEvent, { type: 'finished' }>>;

/** Runs one export at a time; starting another, cancelling, or leaving the page ends the one before. */
export function useExport() {
  const { client } = useHost();
  const { state, run, cancel } = useRun<ExportEvent>();
  return {
    state,
    /** The file; null where none was made. */
    run: async (input: ExportInput): Promise<ExportedFile | null> => {
      const made = await run((signal) => client.exports.run(input, { signal }));
      return made?.file ?? null;
    },
    cancel,
  };
}
