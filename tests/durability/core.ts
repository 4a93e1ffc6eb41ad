import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createApplication } from '../../src/main/application.ts';
import type { Application } from '../../src/main/application.ts';

const root = join(import.meta.dirname, '..', '..');

/** The real core on a data folder, in this process and with this computer's clock. */
export function openCore(dataFolder: string): Promise<Application> {
  return createApplication({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    reportWorker: pathToFileURL(join(root, 'src', 'main', 'reports', 'worker.ts')),
    actor: 'Petugas Uji',
  });
}
