import { existsSync, statSync } from 'node:fs';
import { release, userInfo } from 'node:os';
import { createRouterClient, implement, ORPCError } from '@orpc/server';
import { ValidationError } from '@orpc/contract';
import * as z from 'zod';
import type { ApplicationClient } from '../shared/contract.ts';
import { contract } from '../shared/contract.ts';
import type { ExportedFile, ExportRequest } from '../shared/exports.ts';
import type { Restored } from '../shared/backups.ts';
import type { MoveEvent } from '../shared/data-folder.ts';
import type { MadeCheck, SalvageReport } from '../shared/damage.ts';
import type { Language } from '../shared/language.ts';
import { kalimantanProvinces } from '../shared/areas.ts';
import { issuesOf } from '../shared/validation.ts';
import packageFile from '../../package.json' with { type: 'json' };
import * as areas from './areas/areas.ts';
import { createBackups, removeStaged, restoreOverDamaged } from './backups/backups.ts';
import type { Backups, BackupTimes } from './backups/backups.ts';
import { comparedKinds } from './backups/compared-kinds.ts';
import * as assistance from './assistance/assistance.ts';
import { removeUnneededFiles } from './attachments/attached-files.ts';
import * as attachments from './attachments/attachments.ts';
import { evidenceMeter } from './attachments/evidence-meter.ts';
import * as bin from './bin/bin.ts';
import { getBeneficiaries, saveBeneficiaries } from './budgets/beneficiaries.ts';
import * as budgets from './budgets/budgets.ts';
import { choiceUses } from './choices/choice-uses.ts';
import { choiceHistory, listChoices, saveChoices, seedChoices } from './choices/choices.ts';
import * as closings from './closings/closings.ts';
import { enterCurrentFolder, enterFolder } from './data-folder/enter-folder.ts';
import type { FolderLock } from './data-folder/folder-lock.ts';
import { moveData } from './data-folder/move-data.ts';
import { removeHalfNotes } from './data-folder/moved-folder.ts';
import { closeDatabase, databaseFile, openDatabase } from './database/open.ts';
import { getDocument, saveDocument } from './documents/document-facts.ts';
import * as documentTemplates from './documents/document-templates.ts';
import type { Orm } from './database/open.ts';
import { checked, quickCheck } from './damage/check.ts';
import { forgetCheck, rememberCheck } from './damage/last-check.ts';
import { salvage } from './damage/salvage.ts';
import { hostOf, readFacts } from './diagnosis/facts.ts';
import { createInspector } from './diagnosis/inspector.ts';
import type { Inspector } from './diagnosis/inspector.ts';
import { reportOfFolder } from './diagnosis/report-of-folder.ts';
import * as drafts from './drafts/drafts.ts';
import { damaged, failureOf, invalid, isFailure, missing } from './failures.ts';
import type { FeatureContext } from './feature-context.ts';
import { reading } from './feature-context.ts';
import { listProgress } from './group-progress/group-progress.ts';
import * as followUps from './follow-ups/follow-ups.ts';
import * as groups from './groups/groups.ts';
import { lastActions, listChanges } from './history/history.ts';
import { recordHistory } from './history/record-history.ts';
import { planRestore, restoreRecord } from './history/restore.ts';
import { getHome } from './home/home.ts';
import { undoAction } from './history/undo.ts';
import { getIndicators, saveIndicators } from './indicators/indicators.ts';
import { removeLeftBehind, removeLeftWork } from './leftovers.ts';
import { mostFrames } from './log/error-lines.ts';
import { openLog } from './log/log.ts';
import type { Log } from './log/log.ts';
import { watched } from './log/watched.ts';
import * as lessons from './lessons/lessons.ts';
import * as templates from './meeting-templates/meeting-templates.ts';
import * as meetingList from './meetings/meeting-list.ts';
import * as meetings from './meetings/meetings.ts';
import { organizationMeetings } from './organizations/organization-meetings.ts';
import * as organizations from './organizations/organizations.ts';
import * as minutes from './minutes/minutes.ts';
import { fillComparableNames } from './people/compared-fields.ts';
import * as duplicates from './people/duplicates.ts';
import { mergePeople } from './people/merge-people.ts';
import * as people from './people/people.ts';
import { findNamesakes } from './people/namesakes.ts';
import { suggestPeople } from './people/suggest-people.ts';
import { createGate } from './operation-gate.ts';
import type { OperationGate } from './operation-gate.ts';
import * as narratives from './narratives/narratives.ts';
import * as plans from './plans/plans.ts';
import * as renja from './plans/renja.ts';
import * as renstra from './plans/renstra.ts';
import * as standing from './plans/standing.ts';
import * as programs from './programs/programs.ts';
import { getQuarterEntry } from './quarter-entry/quarter-entry.ts';
import { saveQuarterEntry } from './quarter-entry/save-quarter.ts';
import type { Exporter, OutboxFile } from './reports/exporter.ts';
import type { ExportOptions } from './reports/worker-messages.ts';
import { createExporter } from './reports/exporter.ts';
import { safeFileName } from './reports/file-name.ts';
import { compareQuarter } from './reports/comparisons/compare.ts';
import { crosstab } from './reports/comparisons/crosstab.ts';
import { yearView } from './reports/comparisons/year-view.ts';
import { quarterGlance } from './reports/quarter-glance.ts';
import { changedAfterClosing } from './reports/quarterly/changed-cells.ts';
import { loadQuarterFacts } from './reports/quarterly/quarter-facts.ts';
import { quarterCheck } from './reports/check/quarter-check.ts';
import { sheetPlaces } from './reports/sheets/sheet-places.ts';
import { quarterlyReport } from './reports/quarterly/quarterly-report.ts';
import { recordsBehind } from './reports/quarterly/records-behind.ts';
import { fillSample } from './sample/sample.ts';
import * as search from './search/search.ts';
import * as settings from './settings/settings.ts';
import { keepPrintedSheet, printedSheets } from './sheets/printed-sheets.ts';
import { getLayout, saveLayout } from './sheets/sheet-layouts.ts';
import * as units from './units/units.ts';

