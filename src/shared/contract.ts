import { eventIterator, oc } from '@orpc/contract';
import type { ContractRouterClient, InferContractRouterOutputs } from '@orpc/contract';
import * as z from 'zod';
import { areaCodeSchema, areaSchema, provinceSchema } from './areas.ts';
import * as assistance from './assistance.ts';
import * as attachments from './attachments.ts';
import * as backups from './backups.ts';
import * as budgets from './budgets.ts';
import * as choices from './choices.ts';
import * as damage from './damage.ts';
import { moveEventSchema, moveInputSchema } from './data-folder.ts';
import * as diagnosis from './diagnosis.ts';
import { draftKeySchema, draftRowSchema, draftSchema, saveDraftSchema } from './drafts.ts';
import * as documents from './documents.ts';
import * as duplicates from './duplicates.ts';
import { attendanceExportSchema, exportEventSchema, exportRequestSchema, paperSchema } from './exports.ts';
import { progressOfQuarterSchema } from './group-progress.ts';
import * as followUps from './follow-ups.ts';
import * as groups from './groups.ts';
import {
  binRowSchema,
  changeSchema,
  earlierStateSchema,
  lastActionsSchema,
  listBinSchema,
  recordHistorySchema,
  recordKindSchema,
  recordReferenceSchema,
  restorePlanSchema,
  undoneSchema,
} from './history.ts';
import * as home from './home.ts';
import * as indicators from './indicators.ts';
import { languageSchema } from './language.ts';
import * as lessons from './lessons.ts';
import { printedSheetSchema, sessionSheetsSchema } from './printed-sheets.ts';
import * as layouts from './sheet-layouts.ts';
import * as templates from './meeting-templates.ts';
import * as meetings from './meetings.ts';
import * as organizations from './organizations.ts';
import * as minutes from './minutes.ts';
import * as people from './people.ts';
import { planComparisonSchema } from './plan-comparison.ts';
import * as plans from './plans.ts';
import * as programs from './programs.ts';
import * as quarterEntry from './quarter-entry.ts';
import { idSchema, listOf } from './record.ts';
import { comparedTableSchema, compareInputSchema, yearViewInputSchema } from './comparisons.ts';
import { crosstabInputSchema } from './crosstab.ts';
import * as closings from './closings.ts';
import * as narratives from './narratives.ts';
import { quarterCheckSchema } from './report-check.ts';
import { recordsBehindInputSchema, recordsBehindSchema } from './records-behind.ts';
import { quarterlyReportInputSchema, quarterlyReportSchema } from './reports.ts';
import * as settings from './settings.ts';
import { findSchema, hitSchema, recentSchema } from './search.ts';
import { saveUnitSchema, unitRowSchema, unitSchema } from './units.ts';
import { issueSchema } from './validation.ts';

/**
 * The API: operation → input, output, errors. Only JSON values cross it: days are `YYYY-MM-DD`,
 * times `HH:mm`, money whole rupiah. Every operation can fail with the expected errors below;
 * anything else is a bug and reaches the user as one plain sentence.
 */
const operation = oc.errors({
  /** The input breaks a rule; each issue names its field. */
  INVALID: { status: 422, data: z.object({ issues: z.array(issueSchema) }) },
  /** There is no such record, or it is in the bin. */
  MISSING: { status: 404, data: z.object({ entity: z.string(), id: z.string() }) },
  /** Somebody saved a newer version meanwhile; nothing was written. */
  CONFLICT: { status: 409, data: z.object({ entity: z.string(), id: z.string(), version: z.int() }) },
  /** The database or file is held by another program. */
  LOCKED: { status: 423, data: z.object({ path: z.string() }) },
  /** The disk is full; nothing was written. */
  NO_SPACE: { status: 507, data: z.object({ path: z.string() }) },
  /** The caller cancelled; no file was left. */
  /** The database cannot be read as what it is; see `rescue`. */
  DAMAGED: { status: 500, data: z.object({ path: z.string() }) },
  CANCELLED: { status: 499 },
});

const byId = z.object({ id: idSchema });
const saved = z.object({ id: idSchema, version: z.int() });
const nothing = z.object({}).optional();
const historyPage = {
  /** Actions before this one. */
  before: idSchema.optional(),
  limit: z.int().min(1).max(100).default(20),
};

