import { parentPort, workerData } from 'node:worker_threads';
import type { ExportProgress } from '../../shared/exports.ts';
import { openForReading } from '../database/open.ts';
import { cancelled, failureOf, isFailure } from '../failures.ts';
import { makeFile } from './make-file.ts';
import type { ExportJob, WorkerMessage, WorkerSetup } from './worker-messages.ts';
import { writeWhole } from './write-whole.ts';

/** The thread that makes files. It is started by `exporter.ts`, does one job at a time and stays. */

const setup = workerData as WorkerSetup;

parentPort?.on('message', (job: ExportJob) => {
  void run(job);
});

async function run(job: ExportJob): Promise<void> {
  try {
    const file = await carryOut(job);
    say({ type: 'finished', file });
  } catch (error) {
    const expected = failureOf(error, job.target);
    if (isFailure(expected)) {
      say({ type: 'failed', code: expected.code, data: expected.data });
    } else {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      say({ type: 'broken', message, stack: stack ?? '' });
    }
  }
}

async function carryOut(job: ExportJob) {
  const report = (step: ExportProgress['step'], done: number) => {
    if (Atomics.load(job.cancelFlag, 0) === 1) throw cancelled();
    say({ type: 'progress', step, done: Math.min(1, Math.max(0, done)) });
  };
  report('figures', 0);
  // Opened for each job: a connection that stays open would keep a restored database from its place.
  const database = await openForReading(setup.dataFolder);
  try {
    const { bytes, ...file } = await makeFile(database.queries, job.request, setup, report);
    report('file', 0);
    await writeWhole(bytes, job.partial, job.target, (done) => report('file', done));
    return { ...file, bytes: bytes.byteLength };
  } finally {
    await database.close();
  }
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
