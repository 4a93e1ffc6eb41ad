import { existsSync, statSync } from 'node:fs';
import { release, userInfo } from 'node:os';
import { createRouterClient } from '@orpc/server';
import type { ApplicationClient } from '../shared/contract.ts';
import type { ExportedFile, ExportRequest } from '../shared/exports.ts';
import type { Restored } from '../shared/backups.ts';
import type { MadeCheck, SalvageReport } from '../shared/damage.ts';
import type { Language } from '../shared/language.ts';
import { kalimantanProvinces } from '../shared/areas.ts';
import packageFile from '../../package.json' with { type: 'json' };
import * as areas from './areas/areas.ts';
import { createBackups, removeStaged, restoreOverDamaged } from './backups/backups.ts';
import type { BackupTimes } from './backups/backups.ts';
import { comparedKinds } from './backups/compared-kinds.ts';
import { removeUnneededFiles } from './attachments/attached-files.ts';
import * as attachments from './attachments/attachments.ts';
import { seedChoices } from './choices/choices.ts';
import { enterCurrentFolder, enterFolder } from './data-folder/enter-folder.ts';
import type { FolderLock } from './data-folder/folder-lock.ts';
import { moveData } from './data-folder/move-data.ts';
import { removeHalfNotes } from './data-folder/moved-folder.ts';
import { closeDatabase, databaseFile, openDatabase } from './database/open.ts';
import type { Orm } from './database/open.ts';
import { checked, quickCheck } from './damage/check.ts';
import { forgetCheck, rememberCheck } from './damage/last-check.ts';
import { salvage } from './damage/salvage.ts';
import { hostOf } from './diagnosis/facts.ts';
import { createInspector } from './diagnosis/inspector.ts';
import type { Inspector } from './diagnosis/inspector.ts';
import { reportOfFolder } from './diagnosis/report-of-folder.ts';
import { damaged, failureOf, isFailure, missing } from './failures.ts';
import type { FeatureContext } from './feature-context.ts';
import { removeLeftBehind, removeLeftWork } from './leftovers.ts';
import { mostFrames } from './log/error-lines.ts';
import { openLog } from './log/log.ts';
import type { Log } from './log/log.ts';
import { fillComparableNames } from './people/compared-fields.ts';
import { createGate } from './operation-gate.ts';
import type { OutboxFile } from './reports/exporter.ts';
import type { ExportOptions } from './reports/worker-messages.ts';
import { createExporter } from './reports/exporter.ts';
import { safeFileName } from './reports/file-name.ts';
import * as settings from './settings/settings.ts';
import { createRouter } from './router.ts';
import type { Rooms } from './router.ts';

export { safeFileName };
export type { OutboxFile };

/** Where an application keeps and finds things; each host fills this in. */
export interface ApplicationOptions {
  /** Folder of the database and attachments; made when missing, and followed to where it was moved. */
  dataFolder: string;
  /** Folder shipped with the program: `fonts/`, `areas/`. */
  resourcesFolder: string;
  /** Script of the worker thread that makes files (`reports/worker.ts`, built); that of single tasks stands beside it. */
  reportWorker: URL;
  /** Who is named in the history; the account's name by default. */
  actor?: string;
  /** The clock, so that tests can set it. */
  now?: () => Date;
  /**
   * Whether answers are held against the contract too, as the tests do. Inputs always are; what goes
   * out is ours, and checking it costs as much as reading it.
   */
  checksAnswers?: boolean;
  /**
   * Whether this is the program that an office works with, in a window or a browser: it has the data folder to
   * itself among its kind, and makes backups. A call of the command line does neither.
   */
  isProgram?: boolean;
  /** When backups are made by themselves, so that tests need not wait. */
  backupTimes?: BackupTimes;
  /** Told of the migrations that ran on data that were there before, and of the copy from before them. */
  onMigrated?: (names: string[], copy: string) => void;
  /** Told of every bug once, besides the log: the operation and what was thrown, which may hold what somebody typed. */
  logBug?: (operation: string, error: unknown) => void;
}

