import { Worker } from 'node:worker_threads';
import { cancelled, failure } from '../failures.ts';
import type { ExportJob, ExportOptions, WorkerMessage, WorkerSetup, WrittenFile } from './worker-messages.ts';

/** How long a cancelled job may take to notice, milliseconds; then its thread is ended. */
const patience = 700;

export interface ExportWorker {
  /** Does the job after those before it. Fails as the job fails, or with `CANCELLED`. */
  run(job: Omit<ExportJob, 'cancelFlag'>, options: ExportOptions): Promise<WrittenFile>;
  /** Does something between two jobs. */
  whileIdle<T>(work: () => Promise<T>): Promise<T>;
  /** Ends the thread; the next job starts one with another setup. Only between two jobs. */
  restart(setup: WorkerSetup): Promise<void>;
  close(): Promise<void>;
}

/** A worker thread that is started by the first job, kept warm, and started anew after it had to be ended. */
export function startExportWorker(script: URL, firstSetup: WorkerSetup): ExportWorker {
  let setup = firstSetup;
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const start = () => {
    thread ??= new Worker(script, { workerData: setup });
    return thread;
  };
  const end = async () => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };

  return {
    run(job, options) {
      if (options.signal?.aborted) return Promise.reject(cancelled());
      let hasStarted = false;
      const result = last.then(() => {
        if (isClosed || options.signal?.aborted) throw cancelled();
        hasStarted = true;
        return carryOut(start(), end, job, options);
      });
      last = result.catch(() => {});
      return orCancelledWhileWaiting(result, options.signal, () => !hasStarted);
    },
    whileIdle(work) {
      const result = last.then(work);
      last = result.catch(() => {});
      return result;
    },
    async restart(next) {
      setup = next;
      await end();
    },
    async close() {
      isClosed = true;
      await end();
      await last;
    },
  };
}

function carryOut(
  thread: Worker,
  end: () => Promise<void>,
  job: Omit<ExportJob, 'cancelFlag'>,
  { signal, onProgress }: ExportOptions,
): Promise<WrittenFile> {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  return new Promise<WrittenFile>((resolve, reject) => {
    let patienceTimer: NodeJS.Timeout | undefined;
    const settle = (act: () => void) => {
      clearTimeout(patienceTimer);
      signal?.removeEventListener('abort', onAbort);
      thread.off('message', onMessage);
      thread.off('error', onBroken);
      thread.off('exit', onExit);
      // An idle thread must not keep the program from ending.
      thread.unref();
      act();
    };
    const onMessage = (message: WorkerMessage) => {
      if (message.type === 'progress') onProgress?.(message);
      if (message.type === 'finished') settle(() => resolve(message.file));
      if (message.type === 'failed') settle(() => reject(failure(message.code, message.data)));
      if (message.type === 'broken') settle(() => reject(brokenJob(message)));
    };
    // A broken thread is not used again: the next job starts a new one.
    const onBroken = (error: unknown) => settle(() => void end().then(() => reject(error)));
    const onExit = () => settle(() => void end().then(() => reject(cancelled())));
    const onAbort = () => {
      Atomics.store(cancelFlag, 0, 1);
      patienceTimer = setTimeout(() => settle(() => void end().then(() => reject(cancelled()))), patience);
    };
    thread.ref();
    thread.on('message', onMessage);
    thread.on('error', onBroken);
    thread.on('exit', onExit);
    signal?.addEventListener('abort', onAbort);
    thread.postMessage({ ...job, cancelFlag } satisfies ExportJob);
  });
}

/** A job that still waits for its turn fails at once when it is cancelled, not when its turn comes. */
function orCancelledWhileWaiting<T>(
  result: Promise<T>,
  signal: AbortSignal | undefined,
  isWaiting: () => boolean,
): Promise<T> {
  if (!signal) return result;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => {
      if (isWaiting()) reject(cancelled());
    };
    signal.addEventListener('abort', onAbort);
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function brokenJob({ message, stack }: Extract<WorkerMessage, { type: 'broken' }>): Error {
  const error = new Error(message);
  error.stack = stack;
  return error;
}
