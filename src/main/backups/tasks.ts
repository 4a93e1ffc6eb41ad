import { Worker } from 'node:worker_threads';
import type { BackupProgress, RestorePreview } from '../../shared/backups.ts';
import type { FailureCode } from '../failures.ts';
import { cancelled, failure } from '../failures.ts';
import { removeUnfinishedOf } from '../leftovers.ts';
import type { FoundBackup } from './backup-place.ts';
import type { MadeBackup, MakeBackup } from './make-backup.ts';
import type { SecondOutcome } from './second-folder.ts';
import type { PreviewRestore, StageFile } from './stage-file.ts';

/** What the thread can be asked for: what it takes, and what it gives. */
interface Tasks {
  make: { input: MakeBackup; result: MadeBackup };
  list: { input: { place: string }; result: FoundBackup[] };
  catchUp: { input: { place: string; second: string; timeZone: string }; result: SecondOutcome };
  preview: { input: PreviewRestore; result: RestorePreview };
  stage: { input: StageFile & { dataFolder: string }; result: undefined };
}

/** `path` is the folder that it writes to, and what a failure of the disk is told of. */
export type Task = { [Name in keyof Tasks]: { name: Name; input: Tasks[Name]['input']; path: string } }[keyof Tasks];

export type TaskMessage =
  | { type: 'progress'; step: BackupProgress['step']; done: number }
  | { type: 'finished'; result: unknown }
  | { type: 'failed'; code: FailureCode; data: unknown }
  | { type: 'broken'; message: string };

interface TaskOptions {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: BackupProgress) => void;
}

/**
 * Does a task in a thread of its own, started for it: there is one an hour. Cancelling ends the thread; what it left
 * unfinished is removed.
 */
export async function inThread<Name extends keyof Tasks>(
  script: URL,
  task: Extract<Task, { name: Name }>,
  { signal, onProgress }: TaskOptions = {},
): Promise<Tasks[Name]['result']> {
  if (signal?.aborted) throw cancelled();
  const thread = new Worker(script, { workerData: task });
  const { threadId } = thread;
  const end = () => void thread.terminate();
  signal?.addEventListener('abort', end);
  try {
    return await new Promise<Tasks[Name]['result']>((resolve, reject) => {
      thread.on('message', (message: TaskMessage) => {
        if (message.type === 'progress') onProgress?.(message);
        if (message.type === 'finished') resolve(message.result as Tasks[Name]['result']); // as the task says
        if (message.type === 'failed') reject(failure(message.code, message.data));
        if (message.type === 'broken') reject(new Error(message.message));
      });
      thread.on('error', reject);
      thread.on('exit', () => reject(cancelled()));
    });
  } catch (error) {
    await thread.terminate();
    await Promise.all(foldersOf(task).map((folder) => removeUnfinishedOf(threadId, folder)));
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    // It closed its files when it answered; it need not end by itself.
    await thread.terminate();
  }
}

/** Where a task makes files. */
function foldersOf({ input, path }: Task): string[] {
  return 'second' in input && input.second !== undefined ? [path, input.second] : [path];
}
