import { join } from 'node:path';
import { createApplication } from '../../src/main/application.ts';
import type { Application } from '../../src/main/application.ts';
import { reportWorker } from '../support/threads.ts';

const root = join(import.meta.dirname, '..', '..');

/** The real core on a data folder, in this process and with this computer's clock. */
export function openCore(dataFolder: string): Promise<Application> {
  return createApplication({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    reportWorker,
    actor: 'Petugas Uji',
  });
}
