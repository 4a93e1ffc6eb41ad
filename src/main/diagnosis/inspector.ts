import type { CheckEvent, CheckProgress, MadeCheck } from '../../shared/damage.ts';
import type { DataCounts } from '../../shared/diagnosis.ts';
import type { Language } from '../../shared/language.ts';
import type { CheckDepth } from '../damage/check.ts';
import { rememberCheck } from '../damage/last-check.ts';
import { withProgress } from '../progress-queue.ts';
import { inThread } from '../threads/tasks.ts';

interface InspectorSetup {
  dataFolder: string;
  /** Script of the thread (`threads/worker.ts`, built or not). */
  worker: URL;
  isProgram: boolean;
  now: () => Date;
  /** Hears of every check that is remembered. */
  onChecked: (check: MadeCheck) => void;
}

/** Reads a whole data folder through, in threads, so that the program goes on meanwhile. */
export interface Inspector {
  /** Looks for damage everywhere, tells how far it is, remembers what it found. Ending the iteration, or `signal`, cancels. */
  check(signal?: AbortSignal): AsyncGenerator<CheckEvent>;
  /** Looks at the tables' pages only; what is wrong is remembered. */
  look(): Promise<void>;
  count(signal?: AbortSignal): Promise<DataCounts>;
  /** The problem report in a language. */
  report(language: Language, signal?: AbortSignal): Promise<string>;
  /**
   * Cancels what runs and does something while nobody here reads the data: Windows puts no file in the place of one that
   * is being read. Who wants to read meanwhile waits.
   */
  whileStopped<T>(work: () => Promise<T>): Promise<T>;
  /** Cancels what runs. */
  stop(): Promise<void>;
}

export function createInspector({ dataFolder, worker, isProgram, now, onChecked }: InspectorSetup): Inspector {
  const running = new Map<AbortController, Promise<unknown>>();
  let held: Promise<unknown> = Promise.resolve();

  async function stoppable<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    await held;
    const stop = new AbortController();
    const result = work(signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
    running.set(
      stop,
      result.catch(() => {}),
    );
    try {
      return await result;
    } finally {
      running.delete(stop);
    }
  }

  async function checkTo(
    depth: CheckDepth,
    signal?: AbortSignal,
    onProgress: (progress: CheckProgress) => void = () => {},
  ): Promise<MadeCheck> {
    const task = { name: 'check', input: { dataFolder, depth }, path: dataFolder } as const;
    const found = await stoppable(signal, (stop) => inThread(worker, task, { signal: stop, onProgress }));
    const check = { at: now().toISOString(), ...found };
    // A look at the pages that finds nothing is no full check, and takes the place of none.
    if (depth === 'all' || !check.isSound) {
      rememberCheck(dataFolder, check);
      onChecked(check);
    }
    return check;
  }

  async function cancelAll(): Promise<void> {
    for (const controller of running.keys()) controller.abort();
    await Promise.all(running.values());
  }

  return {
    check: (signal) =>
      withProgress<CheckProgress, MadeCheck, CheckEvent>(
        (cancelled, onProgress) => checkTo('all', cancelled, onProgress),
        (check) => ({ type: 'finished', check }),
        signal,
      ),

    async look() {
      await checkTo('pages');
    },

    count(signal) {
      const task = { name: 'count', input: { dataFolder }, path: dataFolder } as const;
      return stoppable(signal, (stop) => inThread(worker, task, { signal: stop }));
    },

    report(language, signal) {
      const input = { dataFolder, language, at: now().toISOString(), isProgram };
      const task = { name: 'report', input, path: dataFolder } as const;
      return stoppable(signal, (stop) => inThread(worker, task, { signal: stop }));
    },

    async whileStopped(work) {
      const result = cancelAll().then(work);
      held = result.catch(() => {});
      return result;
    },

    stop: cancelAll,
  };
}
