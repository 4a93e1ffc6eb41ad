import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The thread that makes files and the thread of single tasks, built, as users have them. Not from the source: there
 * each thread strips the types by WebAssembly, and Node 24 sometimes ends the whole process where several do.
 */
export const [reportWorker, taskWorker] = ['report-worker.js', 'task-worker.js'].map((name) =>
  pathToFileURL(join(import.meta.dirname, '..', '..', 'out', 'main', name)),
) as [URL, URL]; // two names, two addresses