type Router = ReturnType<typeof createRouter>;

/** The core behind every host: one router, opened on one data folder. */
export interface Application {
  /** Served by the hosts, which add their own operations. */
  router: Router;
  /** Direct calls without a wire, as the command line makes them. */
  client: ApplicationClient;
  /** Where the data are now. */
  readonly dataFolder: string;
  /** A file made by `exports.run`, until the application closes. */
  outboxFile(id: string): OutboxFile | undefined;
  /** A file that is attached to a record; undefined where there is none in use. */
  attachmentFile(id: string): Promise<OutboxFile | undefined>;
  /** Makes a file at a path; nothing is left there when it fails or is cancelled. */
  exportTo(request: ExportRequest, path: string, options?: ExportOptions): Promise<ExportedFile>;
  /** Ends workers, empties the outbox, closes the database. */
  close(): Promise<void>;
}

/** Opens the data folder (made, migrated and seeded as needed) and puts the features together. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { resourcesFolder, isProgram = false, logBug: tellBug = logToConsole } = options;
  const worker = taskWorker(options.reportWorker);
  const now = options.now ?? (() => new Date());
  const start = performance.now();
  const { dataFolder: entered, lock } = enterCurrentFolder(options.dataFolder, isProgram);
  const log = openLog(entered, now);
  const context: FeatureContext = {
    orm: await openOrLeave({ ...options, dataFolder: entered }, log, lock.release),
    dataFolder: entered,
    now,
    actor: options.actor ?? userInfo().username,
  };
  await seed(context, resourcesFolder);
  const again = reopening(async () => {
    const orm = await openDatabase(context.dataFolder);
    context.orm = orm;
    await seed(context, resourcesFolder).catch(async (error: unknown) => {
      await orm.close(true);
      throw error;
    });
  });
  const gate = createGate(again.whenOpen);
  const exporter = createExporter({ dataFolder: entered, resourcesFolder, worker: options.reportWorker });
  const logBug = (operation: string, error: unknown) => {
    rooms.log.failed(operation, error);
    tellBug(operation, error);
  };
  let rooms = furnish(lock, log);
  const former: Promise<void>[] = [];
  const closing = new AbortController();
  let moving: Promise<unknown> = Promise.resolve();

  function furnish(folderLock: FolderLock, folderLog: Log): Rooms {
    const { dataFolder } = context;
    const inspector = createInspector({
      dataFolder,
      worker,
      isProgram,
      now,
      onChecked: ({ isSound, findings }) => folderLog.write('checked', { isSound, findings: findings.length }),
    });
    const backups = createBackups({
      dataFolder,
      worker,
      now,
      isAutomatic: isProgram,
      times: options.backupTimes,
      comparedKinds: () => comparedKinds(context.orm),
      alone,
      exchange: async (replace) => {
        again.closes();
        await context.orm.close(true).catch((error: unknown) => logBug('backups.restore', error));
        try {
          replace();
          forgetCheck(dataFolder);
        } finally {
          await again.whenOpen();
        }
        folderLog.write('restored');
      },
      logBug,
      onMade: (kind, outcome) => folderLog.write('backup', { kind, outcome }),
    });
    return { lock: folderLock, log: folderLog, inspector, backups };
  }

  function alone<T>(work: () => Promise<T>): Promise<T> {
    return gate.alone(() => exporter.whileIdle(() => rooms.inspector.whileStopped(() => rooms.lock.alone(work))));
  }

  const moveTo = (folder: string, signal?: AbortSignal) =>
    moveData(
      {
        dataFolder: context.dataFolder,
        worker,
        isProgram,
        now,
        whileNoBackup: (work) => {
          const result = rooms.backups.whileIdle(work);
          moving = result.catch(() => {});
          return result;
        },
        alone,
        settle: async (newFolder, newLock, decide) => {
          await again.whenOpen();
          const orm = await openDatabase(newFolder);
          try {
            decide();
          } catch (error) {
            await orm.close(true);
            throw error;
          }
          const old = { ...rooms, orm: context.orm };
          old.log.write('moved', { is: 'away' });
          context.orm = orm;
          context.dataFolder = newFolder;
          rooms = furnish(newLock, openLog(newFolder, now));
          rooms.log.write('moved', { is: 'here' });
          former.push(leave(old).catch((error: unknown) => logBug('dataFolder.move', error)));
          await exporter.useFolder(newFolder);
        },
      },
      folder,
      signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
    );

  /** Its backups end once the move, which takes their turn, has ended. */
  async function leave(old: Rooms & { orm: Orm }): Promise<void> {
    await old.backups.close();
    await old.inspector.stop();
    await old.orm.close(true);
    old.lock.release();
  }

  // What it finds is of no process that runs: nothing that opens the window has to wait for it.
  const cleaned = gate
    .pass(async () => {
      removeHalfNotes(context.dataFolder);
      await Promise.all([
        removeUnneededFiles(context, context.dataFolder),
        removeLeftBehind(context.dataFolder),
        removeLeftWork(),
        removeStaged(context.dataFolder),
      ]);
    })
    .catch((error: unknown) => logBug('clean', error));
  const looked = lookLater(context.dataFolder, rooms.inspector, logBug);
  const router: Router = createRouter(
    context,
    options,
    { exporter, gate, logBug, rooms: () => rooms, moveTo },
    () => client,
  );
  const client: ApplicationClient = createRouterClient(router);
  const onCrash = (error: unknown) => rooms.log.failed('process', error);
  process.on('uncaughtExceptionMonitor', onCrash);
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, mostFrames);
  if (isProgram) logStart(log, context.dataFolder, performance.now() - start);
  return {
    router,
    client,
    get dataFolder() {
      return context.dataFolder;
    },
    outboxFile: (id) => exporter.file(id),
    attachmentFile: (id) => gate.pass(() => attachments.attachmentFile(context, context.dataFolder, id)),
    exportTo: (request, path, exportOptions) => exporter.exportTo(request, path, exportOptions),
    close: async () => {
      closing.abort();
      // A move that can no longer be broken off puts other rooms in the place of these.
      await moving;
      await rooms.inspector.stop();
      await rooms.backups.close();
      await exporter.close();
      await cleaned;
      await looked;
      await Promise.all(former);
      if (again.isOpen()) await closeDatabase(context.orm);
      if (isProgram) rooms.log.write('closed');
      rooms.lock.release();
      process.off('uncaughtExceptionMonitor', onCrash);
    },
  };
}

