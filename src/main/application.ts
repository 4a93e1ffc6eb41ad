import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { createRouterClient, implement, ORPCError } from '@orpc/server';
import { ValidationError } from '@orpc/contract';
import * as z from 'zod';
import type { ApplicationClient } from '../shared/contract.ts';
import { contract } from '../shared/contract.ts';
import type { ExportedFile, ExportRequest } from '../shared/exports.ts';
import type { Restored } from '../shared/backups.ts';
import type { DamageCheck, SalvageReport } from '../shared/damage.ts';
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
import { enterFolder } from './data-folder/enter-folder.ts';
import { closeDatabase, databaseFile, openDatabase } from './database/open.ts';
import { getDocument, saveDocument } from './documents/document-facts.ts';
import * as documentTemplates from './documents/document-templates.ts';
import type { Orm } from './database/open.ts';
import { checkData, quickCheck } from './damage/check.ts';
import { salvage } from './damage/salvage.ts';
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
import * as lessons from './lessons/lessons.ts';
import * as templates from './meeting-templates/meeting-templates.ts';
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
  /** Folder of the database and attachments; made when missing. */
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
  /** Told of every bug once: the operation and what was thrown. Writes to the log by default. */
  logBug?: (operation: string, error: unknown) => void;
}

type Router = ReturnType<typeof createRouter>;

/** The core behind every host: one router, opened on one data folder. */
export interface Application {
  /** Served by the hosts, which add their own operations. */
  router: Router;
  /** Direct calls without a wire, as the command line makes them. */
  client: ApplicationClient;
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
  const { dataFolder, resourcesFolder, isProgram = false, logBug = logToConsole } = options;
  const lock = enterFolder(dataFolder, isProgram);
  const context: FeatureContext = {
    orm: await openOrLeave(options, lock.release),
    now: options.now ?? (() => new Date()),
    actor: options.actor ?? userInfo().username,
  };
  await seed(context, resourcesFolder);
  const again = reopening(async () => {
    const orm = await openDatabase(dataFolder);
    context.orm = orm;
    await seed(context, resourcesFolder).catch(async (error: unknown) => {
      await orm.close(true);
      throw error;
    });
  });
  const gate = createGate(again.whenOpen);
  // What it finds is of no process that runs: nothing that opens the window has to wait for it.
  const cleaned = gate
    .pass(() =>
      Promise.all([
        removeUnneededFiles(context, dataFolder),
        removeLeftBehind(dataFolder),
        removeLeftWork(),
        removeStaged(dataFolder),
      ]),
    )
    .catch((error: unknown) => logBug('clean', error));
  let isClosed = false;
  const logDamage = (error: unknown) => logBug('damage', error);
  const looked = lookLater(dataFolder, () => isClosed, logDamage).catch(logDamage);
  const exporter = createExporter({ dataFolder, resourcesFolder, worker: options.reportWorker });
  const backups = createBackups({
    dataFolder,
    worker: backupWorker(options.reportWorker),
    now: context.now,
    isAutomatic: isProgram,
    times: options.backupTimes,
    comparedKinds: () => comparedKinds(context.orm),
    alone: (work) => gate.alone(() => exporter.whileIdle(() => lock.alone(work))),
    exchange: async (replace) => {
      again.closes();
      await context.orm.close(true).catch((error: unknown) => logBug('backups.restore', error));
      try {
        replace();
      } finally {
        await again.whenOpen();
      }
    },
    logBug,
  });
  const router: Router = createRouter(context, options, { exporter, backups, gate }, () => client);
  const client: ApplicationClient = createRouterClient(router);
  return {
    router,
    client,
    outboxFile: (id) => exporter.file(id),
    attachmentFile: (id) => gate.pass(() => attachments.attachmentFile(context, dataFolder, id)),
    exportTo: (request, path, exportOptions) => exporter.exportTo(request, path, exportOptions),
    close: async () => {
      isClosed = true;
      await backups.close();
      await exporter.close();
      await cleaned;
      await looked;
      if (again.isOpen()) await closeDatabase(context.orm);
      lock.release();
    },
  };
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
    return await lock.alone(() => restoreOverDamaged(backupWorker(reportWorker), dataFolder, file));
  } finally {
    lock.release();
  }
}

