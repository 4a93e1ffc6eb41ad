import type { ParseKeys } from 'i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { documentKindSchema } from '../../shared/documents.ts';
import type { RecordChange } from '../../shared/history.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { plainText, tpbWords, valueWords } from './field-words.ts';
import type { WordContext } from './field-words.ts';

type Fields = Record<string, unknown>;

/** Rows that belong to a record: what they are called, and whether they stand for people. */
const kinds: Record<string, { label: ParseKeys; isPerson?: true }> = {
  UnitIdentity: { label: 'units.identities' },
  Signatory: { label: 'units.signatories' },
  UnitRing: { label: 'units.rings' },
  Choice: { label: 'settings.entries' },
  LegalBasis: { label: 'office.legalBasis' },
  DifferentPeople: { label: 'history.differentPeople', isPerson: true },
  MeetingTemplate: { label: 'meetingEntry.templates' },
  SheetLayout: { label: 'sheetLayout.title' },
  Membership: { label: 'groups.members', isPerson: true },
  GroupProduct: { label: 'groups.productRows' },
  GroupLicence: { label: 'groups.licences' },
  OrganizationPosition: { label: 'organizations.positions', isPerson: true },
  OrganizationContact: { label: 'organizations.contacts' },
  ProgramTpb: { label: 'programs.furtherTpbs' },
  ProgramArea: { label: 'programs.areas' },
  ProgramGroup: { label: 'programs.groups' },
  Budget: { label: 'budgets.parts.budget' },
  RenstraLine: { label: 'plans.lines' },
  RenstraAmount: { label: 'plans.amount' },
  Activity: { label: 'plans.activities' },
  PlanVersion: { label: 'plans.version' },
  Beneficiary: { label: 'budgets.parts.beneficiaries' },
  ProgramNarrative: { label: 'narratives.title' },
  QuarterClosing: { label: 'closings.title' },
  AssistanceItem: { label: 'assistance.items' },
  AssistanceCondition: { label: 'assistance.conditions' },
  BeneficiaryVulnerable: { label: 'budgets.vulnerable' },
  IndicatorTarget: { label: 'indicators.rows' },
  Achievement: { label: 'indicators.achievements' },
  GroupProgress: { label: 'progress.title' },
  IndependenceScore: { label: 'progress.scores' },
  MeetingSession: { label: 'meetings.sessions' },
  MeetingProgram: { label: 'meetings.programs' },
  MeetingGroup: { label: 'meetings.groups' },
  Participant: { label: 'meetings.participants', isPerson: true },
  MinutePoint: { label: 'minutes.points' },
  MinuteDecision: { label: 'minutes.decisions' },
  MeetingDocument: { label: 'documents.title' },
  AssistanceDocument: { label: 'documents.title' },
  DocumentTemplate: { label: 'documents.templates' },
};

/** What rows like this one are called: `Anggota`, `Peserta sesi 1`. */
export function rowKindWords({ entity, row }: RecordChange, { t, lookups }: WordContext): string {
  const kind = kinds[entity];
  if (!kind) return entity;
  const number = entity === 'Participant' ? lookups.sessions[plainText(row['sessionId'])] : undefined;
  return number === undefined ? t(kind.label) : t('history.participantsOfSession', { number });
}

/** `12 orang`, `3 baris` */
export function rowCountWords(entity: string, count: number, { t }: WordContext): string {
  return t(kinds[entity]?.isPerson ? 'history.people' : 'history.rows', { count });
}

/** What one row is called among its like: a person's name, a session's day, a quarter. */
export function rowName({ entity, row }: Pick<RecordChange, 'entity' | 'row'>, context: WordContext): string {
  const { t, language, lookups } = context;
  const named = (id: unknown) => lookups.names[plainText(id)] ?? t('history.goneRecord');
  switch (entity) {
    case 'Membership':
    case 'OrganizationPosition':
      return named(row['personId']);
    case 'DifferentPeople':
      return `${named(row['oneId'])} – ${named(row['otherId'])}`;
    case 'ProgramGroup':
    case 'MeetingGroup':
      return named(row['groupId']);
    case 'MeetingProgram':
      return named(row['programId']);
    case 'ProgramArea':
      return named(row['areaCode']);
    case 'UnitRing':
      return `${named(row['areaCode'])} (${t('units.ring', { number: Number(row['ring']) })})`;
    case 'OrganizationContact':
      return [formatShortDate(plainText(row['date']), language), plainText(row['summary'])].join(', ');
    case 'ProgramTpb':
      return tpbWords(Number(row['tpb']), t);
    case 'Budget':
      // Of before plans: a program's year and quarter.
      if (row['year'] !== undefined) return quarterWords(row, context);
      return `${named(row['activityId'])}, ${t('budgets.quarter', { roman: romanQuarter(Number(row['quarter'])) })}`;
    case 'RenstraAmount':
      return `${named(row['lineId'])}, ${plainText(row['year'])}`;
    case 'PlanVersion':
      return t('plans.versionNumber', { number: Number(row['number']) });
    case 'Beneficiary':
    case 'ProgramNarrative':
    case 'QuarterClosing':
    case 'IndicatorTarget':
    case 'Achievement':
    case 'GroupProgress':
      return quarterWords(row, context);
    case 'GroupLicence':
      return [valueWords(entity, 'kind', row['kind'], context), plainText(row['number'])].join(' ');
    case 'AssistanceCondition':
      return formatShortDate(plainText(row['date']), language);
    case 'BeneficiaryVulnerable':
      return context.labelOf('vulnerableCategory', plainText(row['category']));
    case 'IndependenceScore':
      return context.labelOf('independenceDimension', plainText(row['dimension']));
    case 'MeetingDocument':
    case 'AssistanceDocument':
    case 'DocumentTemplate':
      return t(`documents.kind.${documentKindSchema.parse(row['document'])}`);
    case 'MeetingSession':
      return [formatShortDate(plainText(row['date']), language), plainText(row['place'])].join(', ');
    case 'MinutePoint':
      return plainText(row['input']);
    case 'MinuteDecision':
      return plainText(row['text']);
    default:
      return plainText(row['name'] ?? row['title'] ?? row['label'] ?? '');
  }
}

/** A row that came or went, with what tells it from its like: `Siti Aminah (Ketua)`. */
export function wholeRowWords(change: RecordChange, context: WordContext): string {
  const { entity, row } = change;
  const name = rowName(change, context);
  const tell = (field: string) => valueWords(entity, field, row[field], context);
  if (entity === 'Membership' && row['role'] !== 'member') return `${name} (${tell('role')})`;
  if (entity === 'Signatory') return `${name} (${tell('role')})`;
  if (entity === 'AssistanceItem') return `${name} (${tell('quantity')} ${plainText(row['unit'])})`;
  if (entity === 'AssistanceCondition') return `${name} (${tell('condition')})`;
  if (entity === 'IndicatorTarget' || entity === 'Achievement') return `${name} ${tell('value')}`;
  if (entity === 'IndependenceScore') return `${name} ${tell('score')}`;
  if (entity === 'BeneficiaryVulnerable') return `${name} ${tell('count')}`;
  if (entity === 'Budget' || entity === 'RenstraAmount') return `${name} ${tell('amount')}`;
  return name;
}

function quarterWords(row: Fields, { t }: WordContext): string {
  return t('history.quarter', { roman: romanQuarter(Number(row['quarter'])), year: Number(row['year']) });
}
