import type { RecordKind } from '../../shared/history.ts';
import { keptForms } from '../database/kept-query.ts';
import type { Queries } from '../feature-context.ts';

interface RecordTable {
  entity: string;
  table: string;
  /** The column that records are called by. */
  name: string;
  /** Rows that belong to a record, by entity, with the field that names it. */
  rows: Record<string, string>;
  /** Rows that belong to one of those rows, and the field that names it. */
  rowsBelow?: Record<string, { of: string; field: string }>;
  /** Rows that are entered on a page of their own, and are put back by themselves. */
  ownPages?: readonly string[];
  /** Fields of the record that stay where an earlier state is put back. */
  keeps?: readonly string[];
  /** The field that names a record of any kind with which this one comes and goes: it keeps that one from no bin. */
  goesWith?: string;
}

/** Only approving and revising say where a plan stands. */
const planStanding = ['versionNumber', 'status', 'approvedOn', 'approvedBy'] as const;

/**
 * Where records of each kind are kept, and which rows belong to them: all that the history, undo and
 * the bin know of a kind. What refers to what, they take from the entities' foreign keys.
 */
export const recordTables = {
  unit: {
    entity: 'OperatingUnit',
    table: 'operating_unit',
    name: 'code',
    rows: {
      UnitIdentity: 'unitId',
      Signatory: 'unitId',
      UnitRing: 'unitId',
      MeetingTemplate: 'unitId',
      SheetLayout: 'unitId',
      DocumentTemplate: 'unitId',
      QuarterClosing: 'unitId',
    },
    ownPages: ['DocumentTemplate', 'QuarterClosing', 'SheetLayout'],
  },
  person: { entity: 'Person', table: 'person', name: 'name', rows: {} },
  group: {
    entity: 'Group',
    table: 'assisted_group',
    name: 'name',
    rows: { Membership: 'groupId', GroupProduct: 'groupId', GroupLicence: 'groupId', GroupProgress: 'groupId' },
    rowsBelow: { IndependenceScore: { of: 'GroupProgress', field: 'progressId' } },
    ownPages: ['GroupProgress'],
  },
  program: {
    entity: 'Program',
    table: 'program',
    name: 'name',
    rows: {
      ProgramTpb: 'programId',
      ProgramArea: 'programId',
      ProgramGroup: 'programId',
      Beneficiary: 'programId',
      ProgramNarrative: 'programId',
    },
    rowsBelow: { BeneficiaryVulnerable: { of: 'Beneficiary', field: 'beneficiaryId' } },
    ownPages: ['Beneficiary', 'ProgramNarrative'],
  },
  renstra: {
    entity: 'Renstra',
    table: 'renstra',
    name: 'name',
    rows: { RenstraLine: 'renstraId' },
    rowsBelow: { RenstraAmount: { of: 'RenstraLine', field: 'lineId' } },
    keeps: planStanding,
  },
  renja: {
    entity: 'Renja',
    table: 'renja',
    name: 'year',
    rows: { Activity: 'renjaId' },
    rowsBelow: { Budget: { of: 'Activity', field: 'activityId' } },
    keeps: planStanding,
  },
  indicator: {
    entity: 'Indicator',
    table: 'indicator',
    name: 'name',
    rows: { IndicatorTarget: 'indicatorId', Achievement: 'indicatorId' },
    ownPages: ['Achievement'],
  },
  expense: { entity: 'Expense', table: 'expense', name: 'description', rows: {} },
  assistance: {
    entity: 'Assistance',
    table: 'assistance',
    name: 'description',
    rows: {
      AssistanceItem: 'assistanceId',
      AssistanceCondition: 'assistanceId',
      AssistanceDocument: 'assistanceId',
    },
    ownPages: ['AssistanceDocument'],
  },
  meeting: {
    entity: 'Meeting',
    table: 'meeting',
    name: 'title',
    rows: {
      MeetingSession: 'meetingId',
      MeetingProgram: 'meetingId',
      MeetingGroup: 'meetingId',
      MinutePoint: 'meetingId',
      MinuteDecision: 'meetingId',
      MeetingDocument: 'meetingId',
    },
    rowsBelow: { Participant: { of: 'MeetingSession', field: 'sessionId' } },
    ownPages: ['MinutePoint', 'MinuteDecision', 'MeetingDocument'],
  },
  organization: {
    entity: 'Organization',
    table: 'organization',
    name: 'name',
    rows: { OrganizationPosition: 'organizationId', OrganizationContact: 'organizationId' },
  },
  followUp: { entity: 'FollowUp', table: 'follow_up', name: 'text', rows: {} },
  lesson: { entity: 'Lesson', table: 'lesson', name: 'lesson', rows: {} },
  choice: { entity: 'Choice', table: 'choice', name: 'label', rows: {} },
  // There is one, which needs no name.
  settings: {
    entity: 'Settings',
    table: 'settings',
    name: 'searchName',
    rows: { LegalBasis: 'settingsId' },
  },
  // Its caption may be empty.
  attachment: { entity: 'Attachment', table: 'attachment', name: 'fileName', rows: {}, goesWith: 'ownerId' },
} as const satisfies Record<RecordKind, RecordTable>;