function logStart(log: Log, dataFolder: string, milliseconds: number): void {
  log.write('started', {
    version: packageFile.version,
    host: hostOf(true),
    node: process.versions.node,
    electron: process.versions.electron,
    system: `${process.platform}-${release()}`,
    databaseBytes: statSync(databaseFile(dataFolder)).size,
    ms: Math.round(milliseconds),
  });
}

/**
 * Opens a database that was closed again. Where that fails (the disk is full, say), whoever needs it next tries
 * anew: once for all who wait.
 */
function reopening(open: () => Promise<void>) {
  let isOpen = true;
  let opening: Promise<void> | undefined;
  return {
    isOpen: () => isOpen,
    closes: () => (isOpen = false),
    whenOpen: async (): Promise<void> => {
      if (isOpen) return;
      opening ??= open()
        .then(() => void (isOpen = true))
        .finally(() => (opening = undefined));
      await opening;
    },
  };
}

/**
 * Restores a backup's file into a data folder whose database cannot be opened any more, which is kept. Throws
 * INVALID where the file cannot be restored, LOCKED where somebody has the folder open.
 */
export async function restoreDataFolder(
  { dataFolder, reportWorker }: Pick<ApplicationOptions, 'dataFolder' | 'reportWorker'>,
  file: string,
): Promise<Restored> {
  const lock = enterFolder(dataFolder, false);
  try {
    const restored = await lock.alone(() => restoreOverDamaged(taskWorker(reportWorker), dataFolder, file));
    forgetCheck(dataFolder);
    openLog(dataFolder).write('restored', { over: 'damaged' });
    return restored;
  } finally {
    lock.release();
  }
}

