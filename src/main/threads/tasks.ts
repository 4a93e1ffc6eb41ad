import { Worker } from 'node:worker_threads';
import type { BackupProgress, RestorePreview } from '../../shared/backups.ts';
import type { CheckProgress, DamageCheck } from '../../shared/damage.ts';
import type { MoveProgress } from '../../shared/data-folder.ts';
import type { DataCounts } from '../../shared/diagnosis.ts';
import type { FoundBackup } from '../backups/backup-place.ts';
import type { MadeBackup, MakeBackup } from '../backups/make-backup.ts';
import type { SecondOutcome } from '../backups/second-folder.ts';
import type { PreviewRestore, StageFile } from '../backups/stage-file.ts';
import type { CheckDepth } from '../damage/check.ts';
import type { ReportWanted } from '../diagnosis/report-of-folder.ts';
import type { FailureCode } from '../failures.ts';
import { cancelled, failure } from '../failures.ts';
import { removeUnfinishedOf } from '../leftovers.ts';

/** What the thread can be asked for: what it takes, what it gives, and how it says how far it is. */
interface Tasks {
  make: { input: MakeBackup; result: MadeBackup; progress: BackupProgress };
  list: { input: { place: string }; result: FoundBackup[]; progress: never };
  catchUp: {
    input: { place: string; second: string; timeZone: string };
    result: SecondOutcome;
    progress: BackupProgress;
  };
  preview: { input: PreviewRestore; result: RestorePreview; progress: never };
  stage: { input: StageFile & { dataFolder: string }; result: undefined; progress: never };
  check: { input: { dataFolder: string; depth: CheckDepth }; result: DamageCheck; progress: CheckProgress };
  count: { input: { dataFolder: string }; result: DataCounts; progress: never };
  report: { input: ReportWanted & { dataFolder: string }; result: string; progress: never };
  copyFiles: { input: { from: string; to: string }; result: undefined; progress: MoveProgress };
  copyData: { input: { from: string; to: string }; result: undefined; progress: MoveProgress };
}

/** `path` is the folder that it writes to, and what a failure of the disk is told of. */
export type Task = { [Name in keyof Tasks]: { name: Name; input: Tasks[Name]['input']; path: string } }[keyof Tasks];

export type TaskMessage =
  | { type: 'progress'; progress: unknown }
  | { type: 'finished'; result: unknown }
  | { type: 'failed'; code: FailureCode; data: unknown }
  /** Anything else is a bug; what it is comes along, so that the log says where. */
  | { type: 'broken'; name: string; message: string; code: string | undefined; stack: string | undefined };

interface TaskOptions<Progress> {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: Progress) => void;
}

/**
 * Does a task in a thread of its own, started for it: there is one an hour. Cancelling ends the thread; what it left
 * unfinished is removed.
 */
export async function inThread<Name extends keyof Tasks>(
  script: URL,
  task: Extract<Task, { name: Name }>,
  { signal, onProgress }: TaskOptions<Tasks[Name]['progress']> = {},
): Promise<Tasks[Name]['result']> {
  if (signal?.aborted) throw cancelled();
  const thread = new Worker(script, { workerData: task });
  const { threadId } = thread;
  const end = () => void thread.terminate();
  signal?.addEventListener('abort', end);
  try {
    return await new Promise<Tasks[Name]['result']>((resolve, reject) => {
      thread.on('message', (message: TaskMessage) => {
        // What a task says and gives is as the map above tells: both sides are typed by it.
        if (message.type === 'progress') onProgress?.(message.progress as Tasks[Name]['progress']);
        if (message.type === 'finished') resolve(message.result as Tasks[Name]['result']);
        if (message.type === 'failed') reject(failure(message.code, message.data));
        if (message.type === 'broken') reject(brokenTask(message));
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

function brokenTask({ name, message, code, stack }: Extract<TaskMessage, { type: 'broken' }>): Error {
  const error = Object.assign(new Error(message), { name, ...(code !== undefined && { code }) });
  if (stack !== undefined) error.stack = stack;
  return error;
}