export const contract = {
  status: operation.input(nothing).output(
    z.object({
      version: z.string(),
      dataFolder: z.string(),
      /** No unit yet: the first-run page is shown. */
      isEmpty: z.boolean(),
    }),
  ),
  sample: {
    /** Fills an empty data folder with the two sample units; refused (`INVALID`) where there are records. */
    fill: operation.input(nothing).output(z.object({ units: z.int(), meetings: z.int() })),
  },
  units: {
    list: operation.input(nothing).output(z.array(unitRowSchema)),
    get: operation.input(byId).output(unitSchema),
    save: operation.input(saveUnitSchema).output(saved),
  },
  choices: {
    /** Entries of one list or of all, removed ones among them. */
    list: operation
      .input(z.object({ list: choices.choiceListSchema.optional() }).optional())
      .output(z.array(choices.choiceSchema)),
    /** How often the entries of a list are used. */
    uses: operation.input(z.object({ list: choices.choiceListSchema })).output(z.array(choices.choiceUseSchema)),
    /** What was done with the entries of a list by action, newest first. */
    history: operation.input(z.object({ list: choices.choiceListSchema, ...historyPage })).output(recordHistorySchema),
    /** Words, order, additions and removals of one list, in one action. */
    save: operation.input(choices.saveChoicesSchema).output(z.object({ changed: z.int() })),
  },
  settings: {
    /** What the office decides for all its units: legal basis, spelling of amounts, paper, days that a quarter may take. */
    get: operation.input(nothing).output(settings.settingsSchema),
    save: operation.input(settings.saveSettingsSchema).output(saved),
  },
  areas: {
    /** Areas by name, best match first; `girimukti` finds Giri Mukti. */
    search: operation
      .input(
        z.object({
          query: z.string().max(100),
          level: z.int().min(1).max(4).optional(),
          limit: z.int().min(1).max(100).default(20),
        }),
      )
      .output(z.array(areaSchema)),
    get: operation.input(z.object({ codes: z.array(areaCodeSchema).max(500) })).output(z.array(areaSchema)),
    provinces: operation.input(nothing).output(z.array(provinceSchema)),
    /** Brings another province's areas in from the files shipped with the program. */
    loadProvince: operation
      .input(z.object({ code: z.string().regex(/^\d{2}$/, 'areaCode') }))
      .output(z.object({ added: z.int() })),
  },
  people: {
    list: operation.input(people.listPeopleSchema).output(people.peopleListSchema),
    get: operation.input(byId).output(people.personSchema),
    save: operation.input(people.savePersonSchema).output(saved),
    /** Pairs of people who may be one, the likeliest first. */
    duplicates: operation.input(duplicates.listDuplicatesSchema).output(duplicates.duplicatePairsSchema),
    /** People in use who may be the one that a form describes, saved or not. */
    duplicatesOf: operation.input(duplicates.duplicatesOfSchema).output(z.array(duplicates.duplicateOfSchema)),
    /** Says that two who look like one are two; the pair is not offered again. */
    tellApart: operation.input(duplicates.tellApartSchema).output(z.object({ actionId: idSchema })),
    /** Makes two people one; `history.undo` with the `actionId` makes them two again. */
    merge: operation.input(duplicates.mergePeopleSchema).output(saved.extend({ actionId: idSchema })),
    /** People that a name being typed may mean, likeliest first; titles and slips in spelling do not matter. */
    suggest: operation.input(people.suggestPeopleSchema).output(z.array(people.personSuggestionSchema)),
    /** People who bear the names of a list, for all of the names at once. */
    namesakes: operation.input(people.namesakesSchema).output(z.array(people.namesakesOfSchema)),
  },
  groups: {
    list: operation.input(groups.listGroupsSchema).output(groups.groupListSchema),
    get: operation.input(byId).output(groups.groupSchema),
    save: operation.input(groups.saveGroupSchema).output(saved),
  },
  programs: {
    list: operation.input(programs.listProgramsSchema).output(programs.programListSchema),
    get: operation.input(byId).output(programs.programSchema),
    save: operation.input(programs.saveProgramSchema).output(saved),
  },
  renstra: {
    get: operation.input(byId).output(plans.renstraSchema),
    save: operation.input(plans.saveRenstraSchema).output(saved),
  },
  renja: {
    get: operation.input(byId).output(plans.renjaSchema),
    save: operation.input(plans.saveRenjaSchema).output(saved),
    /** The activities of a unit's year, for expenses to name. */
    activities: operation.input(budgets.yearOfUnitSchema).output(z.array(plans.activityRowSchema)),
  },
  plans: {
    /** A unit's Renstras and Renjas. */
    list: operation.input(plans.listPlansSchema).output(plans.planListSchema),
    /** Freezes the plan's content as a version, and locks the plan. */
    approve: operation.input(plans.approvePlanSchema).output(saved),
    /** Begins the next version of an approved plan. */
    revise: operation.input(plans.revisePlanSchema).output(saved),
    compare: operation.input(plans.comparePlanSchema).output(planComparisonSchema),
    /** Makes the Renja of the year after, or the Renstra of the period after. */
    copy: operation.input(plans.planReferenceSchema).output(saved),
  },
  budgets: {
    /** Every program of the unit with its year's four quarters; a row each activity where it has several. */
    get: operation.input(budgets.yearOfUnitSchema).output(z.array(budgets.budgetRowSchema)),
    save: operation.input(budgets.saveBudgetsSchema).output(z.object({ changed: z.int() })),
  },
  expenses: {
    list: operation.input(budgets.listExpensesSchema).output(budgets.expenseListSchema),
    save: operation.input(budgets.saveExpenseSchema).output(saved),
  },
  beneficiaries: {
    get: operation.input(budgets.yearOfUnitSchema).output(z.array(budgets.beneficiarySchema)),
    save: operation.input(budgets.saveBeneficiariesSchema).output(z.object({ changed: z.int() })),
  },
  indicators: {
    /** A program's indicators with the targets and achievements of a year. */
    get: operation.input(indicators.yearOfProgramSchema).output(z.array(indicators.indicatorSchema)),
    /** `rows` are those given, in their order, as they are now kept. */
    save: operation.input(indicators.saveIndicatorsSchema).output(z.object({ changed: z.int(), rows: z.array(saved) })),
  },
  groupProgress: {
    /** What was stated of a group, the earliest quarter first. */
    list: operation.input(z.object({ groupId: idSchema })).output(z.array(progressOfQuarterSchema)),
  },
  quarterEntry: {
    /** Everything that a unit has to enter for a quarter, and how much of it is missing. */
    get: operation.input(quarterEntry.quarterOfUnitSchema).output(quarterEntry.quarterEntrySchema),
    /** Changed rows of all parts in one action; warnings that are not confirmed come back, and nothing is written. */
    save: operation.input(quarterEntry.saveQuarterSchema).output(quarterEntry.quarterSavedSchema),
  },
  assistance: {
    /** What groups were given, with the condition found last and the sum of its items. */
    list: operation.input(assistance.listAssistanceSchema).output(assistance.assistanceListSchema),
    get: operation.input(byId).output(assistance.assistanceSchema),
    save: operation.input(assistance.saveAssistanceSchema).output(saved),
  },
  meetings: {
    list: operation.input(meetings.listMeetingsSchema).output(meetings.meetingListSchema),
    get: operation.input(byId).output(meetings.meetingSchema),
    save: operation.input(meetings.saveMeetingSchema).output(saved),
  },
  attachments: {
    list: operation.input(attachments.listAttachmentsSchema).output(attachments.attachmentListSchema),
    /** Attaches a file to a record; `bin.remove` takes it away. */
    add: operation.input(attachments.addAttachmentSchema).output(saved.extend({ actionId: idSchema })),
    save: operation.input(attachments.saveAttachmentSchema).output(saved),
  },
  evidence: {
    /** What evidence each program of a unit has for a year, and what is missing. */
    meter: operation.input(budgets.yearOfUnitSchema).output(attachments.evidenceMeterSchema),
  },
  organizations: {
    list: operation.input(organizations.listOrganizationsSchema).output(organizations.organizationListSchema),
    get: operation.input(byId).output(organizations.organizationSchema),
    save: operation.input(organizations.saveOrganizationSchema).output(saved),
    /** Who of an organization came to which meeting, newest first. */
    meetings: operation
      .input(organizations.organizationMeetingsInputSchema)
      .output(organizations.organizationMeetingsSchema),
  },
  minutes: {
    /** What was said and decided in a meeting. */
    get: operation.input(minutes.meetingMinutesSchema).output(minutes.minutesSchema),
    save: operation.input(minutes.saveMinutesSchema).output(saved),
  },
  followUps: {
    list: operation.input(followUps.listFollowUpsSchema).output(followUps.followUpListSchema),
    get: operation.input(byId).output(followUps.followUpSchema),
    save: operation.input(followUps.saveFollowUpSchema).output(saved),
    /** Who is in charge of the unit's follow-ups, by name. */
    responsible: operation.input(followUps.responsibleSchema).output(z.array(z.string())),
  },
  lessons: {
    list: operation.input(lessons.listLessonsSchema).output(lessons.lessonListSchema),
    get: operation.input(byId).output(lessons.lessonSchema),
    save: operation.input(lessons.saveLessonSchema).output(saved),
  },
  meetingTemplates: {
    /** A unit's patterns for meetings; they are counted nowhere as meetings. */
    list: operation.input(templates.listTemplatesSchema).output(z.array(templates.templateRowSchema)),
    get: operation.input(byId).output(templates.templateSchema),
    save: operation.input(templates.saveTemplateSchema).output(saved),
    remove: operation.input(templates.removeTemplateSchema).output(z.object({})),
  },
  documents: {
    /** What a paper of a record says beside it: as kept, or as the last of its like said. */
    get: operation.input(documents.documentReferenceSchema).output(documents.documentSchema),
    save: operation.input(documents.saveDocumentSchema).output(saved),
  },
  documentTemplates: {
    /** Each paper of a unit with the office's own Word template, if it has one; `exports.run` gives the file. */
    list: operation.input(z.object({ unitId: idSchema })).output(z.array(documents.templateOfDocumentSchema)),
    /** Refused (`INVALID`) where it cannot be filled; each issue names the placeholder. */
    put: operation.input(documents.putTemplateSchema).output(saved),
    remove: operation.input(byId.extend({ version: z.int() })).output(z.object({})),
  },
  drafts: {
    /** What is typed and not saved yet, last typed first, without its content. */
    list: operation.input(nothing).output(z.array(draftRowSchema)),
    get: operation.input(draftKeySchema).output(draftSchema),
    save: operation.input(saveDraftSchema).output(z.object({ savedAt: z.string() })),
    remove: operation.input(draftKeySchema).output(z.object({})),
  },
  search: {
    /** Records and areas that a typed text may mean, best first; `girmukti` finds Giri Mukti. */
    find: operation.input(findSchema).output(z.array(hitSchema)),
    /** The records saved last. */
    recent: operation.input(recentSchema).output(z.array(hitSchema)),
  },
  bin: {
    list: operation.input(listBinSchema).output(listOf(binRowSchema)),
    remove: operation
      .input(recordReferenceSchema.extend({ version: z.int() }))
      .output(saved.extend({ actionId: idSchema })),
    restore: operation.input(recordReferenceSchema).output(saved),
  },
  history: {
    /** Changes of a record and of the rows that belong to it, newest first. */
    list: operation
      .input(z.object({ kind: recordKindSchema, id: idSchema, limit: z.int().min(1).max(1000).default(200) }))
      .output(z.array(changeSchema)),
    /** A record's history by action, newest first, with what is needed to put it into words. */
    ofRecord: operation.input(recordReferenceSchema.extend(historyPage)).output(recordHistorySchema),
    /** What `restore` would change. */
    planRestore: operation.input(earlierStateSchema).output(restorePlanSchema),
    /** Makes a record, as far as the action changed it, what it was before that action; a save like any other. */
    restore: operation
      .input(earlierStateSchema.extend({ version: z.int() }))
      .output(saved.extend({ actionId: idSchema })),
    /** What undo would take back and redo bring again, whoever did it on whatever record, next one first. */
    lastActions: operation.input(nothing).output(lastActionsSchema),
    /**
     * Takes an action back exactly, or not at all (`INVALID`) where its rows were changed or came into
     * use since. Redo is to take the undo back.
     */
    undo: operation.input(z.object({ actionId: idSchema })).output(undoneSchema),
  },
  home: {
    /** What waits, and what lies ahead. */
    get: operation.input(home.homeInputSchema).output(home.homeSchema),
    /** A quarter's completeness, money and indicators. */
    glance: operation.input(home.glanceInputSchema).output(home.glanceSchema),
  },
  narratives: {
    /** Programs that the quarter's report tells of, with what is told and what was told last. */
    list: operation.input(narratives.listNarrativesSchema).output(z.array(narratives.narrativeSchema)),
    /** Answers the version that is kept; null where nothing is told any more. */
    save: operation.input(narratives.saveNarrativeSchema).output(z.object({ version: z.int().nullable() })),
  },
  closings: {
    /** A unit's closings, the newest first. */
    list: operation.input(z.object({ unitId: idSchema })).output(z.array(closings.closingSchema)),
    /** Keeps the quarter's figures as they are now; its report is made of them alone from then on. */
    close: operation.input(closings.closeQuarterSchema).output(byId),
    reopen: operation.input(closings.reopenQuarterSchema).output(byId),
    /** What a closed report would say otherwise now. */
    changes: operation.input(closings.closingChangesSchema).output(z.array(closings.changedCellSchema)),
  },
  reports: {
    /** The figures of the quarterly report, the same object that the files are made from. */
    quarterly: operation.input(quarterlyReportInputSchema).output(quarterlyReportSchema),
    /** The records that make up one of its figures. */
    records: operation.input(recordsBehindInputSchema).output(recordsBehindSchema),
    /** What the quarter still lacks, and what can hardly be right, before it is handed in. */
    check: operation.input(quarterEntry.quarterOfUnitSchema).output(quarterCheckSchema),
    /** A quarter beside another one, or beside its plan. */
    compare: operation.input(compareInputSchema).output(z.array(comparedTableSchema)),
    /** The four quarters of a year side by side. */
    year: operation.input(yearViewInputSchema).output(z.array(comparedTableSchema)),
    /** One measure of the year up to a quarter, cut by two dimensions. */
    crosstab: operation.input(crosstabInputSchema).output(z.array(comparedTableSchema)),
  },
  sheets: {
    /** How a unit lays out a kind of sheet; `isOwn` is false while it prints the usual way. */
    layout: operation
      .input(layouts.sheetOfUnitSchema)
      .output(z.object({ layout: layouts.sheetLayoutSchema, isOwn: z.boolean() })),
    saveLayout: operation.input(layouts.saveLayoutSchema).output(z.object({})),
    /** Remembers which participant stands where on a sheet that is printed, so that it is entered in its order. */
    keepPrinted: operation.input(attendanceExportSchema).output(printedSheetSchema),
    /** A session's printed sheets, last printed first. */
    printed: operation.input(sessionSheetsSchema).output(z.array(printedSheetSchema)),
  },
  backups: {
    /** Every backup of the data folder, the newest first. */
    list: operation.input(nothing).output(z.array(backups.backupSchema)),
    /** When the last was made, when the next is due, and how the second folder does. */
    state: operation.input(nothing).output(backups.backupStateSchema),
    /** Makes one now, read through before it counts. Ending the iteration early cancels and leaves no file. */
    run: operation.input(nothing).output(eventIterator(backups.backupEventSchema)),
    /** What restoring would change; nothing is changed. Refused (`INVALID`) with why it cannot be restored. */
    preview: operation.input(backups.restoreSourceSchema).output(backups.restorePreviewSchema),
    /**
     * Puts the data of a backup or file in the place of today's, of which a backup is made first. `LOCKED` where
     * another process has the data folder open.
     */
    restore: operation.input(backups.restoreSourceSchema).output(backups.restoredSchema),
    /** Chooses the folder that gets a copy of every backup; empty for none. */
    chooseSecond: operation.input(backups.chooseSecondSchema).output(backups.backupStateSchema),
  },
  damage: {
    /** Looks at everything: each table with its indexes, references, attached files. Tells how far it is, last what it found, which is remembered. Ending the iteration early cancels. */
    check: operation.input(nothing).output(eventIterator(damage.checkEventSchema)),
  },
  diagnosis: {
    /** What the program and its database are; answers at once. */
    facts: operation.input(nothing).output(diagnosis.diagnosisFactsSchema),
    /** Rows of every table, and the files beside the database. */
    counts: operation.input(nothing).output(diagnosis.dataCountsSchema),
    /** A text for whoever helps: facts, the last errors and the end of the log, with nothing of the records in it. */
    report: operation.input(diagnosis.reportInputSchema).output(diagnosis.problemReportSchema),
  },
  dataFolder: {
    /**
     * Moves the data to another folder and goes on there; the old one stays as it is. Tells how far it is. Ending the
     * iteration early cancels and leaves nothing. `LOCKED` where another process has the data folder open.
     */
    move: operation
      .errors({
        IN_USE: { status: 423, data: z.object({ path: z.string() }) },
        NETWORK_FOLDER: { status: 422, data: z.object({ path: z.string() }) },
        SYNCED_FOLDER: { status: 422, data: z.object({ path: z.string() }) },
        READ_ONLY_FOLDER: { status: 422, data: z.object({ path: z.string() }) },
      })
      .input(moveInputSchema)
      .output(eventIterator(moveEventSchema)),
  },
  exports: {
    /** Makes a file in a worker thread. Ending the iteration early cancels and leaves no file. */
    run: operation.input(exportRequestSchema).output(eventIterator(exportEventSchema)),
  },
};