async function openOrLeave({ dataFolder, onMigrated }: ApplicationOptions, leave: () => void): Promise<Orm> {
  try {
    const orm = await openDatabase(dataFolder, { onMigrated });
    if (statSync(databaseFile(dataFolder)).size > largestLookedAt) return orm;
    const [problem] = await quickCheck(orm);
    if (problem === undefined) return orm;
    await orm.close(true);
    throw damaged(databaseFile(dataFolder));
  } catch (error) {
    leave();
    throw failureOf(error, databaseFile(dataFolder));
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

/** The thread of the backups stands beside that of the reports, in the source and when built. */
function backupWorker(reportWorker: URL): URL {
  return new URL(reportWorker.pathname.endsWith('.ts') ? '../backups/worker.ts' : 'backup-worker.js', reportWorker);
}

/**
 * Backups take turns among themselves and touch the database by its file: behind the gate, a preview would wait
 * for a restore before it, and that for the preview.
 */
const passesBy = (operation: string) => operation.startsWith('backups.');

/** A full look at a data folder that need not be open, nor sound. Throws `missing` where there is no database. */
export async function checkDataFolder(dataFolder: string): Promise<DamageCheck> {
  if (!existsSync(databaseFile(dataFolder))) throw missing('file', databaseFile(dataFolder));
  for await (const event of checkData(dataFolder)) if (event.type === 'finished') return event.check;
  throw new Error('a check came to no end');
}

/** Brings what can be read of a data folder into a new one; see `salvage`. */
export function salvageDataFolder(places: {
  dataFolder: string;
  to: string;
  resourcesFolder: string;
}): Promise<SalvageReport> {
  return salvage({ ...places, from: places.dataFolder, now: () => new Date() });
}

/** Bytes: the look at a database before it is worked in takes some 2 ms for each MB of it. A larger one is looked at afterwards. */
const largestLookedAt = 24 * 1024 * 1024;

/** Looks at a database that was too large for it before; what is found goes to the log, and into the next full check. */
async function lookLater(dataFolder: string, isClosed: () => boolean, logBug: (error: unknown) => void): Promise<void> {
  if (statSync(databaseFile(dataFolder)).size <= largestLookedAt) return;
  for await (const event of checkData(dataFolder, 'pages')) {
    if (isClosed()) return;
    if (event.type === 'finished' && !event.check.isSound) {
      logBug(new Error(event.check.findings.map(({ kind, place, detail }) => `${kind} ${place} ${detail}`).join('\n')));
    }
  }
}

function createRouter(
  context: FeatureContext,
  options: ApplicationOptions,
  { exporter, backups, gate }: { exporter: Exporter; backups: Backups; gate: OperationGate },
  client: () => ApplicationClient,
) {
  const { dataFolder, resourcesFolder, logBug = logToConsole } = options;
  // No middleware stands at index NaN: that is how this library is told not to check answers.
  const config = options.checksAnswers ? {} : { initialOutputValidationIndex: Number.NaN };
  const api = implement(contract, config).use(async ({ next, path }) => {
    const operation = path.join('.');
    try {
      return await (passesBy(operation) ? next() : gate.pass(async () => next()));
    } catch (error) {
      throw explained(error, dataFolder, (bug) => logBug(operation, bug));
    }
  });
  return api.router({
    status: api.status.handler(async () => ({
      version: packageFile.version,
      dataFolder,
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
      list: api.meetings.list.handler(({ input }) => meetings.listMeetings(context, input)),
      get: api.meetings.get.handler(({ input }) => meetings.getMeeting(context, input.id)),
      save: api.meetings.save.handler(({ input }) => meetings.saveMeeting(context, input)),
    },
    attachments: {
      list: api.attachments.list.handler(({ input }) => attachments.listAttachments(context, input)),
      add: api.attachments.add.handler(({ input }) => attachments.addAttachment(context, dataFolder, input)),
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
        documentTemplates.putDocumentTemplate(context, dataFolder, input),
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
      list: api.backups.list.handler(() => backups.list()),
      state: api.backups.state.handler(() => backups.state()),
      run: api.backups.run.handler(({ signal }) => backups.run(signal)),
      preview: api.backups.preview.handler(({ input }) => backups.preview(input)),
      restore: api.backups.restore.handler(({ input }) => backups.restore(input)),
      chooseSecond: api.backups.chooseSecond.handler(({ input }) => backups.chooseSecond(input.folder)),
    },
    damage: {
      check: api.damage.check.handler(() => checkData(dataFolder)),
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
function explained(error: unknown, dataFolder: string, logBug: (error: unknown) => void): unknown {
  const known = failureOf(error, databaseFile(dataFolder));
  if (isFailure(known)) return known;
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    // zod's own issues: the validation keeps them as they are, typed by what all validators share.
    return invalid(...issuesOf(new z.core.$ZodError(error.cause.issues as z.core.$ZodIssue[])));
  }
  logBug(error);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'unexpected' });
}

function logToConsole(operation: string, error: unknown): void {
  console.error(`${operation}:`, error);
}