/** The way from an entity's row to the record that it belongs to. */
export interface WayToRecord {
  kind: RecordKind;
  /** The field of each row that names the next one, the entity's own first; none for a record itself. */
  steps: readonly { field: string; to: string }[];
}

const ways = new Map<string, WayToRecord>(
  (Object.entries(recordTables) as [RecordKind, RecordTable][]).flatMap(([kind, { entity, rows, rowsBelow = {} }]) => [
    [entity, { kind, steps: [] }],
    ...Object.entries(rows).map(([row, field]) => [row, { kind, steps: [{ field, to: entity }] }] as const),
    ...Object.entries(rowsBelow).map(
      ([row, { of, field }]) =>
        [
          row,
          {
            kind,
            steps: [
              { field, to: of },
              { field: rows[of] ?? '', to: entity },
            ],
          },
        ] as const,
    ),
  ]),
);

/** How rows of an entity are found under their record; undefined for what belongs to none, and is kept for itself. */
export function wayToRecord(entity: string): WayToRecord | undefined {
  return ways.get(entity);
}

/** Rows of one part of a record are put back together; parts with a page of their own by themselves, with the rows below them. */
export function partOf(entity: string): string {
  const way = ways.get(entity);
  if (!way) return 'record';
  const { ownPages = [], rowsBelow = {} }: RecordTable = recordTables[way.kind];
  const owner = rowsBelow[entity]?.of ?? entity;
  return ownPages.includes(owner) ? owner : 'record';
}

/** Frozen versions of plans stay, and go with an undo of their approval only; so do closings of quarters. */
export function isPutBack(entity: string): boolean {
  return entity !== 'PlanVersion' && entity !== 'QuarterClosing';
}

/** Fields of an entity's rows that stay where an earlier state is put back. */
export function keptFields(entity: string): readonly string[] {
  const way = ways.get(entity);
  if (way?.steps.length !== 0) return [];
  const { keeps = [] }: RecordTable = recordTables[way.kind];
  return keeps;
}

/** Whether a field only says what its record comes and goes with. */
export function isGoingWith(kind: RecordKind, field: string): boolean {
  const { goesWith }: RecordTable = recordTables[kind];
  return goesWith === field;
}

/** What a record is called now; empty where it is not there. */
export async function recordName(queries: Queries, kind: RecordKind, id: string): Promise<string> {
  const [row] = await namesOf(queries, { id }, kind);
  return row ? String(row.name) : '';
}

const namesOf = keptForms((queries, { id }: { id: string }, kind: RecordKind) => {
  const { table, name } = recordTables[kind];
  return queries
    .selectFrom(table)
    .select((column) => column.ref(name as never).as('name')) // every table above has its column; the union of tables hides it
    .where('id', '=', id);
});