export { safeFileName };
export type { OutboxFile };

/** Where an application keeps and finds things; each host fills this in. */
export interface ApplicationOptions {
  /** Folder of the database and attachments; made when missing, and followed to where it was moved. */
  dataFolder: string;
  /** Folder shipped with the program: `fonts/`, `areas/`. */
  resourcesFolder: string;
  /** Script of the worker thread that makes files (`reports/worker.ts`, built or not). */
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

/** What works on one data folder. A move puts another in its place. */
interface Rooms {
  lock: FolderLock;
  log: Log;
  backups: Backups;
  inspector: Inspector;
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

/** The thread of single tasks stands beside that of the reports, in the source and when built. */
function taskWorker(reportWorker: URL): URL {
  return new URL(reportWorker.pathname.endsWith('.ts') ? '../threads/worker.ts' : 'task-worker.js', reportWorker);
}

/**
 * Backups and a move take turns among themselves and touch the database by its file: behind the gate, a preview
 * would wait for a restore before it, and that for the preview.
 */
const passesBy = (operation: string) => operation.startsWith('backups.') || operation.startsWith('dataFolder.');

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

/** What the operations work with besides the records. */
interface Parts {
  exporter: Exporter;
  gate: OperationGate;
  logBug: (operation: string, error: unknown) => void;
  rooms: () => Rooms;
  moveTo: (folder: string, signal?: AbortSignal) => AsyncGenerator<MoveEvent>;
}

function createRouter(
  context: FeatureContext,
  options: ApplicationOptions,
  { exporter, gate, logBug, rooms, moveTo }: Parts,
  client: () => ApplicationClient,
) {
  const { resourcesFolder } = options;
  // No middleware stands at index NaN: that is how this library is told not to check answers.
  const config = options.checksAnswers ? {} : { initialOutputValidationIndex: Number.NaN };
  const api = implement(contract, config).use(async ({ next, path }) => {
    const operation = path.join('.');
    return watched(
      rooms().log,
      operation,
      async () => (passesBy(operation) ? next() : gate.pass(async () => next())),
      (error) => explained(error, context.dataFolder, operation, rooms().log, logBug),
    );
  });
  return api.router({
    status: api.status.handler(async () => ({
      version: packageFile.version,
      dataFolder: context.dataFolder,
      isEmpty: await isEmpty(context),
    })),
    sample: {
      fill: api.sample.fill.handler(async () => {
        if (!(await isEmpty(context))) throw invalid({ path: [], code: 'notEmpty' });
        return fillSample(client());
      }),
    },
    units: {
      list: api.units.list.handler(() => units.listUnits(context)),
      get: api.units.get.handler(({ input }) => units.getUnit(context, input.id)),
      save: api.units.save.handler(({ input }) => units.saveUnit(context, input)),
    },
    choices: {
      list: api.choices.list.handler(({ input }) => listChoices(context, input?.list)),
      uses: api.choices.uses.handler(({ input }) => choiceUses(reading(context), input.list)),
      history: api.choices.history.handler(({ input }) => choiceHistory(context, input)),
      save: api.choices.save.handler(({ input }) => saveChoices(context, input)),
    },
    settings: {
      get: api.settings.get.handler(() => settings.getSettings(context)),
      save: api.settings.save.handler(({ input }) => settings.saveSettings(context, input)),
    },
    areas: {
      search: api.areas.search.handler(({ input }) => areas.searchAreas(context, input)),
      get: api.areas.get.handler(({ input }) => areas.getAreas(context, input.codes)),
      provinces: api.areas.provinces.handler(() => areas.listProvinces(context, resourcesFolder)),
      loadProvince: api.areas.loadProvince.handler(async ({ input }) => ({
        added: await areas.loadProvince(context, resourcesFolder, input.code),
      })),
    },
    people: {
      list: api.people.list.handler(({ input }) => people.listPeople(context, input)),
      get: api.people.get.handler(({ input }) => people.getPerson(context, input.id)),
      save: api.people.save.handler(({ input }) => people.savePerson(context, input)),
      duplicates: api.people.duplicates.handler(({ input }) => duplicates.listDuplicates(context, input)),
      duplicatesOf: api.people.duplicatesOf.handler(({ input }) => duplicates.duplicatesOf(context, input)),
      tellApart: api.people.tellApart.handler(({ input }) => duplicates.tellApart(context, input)),
      merge: api.people.merge.handler(({ input }) => mergePeople(context, input)),
      suggest: api.people.suggest.handler(({ input }) => suggestPeople(context, input)),
      namesakes: api.people.namesakes.handler(({ input }) => findNamesakes(context, input)),
    },
    groups: {
      list: api.groups.list.handler(({ input }) => groups.listGroups(context, input)),
      get: api.groups.get.handler(({ input }) => groups.getGroup(context, input.id)),
      save: api.groups.save.handler(({ input }) => groups.saveGroup(context, input)),
    },
    programs: {
      list: api.programs.list.handler(({ input }) => programs.listPrograms(context, input)),
      get: api.programs.get.handler(({ input }) => programs.getProgram(context, input.id)),
      save: api.programs.save.handler(({ input }) => programs.saveProgram(context, input)),
    },
    renstra: {
      get: api.renstra.get.handler(({ input }) => renstra.getRenstra(context, input.id)),
      save: api.renstra.save.handler(({ input }) => renstra.saveRenstra(context, input)),
    },
    renja: {
      get: api.renja.get.handler(({ input }) => renja.getRenja(context, input.id)),
      save: api.renja.save.handler(({ input }) => renja.saveRenja(context, input)),
      activities: api.renja.activities.handler(({ input }) => renja.listActivities(context, input)),
    },
    plans: {
      list: api.plans.list.handler(({ input }) => plans.listPlans(context, input)),
      approve: api.plans.approve.handler(({ input }) => standing.approvePlan(context, input)),
      revise: api.plans.revise.handler(({ input }) => standing.revisePlan(context, input)),
      compare: api.plans.compare.handler(({ input }) => standing.comparePlan(context, input)),
      copy: api.plans.copy.handler(({ input }) => plans.copyPlan(context, input)),
    },
    budgets: {
      get: api.budgets.get.handler(({ input }) => budgets.getBudgets(context, input)),
      save: api.budgets.save.handler(({ input }) => budgets.saveBudgets(context, input)),
    },
    expenses: {
      list: api.expenses.list.handler(({ input }) => budgets.listExpenses(context, input)),
      save: api.expenses.save.handler(({ input }) => budgets.saveExpense(context, input)),
    },
    beneficiaries: {
      get: api.beneficiaries.get.handler(({ input }) => getBeneficiaries(context, input)),
      save: api.beneficiaries.save.handler(({ input }) => saveBeneficiaries(context, input)),
    },
    indicators: {
      get: api.indicators.get.handler(({ input }) => getIndicators(context, input)),
      save: api.indicators.save.handler(({ input }) => saveIndicators(context, input)),
    },
    groupProgress: {
      list: api.groupProgress.list.handler(({ input }) => listProgress(context, input)),
    },
    quarterEntry: {
      get: api.quarterEntry.get.handler(({ input }) => getQuarterEntry(context, input)),
      save: api.quarterEntry.save.handler(({ input }) => saveQuarterEntry(context, input)),
    },
    assistance: {
      list: api.assistance.list.handler(({ input }) => assistance.listAssistance(context, input)),
      get: api.assistance.get.handler(({ input }) => assistance.getAssistance(context, input.id)),
      save: api.assistance.save.handler(({ input }) => assistance.saveAssistance(context, input)),
    },
    meetings: {
      list: api.meetings.list.handler(({ input }) => meetingList.listMeetings(context, input)),
      get: api.meetings.get.handler(({ input }) => meetings.getMeeting(context, input.id)),
      save: api.meetings.save.handler(({ input }) => meetings.saveMeeting(context, input)),
    },
    attachments: {
      list: api.attachments.list.handler(({ input }) => attachments.listAttachments(context, input)),
      add: api.attachments.add.handler(({ input }) => attachments.addAttachment(context, context.dataFolder, input)),
      save: api.attachments.save.handler(({ input }) => attachments.saveAttachment(context, input)),
    },
    evidence: {
      meter: api.evidence.meter.handler(({ input }) => evidenceMeter(context, input)),
    },
    organizations: {
      list: api.organizations.list.handler(({ input }) => organizations.listOrganizations(context, input)),
      get: api.organizations.get.handler(({ input }) => organizations.getOrganization(context, input.id)),
      save: api.organizations.save.handler(({ input }) => organizations.saveOrganization(context, input)),
      meetings: api.organizations.meetings.handler(({ input }) => organizationMeetings(context, input)),
    },
    minutes: {
      get: api.minutes.get.handler(({ input }) => minutes.getMinutes(context, input.meetingId)),
      save: api.minutes.save.handler(({ input }) => minutes.saveMinutes(context, input)),
    },
    followUps: {
      list: api.followUps.list.handler(({ input }) => followUps.listFollowUps(context, input)),
      get: api.followUps.get.handler(({ input }) => followUps.getFollowUp(context, input.id)),
      save: api.followUps.save.handler(({ input }) => followUps.saveFollowUp(context, input)),
      responsible: api.followUps.responsible.handler(({ input }) => followUps.listResponsible(context, input.unitId)),
    },
    lessons: {
      list: api.lessons.list.handler(({ input }) => lessons.listLessons(context, input)),
      get: api.lessons.get.handler(({ input }) => lessons.getLesson(context, input.id)),
      save: api.lessons.save.handler(({ input }) => lessons.saveLesson(context, input)),
    },
    meetingTemplates: {
      list: api.meetingTemplates.list.handler(({ input }) => templates.listTemplates(context, input.unitId)),
      get: api.meetingTemplates.get.handler(({ input }) => templates.getTemplate(context, input.id)),
      save: api.meetingTemplates.save.handler(({ input }) => templates.saveTemplate(context, input)),
      remove: api.meetingTemplates.remove.handler(({ input }) => templates.removeTemplate(context, input)),
    },
    documents: {
      get: api.documents.get.handler(({ input }) => getDocument(context, input)),
      save: api.documents.save.handler(({ input }) => saveDocument(context, input)),
    },
    documentTemplates: {
      list: api.documentTemplates.list.handler(({ input }) =>
        documentTemplates.listDocumentTemplates(context, input.unitId),
      ),
      put: api.documentTemplates.put.handler(({ input }) =>
        documentTemplates.putDocumentTemplate(context, context.dataFolder, input),
      ),
      remove: api.documentTemplates.remove.handler(({ input }) =>
        documentTemplates.removeDocumentTemplate(context, input),
      ),
    },
    drafts: {
      list: api.drafts.list.handler(() => drafts.listDrafts(context)),
      get: api.drafts.get.handler(({ input }) => drafts.getDraft(context, input.key)),
      save: api.drafts.save.handler(({ input }) => drafts.saveDraft(context, input)),
      remove: api.drafts.remove.handler(({ input }) => drafts.removeDraft(context, input.key)),
    },
    search: {
      find: api.search.find.handler(({ input }) => search.find(context, input)),
      recent: api.search.recent.handler(({ input }) => search.recent(context, input)),
    },
    bin: {
      list: api.bin.list.handler(({ input }) => bin.listBin(context, input)),
      remove: api.bin.remove.handler(({ input }) => bin.removeRecord(context, input)),
      restore: api.bin.restore.handler(({ input }) => bin.restoreRecord(context, input)),
    },
    history: {
      list: api.history.list.handler(({ input }) => listChanges(context, input)),
      ofRecord: api.history.ofRecord.handler(({ input }) => recordHistory(context, input)),
      planRestore: api.history.planRestore.handler(({ input }) => planRestore(context, input)),
      restore: api.history.restore.handler(({ input }) => restoreRecord(context, input)),
      lastActions: api.history.lastActions.handler(() => lastActions(context)),
      undo: api.history.undo.handler(({ input }) => undoAction(context, input)),
    },
    home: {
      get: api.home.get.handler(({ input }) => getHome(context, input)),
      glance: api.home.glance.handler(({ input }) => quarterGlance(context, input)),
    },
    narratives: {
      list: api.narratives.list.handler(({ input }) => narratives.listNarratives(context, input)),
      save: api.narratives.save.handler(({ input }) => narratives.saveNarrative(context, input)),
    },
    closings: {
      list: api.closings.list.handler(({ input }) => closings.listClosings(context, input)),
      close: api.closings.close.handler(({ input }) =>
        closings.closeQuarter(context, input, (queries) => loadQuarterFacts(queries, input)),
      ),
      reopen: api.closings.reopen.handler(({ input }) => closings.reopenQuarter(context, input)),
      changes: api.closings.changes.handler(({ input }) => changedAfterClosing(reading(context), input)),
    },
    reports: {
      quarterly: api.reports.quarterly.handler(({ input }) => quarterlyReport(reading(context), input)),
      check: api.reports.check.handler(({ input }) => quarterCheck(context, input)),
      records: api.reports.records.handler(({ input }) => recordsBehind(reading(context), input)),
      compare: api.reports.compare.handler(({ input }) => compareQuarter(reading(context), input)),
      year: api.reports.year.handler(async ({ input }) => {
        const today = await units.todayOf(context, reading(context), input.unitId);
        return yearView(reading(context), { ...input, today });
      }),
      crosstab: api.reports.crosstab.handler(({ input }) => crosstab(reading(context), input)),
    },
    sheets: {
      layout: api.sheets.layout.handler(({ input }) => getLayout(context, input)),
      saveLayout: api.sheets.saveLayout.handler(({ input }) => saveLayout(context, input)),
      keepPrinted: api.sheets.keepPrinted.handler(async ({ input }) =>
        keepPrintedSheet(context, input, await sheetPlaces(reading(context), input, options.resourcesFolder)),
      ),
      printed: api.sheets.printed.handler(({ input }) => printedSheets(context, input.sessionId)),
    },
    backups: {
      list: api.backups.list.handler(() => rooms().backups.list()),
      state: api.backups.state.handler(() => rooms().backups.state()),
      run: api.backups.run.handler(({ signal }) => rooms().backups.run(signal)),
      preview: api.backups.preview.handler(({ input }) => rooms().backups.preview(input)),
      restore: api.backups.restore.handler(({ input }) => rooms().backups.restore(input)),
      chooseSecond: api.backups.chooseSecond.handler(({ input }) => rooms().backups.chooseSecond(input.folder)),
    },
    damage: {
      check: api.damage.check.handler(({ signal }) => rooms().inspector.check(signal)),
    },
    diagnosis: {
      facts: api.diagnosis.facts.handler(() =>
        readFacts(context.dataFolder, reading(context), options.isProgram === true),
      ),
      counts: api.diagnosis.counts.handler(({ signal }) => rooms().inspector.count(signal)),
      report: api.diagnosis.report.handler(async ({ input, signal }) => ({
        text: await rooms().inspector.report(input.language, signal),
      })),
    },
    dataFolder: {
      move: api.dataFolder.move.handler(({ input, signal }) => moveTo(input.folder, signal)),
    },
    exports: {
      run: api.exports.run.handler(({ input, signal }) => exporter.run(input, signal)),
    },
  });
}

async function isEmpty(context: FeatureContext): Promise<boolean> {
  const unit = await reading(context).selectFrom('operating_unit').select('id').limit(1).executeTakeFirst();
  return unit === undefined;
}

/** What the caller gets for something thrown: an expected failure, or one plain sentence for a bug, logged once. */
function explained(error: unknown, dataFolder: string, operation: string, log: Log, logBug: Parts['logBug']): unknown {
  const known = failureOf(error, databaseFile(dataFolder));
  if (isFailure(known)) {
    log.failed(operation, known);
    return known;
  }
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    // zod's own issues: the validation keeps them as they are, typed by what all validators share.
    const refused = invalid(...issuesOf(new z.core.$ZodError(error.cause.issues as z.core.$ZodIssue[])));
    log.failed(operation, refused);
    return refused;
  }
  logBug(operation, error);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'unexpected' });
}

function logToConsole(operation: string, error: unknown): void {
  console.error(`${operation}:`, error);
}
