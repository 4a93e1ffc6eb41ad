import { app, dialog, session, shell } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { createApplication } from '../../application.ts';
import type { Application, ApplicationOptions } from '../../application.ts';
import { damagedApplication } from '../../damaged-application.ts';
import { currentDataFolder } from '../../data-folder/moved-folder.ts';
import { isFailure } from '../../failures.ts';
import { textsIn } from '../../texts.ts';
import { programFolder } from '../program-folder.ts';
import { readDataOption } from './arguments.ts';
import { hostOperations } from './host-operations.ts';
import { openMainWindow } from './main-window.ts';
import type { MainWindow } from './main-window.ts';
import { openMemory } from './memory.ts';
import { showMenu } from './menu.ts';
import { unpacked } from './packed-path.ts';
import { registerScheme, serveScheme } from './page-scheme.ts';
import { servePorts } from './port-server.ts';
import { denyEverything } from './session-guard.ts';

// Before anything else, because Electron reads these while it starts. The folder is named here so that
// it does not depend on whether the program is packed.
if (!app.commandLine.hasSwitch('user-data-dir')) {
  const folder = programFolder(process.env, process.platform, homedir());
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}
app.enableSandbox();
registerScheme();

// Two programs on one database would lock each other out; the second start shows the first's window.
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start, fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const memory = openMemory(join(app.getPath('userData'), 'window.json'));
  // Not from this file's own place, which is beside the archive when the program is packed.
  const out = join(app.getAppPath(), 'out');
  try {
    const dataFolder = currentDataFolder(readDataOption(process.argv) ?? join(app.getPath('userData'), 'data'));
    const { application, isDamaged } = await openOrRescue({
      dataFolder,
      resourcesFolder: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
      reportWorker: pathToFileURL(unpacked(join(out, 'main', 'report-worker.js'))),
      isProgram: true,
    });

    const texts = () => textsIn(memory.read().language);
    // Another one after a move.
    const openDataFolder = () => void shell.openPath(application.dataFolder);
    const changeMenu = () => showMenu({ t: texts(), openDataFolder, isDevelopment: !app.isPackaged });
    denyEverything(session.defaultSession);
    serveScheme(session.defaultSession, { application, rendererFolder: join(out, 'renderer') });
    changeMenu();

    const mainWindow: MainWindow = openMainWindow({
      memory,
      texts,
      preload: join(out, 'preload', 'preload.cjs'),
      isDevelopment: !app.isPackaged,
    });
    servePorts({
      window: mainWindow.window,
      router: {
        ...application.router,
        host: hostOperations({ application, window: mainWindow.window, memory, changeMenu, texts, isDamaged }),
      },
    });
    app.on('second-instance', () => mainWindow.focus());
    app.on('window-all-closed', () => app.quit());
  } catch (error) {
    fail(error, textsIn(memory.read().language));
  }
}

/** The application, or where its database is damaged what says so and helps in its place. */
async function openOrRescue(options: ApplicationOptions) {
  try {
    const application = await createApplication(options);
    closeBeforeQuit(application);
    return { application, isDamaged: false };
  } catch (error) {
    if (!isFailure(error) || error.code !== 'DAMAGED') throw error;
    return { application: damagedApplication(options), isDamaged: true };
  }
}

/** The database is closed before the process ends, so that nothing is left for the next start to recover. */
function closeBeforeQuit(application: Application): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    application
      .close()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}

// There is no window yet to show it in.
function fail(error: unknown, t = textsIn('id')): void {
  console.error(error);
  const text = isFailure(error) ? t(`failures.${error.code}`, placesIn(error.data)) : t('failures.unexpected');
  dialog.showErrorBox(t('app.name'), text);
  app.exit(1);
}

/** The paths that the sentence of a failure names. */
function placesIn(data: unknown) {
  return z
    .object({ path: z.string().catch(''), note: z.string().catch('') })
    .catch({ path: '', note: '' })
    .parse(data);
}