/** What there is to do where the database is damaged, and all that there is then. */
export const rescueContract = {
  report: operation.input(diagnosis.reportInputSchema).output(diagnosis.problemReportSchema),
  get: operation.input(nothing).output(damage.damagedDataSchema),
  /** Puts a copy in the place of the damaged database, which is kept beside it. */
  takeBackup: operation.input(z.object({ name: z.string() })).output(z.object({ keptAs: z.string() })),
  /** Makes a new data folder of what can be read, in the place of the damaged one, which is kept beside it. */
  salvage: operation.input(nothing).output(z.object({ keptAs: z.string(), report: damage.salvageReportSchema })),
};

/** What only a host with a window can do. The renderer asks `capabilities` once. */
export const hostContract = {
  capabilities: operation.input(nothing).output(
    z.object({
      /** Whether `saveFile` opens the system's save dialog; otherwise files are downloaded. */
      hasSaveDialog: z.boolean(),
      /** Whether `printFile` opens the system's print dialog; otherwise the PDF opens in a tab. */
      hasPrintDialog: z.boolean(),
      /** Whether `choosePath` opens the system's dialog; otherwise a path is typed. */
      hasOpenDialog: z.boolean(),
      /** The database is damaged: there is nothing but `rescue`. */
      isDamaged: z.boolean(),
    }),
  ),
  /** Asks for a folder (for backups, or where the data go), or for a backup's file; null where the user closed the dialog. */
  choosePath: operation
    .input(z.object({ what: z.enum(['folder', 'dataFolder', 'backup']), language: languageSchema.default('id') }))
    .output(z.object({ path: z.string().nullable() })),
  saveFile: operation
    .input(
      z.object({
        fileId: idSchema,
        language: languageSchema.default('id'),
        /** Opens the saved file with the system's program for it: Word, say. */
        opens: z.boolean().default(false),
      }),
    )
    .output(z.object({ path: z.string().nullable() })),
  printFile: operation
    .input(z.object({ fileId: idSchema, paper: paperSchema }))
    .output(z.object({ isPrinted: z.boolean() })),
  /** Printers of the system, and the one that the print dialog begins with: the system's own where null. */
  printers: operation
    .input(nothing)
    .output(
      z.object({ printers: z.array(z.object({ name: z.string(), label: z.string() })), chosen: z.string().nullable() }),
    ),
  /** Remembered on this computer. */
  choosePrinter: operation.input(z.object({ name: z.string().nullable() })).output(z.object({})),
  setLanguage: operation.input(z.object({ language: languageSchema })).output(z.object({})),
};

export const fullContract = { ...contract, rescue: rescueContract, host: hostContract };

/** The typed client of the application's own operations. */
export type ApplicationClient = ContractRouterClient<typeof contract>;
/** The typed client that the renderer holds: the application's operations and the host's. */
export type BinaanClient = ContractRouterClient<typeof fullContract>;
export type Outputs = InferContractRouterOutputs<typeof fullContract>;
