import { parentPort, workerData } from 'node:worker_threads';
import type { BackupProgress } from '../../shared/backups.ts';
import { backupsIn } from '../backups/backup-place.ts';
import { makeBackup } from '../backups/make-backup.ts';
import { catchUp } from '../backups/second-folder.ts';
import { previewRestore, stageRestore } from '../backups/stage-file.ts';
import { checked } from '../damage/check.ts';
import { copyDataTo, copyFilesTo } from '../data-folder/copy-folder.ts';
import { countData } from '../diagnosis/counts.ts';
import { reportOfFolder } from '../diagnosis/report-of-folder.ts';
import { failureOf, isFailure } from '../failures.ts';
import type { Task, TaskMessage } from './tasks.ts';

/** The thread that copies and reads databases through: started for one task by `tasks.ts`, and then it ends. */
void run(workerData as Task); // what tasks.ts starts it with

async function run(task: Task): Promise<void> {
  try {
    say({ type: 'finished', result: await carryOut(task) });
  } catch (error) {
    const expected = failureOf(error, task.path);
    if (isFailure(expected)) say({ type: 'failed', code: expected.code, data: expected.data });
    else say(broken(error));
  }
}

function carryOut(task: Task): Promise<unknown> {
  const report = (step: BackupProgress['step'], done: number) =>
    progress({ type: 'progress', step, done } satisfies BackupProgress);
  switch (task.name) {
    case 'make':
      return makeBackup(task.input, report);
    case 'list':
      return backupsIn(task.input.place);
    case 'catchUp':
      return catchUp(task.input.place, task.input.second, task.input.timeZone, (done) => report('second', done));
    case 'preview':
      return previewRestore(task.input);
    case 'stage':
      return stageRestore(task.input);
    case 'check':
      return checked(task.input.dataFolder, task.input.depth, progress);
    case 'count':
      return countData(task.input.dataFolder);
    case 'report':
      return reportOfFolder(task.input.dataFolder, task.input);
    case 'copyFiles':
      return copyFilesTo(task.input, progress);
    case 'copyData':
      return copyDataTo(task.input, progress);
  }
}

function broken(error: unknown): TaskMessage {
  if (!(error instanceof Error))
    return { type: 'broken', name: 'Error', message: String(error), code: undefined, stack: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: 'broken', name: error.name, message: error.message, code, stack: error.stack };
}

function progress(value: object): void {
  say({ type: 'progress', progress: value });
}

function say(message: TaskMessage): void {
  parentPort?.postMessage(message);
}
