import { moveData } from '../../src/main/data-folder/move-data.ts';
import { taskWorker } from '../support/threads.ts';

// A program that move-killed.test.ts runs: moves a data folder and is gone, as by a cut of power to the computer's
// processes, at the named point.

const [dataFolder = '', to = '', point = ''] = process.argv.slice(2);
const die = (at: string) => {
  if (at === point) process.kill(process.pid, 'SIGKILL');
};
let times = 0;
const move = moveData(
  {
    dataFolder,
    worker: taskWorker,
    isProgram: false,
    now: () => new Date(),
    whileNoBackup: (work) => work(),
    alone: async (work) => {
      times += 1;
      die(times === 1 ? 'before anything' : 'files copied');
      return work();
    },
    settle: async (_folder, _lock, decide) => {
      die('data copied');
      decide();
      die('decided');
    },
  },
  to,
);
for await (const event of move) if (event.type === 'progress') die(event.step);
