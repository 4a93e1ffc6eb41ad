import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (name: string) => pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', name));

/**
 * The thread that makes files and the thread of single tasks, built, as users have them. Not from the source: there
 * each thread strips the types by WebAssembly, and Node 24 sometimes ends the whole process where several do.
 */
export const reportWorker = built('report-worker.js');
export const taskWorker = built('task-worker.js');
