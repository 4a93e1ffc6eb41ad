import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createApplication } from '../../src/main/application.ts';
import type { Application } from '../../src/main/application.ts';

const root = join(import.meta.dirname, '..', '..');
/** The thread that makes files, unbuilt; that of the backups is found by it. */
export const reportWorker = pathToFileURL(join(root, 'src', 'main', 'reports', 'worker.ts'));

/** The real core on a data folder, in this process and with this computer's clock. */
export function openCore(dataFolder: string): Promise<Application> {
  return createApplication({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    reportWorker,
    actor: 'Petugas Uji',
  });
}
