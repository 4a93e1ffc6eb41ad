import { implement, ORPCError } from '@orpc/server';
import { ValidationError } from '@orpc/contract';
import * as z from 'zod';
import type { ApplicationClient } from '../shared/contract.ts';
import { contract } from '../shared/contract.ts';
import type { MoveEvent } from '../shared/data-folder.ts';
import { issuesOf } from '../shared/validation.ts';
import packageFile from '../../package.json' with { type: 'json' };
import * as areas from './areas/areas.ts';
import * as assistance from './assistance/assistance.ts';
import * as attachments from './attachments/attachments.ts';
import { evidenceMeter } from './attachments/evidence-meter.ts';
import * as bin from './bin/bin.ts';
import { getBeneficiaries, saveBeneficiaries } from './budgets/beneficiaries.ts';
import * as budgets from './budgets/budgets.ts';
import { choiceUses } from './choices/choice-uses.ts';
import { choiceHistory, listChoices, saveChoices } from './choices/choices.ts';
import * as closings from './closings/closings.ts';
import { databaseFile } from './database/open.ts';
import { getDocument, saveDocument } from './documents/document-facts.ts';
import * as documentTemplates from './documents/document-templates.ts';
import { readFacts } from './diagnosis/facts.ts';
import * as drafts from './drafts/drafts.ts';
import { failureOf, invalid, isFailure } from './failures.ts';
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
import { watched } from './log/watched.ts';
import * as lessons from './lessons/lessons.ts';
import * as templates from './meeting-templates/meeting-templates.ts';
import * as meetingList from './meetings/meeting-list.ts';
import * as meetings from './meetings/meetings.ts';
import { organizationMeetings } from './organizations/organization-meetings.ts';
import * as organizations from './organizations/organizations.ts';
import * as minutes from './minutes/minutes.ts';
import * as duplicates from './people/duplicates.ts';
import { mergePeople } from './people/merge-people.ts';
import * as people from './people/people.ts';
import { findNamesakes } from './people/namesakes.ts';
import { suggestPeople } from './people/suggest-people.ts';
import type { OperationGate } from './operation-gate.ts';
import * as narratives from './narratives/narratives.ts';
import * as plans from './plans/plans.ts';
import * as renja from './plans/renja.ts';
import * as renstra from './plans/renstra.ts';
import * as standing from './plans/standing.ts';
import * as programs from './programs/programs.ts';
import { getQuarterEntry } from './quarter-entry/quarter-entry.ts';
import { saveQuarterEntry } from './quarter-entry/save-quarter.ts';
import type { Exporter } from './reports/exporter.ts';
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
import type { FolderLock } from './data-folder/folder-lock.ts';
import type { Backups } from './backups/backups.ts';
import type { Inspector } from './diagnosis/inspector.ts';
import type { Log } from './log/log.ts';

/**
 * Backups and a move take turns among themselves and touch the database by its file: behind the gate, a preview
 * would wait for a restore before it, and that for the preview.
 */
const passesBy = (operation: string) => operation.startsWith('backups.') || operation.startsWith('dataFolder.');

/** What works on one data folder. A move puts another in its place. */
export interface Rooms {
  lock: FolderLock;
  log: Log;
  backups: Backups;
  inspector: Inspector;
}

/** What the operations work with besides the records. */
export interface Parts {
  exporter: Exporter;
  gate: OperationGate;
  logBug: (operation: string, error: unknown) => void;
  rooms: () => Rooms;
  moveTo: (folder: string, signal?: AbortSignal) => AsyncGenerator<MoveEvent>;
}

/** As the application's own options have them. */
interface RouterOptions {
  resourcesFolder: string;
  checksAnswers?: boolean;
  isProgram?: boolean;
}

/** Every operation of the contract, each with its feature; behind the gate, watched by the log. */
export function createRouter(
  context: FeatureContext,
  options: RouterOptions,
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