async function openOrLeave({ dataFolder, onMigrated }: ApplicationOptions, log: Log, leave: () => void): Promise<Orm> {
  try {
    const orm = await openDatabase(dataFolder, {
      onMigrated: (names, copy) => {
        log.write('migrated', { to: names.at(-1), migrations: names.length });
        onMigrated?.(names, copy);
      },
    });
    if (statSync(databaseFile(dataFolder)).size > largestLookedAt) return orm;
    const [problem] = await quickCheck(orm);
    if (problem === undefined) return orm;
    await orm.close(true);
    throw damaged(databaseFile(dataFolder));
  } catch (error) {
    const known = failureOf(error, databaseFile(dataFolder));
    log.failed('open', known);
    leave();
    throw known;
  }
}

/** What every database has from its first start, also one that was restored from before it came with an update. */
async function seed(context: FeatureContext, resourcesFolder: string): Promise<void> {
  await seedChoices(context);
  await settings.seedSettings(context);
  await fillComparableNames(context);
  for (const code of kalimantanProvinces) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await areas.loadProvince(context, resourcesFolder, code);
  }
}

/** The thread of single tasks stands beside that of the reports. */
function taskWorker(reportWorker: URL): URL {
  return new URL('task-worker.js', reportWorker);
}

/** A full look at a data folder that need not be open, nor sound. Throws `missing` where there is no database. */
export async function checkDataFolder(dataFolder: string): Promise<MadeCheck> {
  if (!existsSync(databaseFile(dataFolder))) throw missing('file', databaseFile(dataFolder));
  const check = { at: new Date().toISOString(), ...(await checked(dataFolder, 'all')) };
  rememberCheck(dataFolder, check);
  openLog(dataFolder).write('checked', { isSound: check.isSound, findings: check.findings.length });
  return check;
}

/** What whoever helps needs to know of a data folder that need not be open, nor sound; see `problemReport`. */
export function reportProblem(dataFolder: string, language: Language, isProgram = false): Promise<string> {
  return reportOfFolder(dataFolder, { language, at: new Date().toISOString(), isProgram });
}

/** Brings what can be read of a data folder into a new one; see `salvage`. */
export async function salvageDataFolder(places: {
  dataFolder: string;
  to: string;
  resourcesFolder: string;
}): Promise<SalvageReport> {
  const report = await salvage({ ...places, from: places.dataFolder, now: () => new Date() });
  logSalvage(openLog(places.to), report);
  return report;
}

/** Writes what came of salvaging. */
export function logSalvage(log: Log, { isComplete, pages, missing: lost }: SalvageReport): void {
  log.write('salvaged', { isComplete, unreadablePages: pages.unreadable, missingRows: lost.length });
}

/** Bytes: the look at a database before it is worked in takes some 2 ms for each MB of it. A larger one is looked at afterwards. */
const largestLookedAt = 24 * 1024 * 1024;

/** Looks at a database that was too large for it before. What is found is remembered as a check's, and the next start tells of it. */
async function lookLater(
  dataFolder: string,
  inspector: Inspector,
  logBug: (operation: string, error: unknown) => void,
): Promise<void> {
  if (statSync(databaseFile(dataFolder)).size <= largestLookedAt) return;
  await inspector.look().catch((error: unknown) => {
    if (!isFailure(error) || error.code !== 'CANCELLED') logBug('damage', error);
  });
}

function logToConsole(operation: string, error: unknown): void {
  console.error(`${operation}:`, error);
}
