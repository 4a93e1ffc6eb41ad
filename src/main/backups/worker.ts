import { parentPort, workerData } from 'node:worker_threads';
import type { BackupProgress } from '../../shared/backups.ts';
import { failureOf, isFailure } from '../failures.ts';
import { backupsIn } from './backup-place.ts';
import { makeBackup } from './make-backup.ts';
import { catchUp } from './second-folder.ts';
import { previewRestore, stageRestore } from './stage-file.ts';
import type { Task, TaskMessage } from './tasks.ts';

/** The thread that copies and reads databases through: started for one task by `tasks.ts`, and then it ends. */
void run(workerData as Task); // what tasks.ts starts it with

async function run(task: Task): Promise<void> {
  try {
    say({ type: 'finished', result: await carryOut(task) });
  } catch (error) {
    const expected = failureOf(error, task.path);
    if (isFailure(expected)) say({ type: 'failed', code: expected.code, data: expected.data });
    else say({ type: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function carryOut(task: Task): Promise<unknown> {
  const report = (step: BackupProgress['step'], done: number) => say({ type: 'progress', step, done });
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
  }
}

function say(message: TaskMessage): void {
  parentPort?.postMessage(message);
}
