import type { ParseKeys, TFunction } from 'i18next';
import { formatClockTime, formatShortDate, isCalendarDate } from '../../shared/calendar-date.ts';
import type { ChoiceList } from '../../shared/choices.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { sheetKindSchema } from '../../shared/sheet-layouts.ts';
import type { Lookups } from '../../shared/history.ts';
import type { Language } from '../../shared/language.ts';
import { formatNumber, formatRupiah } from '../../shared/money.ts';

/** What words are made with. */
export interface WordContext {
  t: TFunction;
  language: Language;
  lookups: Lookups;
  /** The label of an editable list's entry. */
  labelOf: (list: ChoiceList, code: string) => string;
}

/** How a field's value is told. */
type Telling =
  | 'text'
  | 'plain'
  | 'number'
  | 'decimal'
  | 'money'
  | 'date'
  | 'time'
  | 'truth'
  | 'picture'
  | 'pattern'
  | 'layout'
  | 'tpb'
  | { name: 'reference' }
  | { choice: ChoiceList }
  | { choices: ChoiceList }
  | { words: 'membershipRole' | 'participantRole' | 'participantStatus' | 'signatoryRole' }
  | { words: 'itemCondition' | 'attitude' | 'contactKind' }
  | { words: 'itemCondition' | 'office.rupiahStyles' }
  | { words: 'indicators.directions' | 'indicators.aggregations' }
  | { words: 'priorityField' | 'fundType' | 'programNature' | 'programStatus' | 'planStatus' }
  | { word: (t: TFunction, code: string) => string };

type Field = [label: ParseKeys, telling: Telling];

const reference = { name: 'reference' } as const;

const followUpStatus = {
  word: (t: TFunction, code: string) => t(`followUpStatus.${code}` as 'followUpStatus.open', { defaultValue: code }),
};
const followUpDecision = {
  word: (t: TFunction, code: string) =>
    t(`followUpDecision.${code}` as 'followUpDecision.accepted', { defaultValue: code }),
};
const lessonState = {
  word: (t: TFunction, code: string) => t(`lessonState.${code}` as 'lessonState.applied', { defaultValue: code }),
};

/** What is typed for a paper of a record. */
const documentFields: Record<string, Field> = {
  number: ['documents.facts.number', 'text'],
  attachment: ['documents.facts.attachment', 'text'],
  subject: ['documents.facts.subject', 'text'],
  addressee: ['documents.facts.addressee', 'text'],
  city: ['documents.facts.city', 'text'],
  date: ['documents.facts.date', 'date'],
  opening: ['documents.facts.opening', 'text'],
  closing: ['documents.facts.closing', 'text'],
  signerName: ['documents.facts.signerName', 'text'],
  signerPosition: ['documents.facts.signerPosition', 'text'],
  counterName: ['documents.facts.counterName', 'text'],
  counterPosition: ['documents.facts.counterPosition', 'text'],
  acknowledgedName: ['documents.facts.acknowledgedName', 'text'],
  acknowledgedPosition: ['documents.facts.acknowledgedPosition', 'text'],
};

/** The fields of each entity under the labels of their forms. */
const fieldsOf: Record<string, Record<string, Field>> = {
  OperatingUnit: { code: ['units.code', 'text'], timeZone: ['units.timeZone', 'plain'] },
  UnitIdentity: {
    name: ['units.name', 'text'],
    legalName: ['units.legalName', 'text'],
    company: ['units.company', 'text'],
    region: ['units.region', 'text'],
    address: ['units.address', 'text'],
    logo: ['units.logo', 'picture'],
    logoRight: ['units.logoRight', 'picture'],
    validFrom: ['units.validFrom', 'date'],
    validTo: ['units.validTo', 'date'],
  },
  Signatory: {
    role: ['units.signatoryRole', { words: 'signatoryRole' }],
    name: ['people.name', 'text'],
    position: ['units.position', 'text'],
    validFrom: ['units.validFrom', 'date'],
    validTo: ['units.validTo', 'date'],
  },
  MeetingTemplate: {
    name: ['meetingEntry.templateName', 'text'],
    content: ['meetingEntry.templateContent', 'pattern'],
  },
  SheetLayout: { kind: ['sheetLayout.kind', { word: sheetKindWord }], content: ['sheetLayout.title', 'layout'] },
  MeetingDocument: documentFields,
  AssistanceDocument: documentFields,
  DocumentTemplate: {
    fileName: ['documents.templateFile', 'text'],
    sha256: ['documents.templateContent', 'plain'],
    size: ['documents.templateSize', 'number'],
  },
  UnitRing: { areaCode: ['people.area', reference], ring: ['history.ring', 'plain'] },
  Person: {
    name: ['people.name', 'text'],
    gender: ['people.gender', 'plain'],
    birthYear: ['people.birthYear', 'plain'],
    phone: ['people.phone', 'text'],
    areaCode: ['people.area', reference],
    consentDate: ['people.consentDate', 'date'],
    note: ['people.note', 'text'],
    mergedIntoId: ['history.mergedInto', reference],
  },
  Group: {
    name: ['groups.name', 'text'],
    shortName: ['groups.shortName', 'text'],
    kind: ['groups.kind', { choice: 'groupKind' }],
    areaCode: ['groups.area', reference],
    decreeNumber: ['groups.decreeNumber', 'text'],
    decreeDate: ['groups.decreeDate', 'date'],
    decreeIssuer: ['groups.decreeIssuer', 'text'],
    foundedOn: ['groups.foundedOn', 'date'],
    stage: ['groups.stage', { choice: 'stage' }],
    isActive: ['groups.isActive', 'truth'],
    products: ['groups.products', 'text'],
    localHero: ['groups.localHeroOther', 'text'],
    localHeroId: ['groups.localHero', reference],
    description: ['groups.description', 'text'],
    unitId: ['recordKind.unit', reference],
  },
  Membership: {
    personId: ['recordKind.person', reference],
    role: ['groups.role', { words: 'membershipRole' }],
    joinedOn: ['groups.joinedOn', 'date'],
    leftOn: ['groups.leftOn', 'date'],
    vulnerableCategories: ['groups.vulnerable', { choices: 'vulnerableCategory' }],
  },
  GroupProduct: {
    name: ['groups.product', 'text'],
    unit: ['groups.productUnit', 'text'],
    price: ['groups.price', 'money'],
    since: ['groups.since', 'date'],
  },
  GroupLicence: {
    kind: ['groups.licenceKind', { choice: 'licenceKind' }],
    number: ['groups.licenceNumber', 'text'],
    issuedOn: ['groups.issuedOn', 'date'],
    validUntil: ['groups.validUntil', 'date'],
  },
  GroupProgress: {
    revenue: ['progress.revenue', 'money'],
    profit: ['progress.profit', 'money'],
    activeMale: ['progress.activeMale', 'number'],
    activeFemale: ['progress.activeFemale', 'number'],
    production: ['progress.production', 'text'],
    stage: ['progress.stage', { choice: 'stage' }],
    startStage: ['progress.startStage', { choice: 'stage' }],
    proof: ['progress.proof', 'text'],
  },
  IndependenceScore: {
    dimension: ['progress.scores', { choice: 'independenceDimension' }],
    score: ['progress.score', 'number'],
  },
  Program: {
    code: ['programs.code', 'text'],
    name: ['programs.name', 'text'],
    expansion: ['programs.expansion', 'text'],
    companyPillar: ['programs.companyPillar', { choice: 'companyPillar' }],
    mainTpb: ['history.mainTpb', 'tpb'],
    priorityField: ['programs.priorityField', { words: 'priorityField' }],
    fundType: ['programs.fundType', { words: 'fundType' }],
    nature: ['programs.nature', { words: 'programNature' }],
    parentId: ['programs.parent', reference],
    startDate: ['programs.startDate', 'date'],
    endDate: ['programs.endDate', 'date'],
    stage: ['programs.stage', { choice: 'stage' }],
    status: ['programs.status', { words: 'programStatus' }],
    baseline: ['programs.baseline', 'text'],
    coordinator: ['programs.coordinator', 'text'],
    coreCompetency: ['programs.coreCompetency', 'text'],
    description: ['programs.description', 'text'],
    unitId: ['recordKind.unit', reference],
  },
  Renstra: {
    name: ['plans.name', 'text'],
    startYear: ['plans.startYear', 'plain'],
    endYear: ['plans.endYear', 'plain'],
    aims: ['plans.aims', 'text'],
    versionNumber: ['plans.version', 'plain'],
    status: ['plans.status', { words: 'planStatus' }],
    approvedOn: ['plans.approvedOn', 'date'],
    approvedBy: ['plans.approvedBy', 'text'],
  },
  RenstraLine: {
    programId: ['recordKind.program', reference],
    name: ['plans.lineName', 'text'],
    aim: ['plans.aim', 'text'],
    mainTpb: ['plans.mainTpb', 'tpb'],
  },
  RenstraAmount: { amount: ['budgets.amount', 'money'] },
  Renja: {
    year: ['plans.year', 'plain'],
    renstraId: ['plans.renstra', reference],
    note: ['plans.note', 'text'],
    versionNumber: ['plans.version', 'plain'],
    status: ['plans.status', { words: 'planStatus' }],
    approvedOn: ['plans.approvedOn', 'date'],
    approvedBy: ['plans.approvedBy', 'text'],
  },
  Activity: {
    programId: ['recordKind.program', reference],
    name: ['plans.activity', 'text'],
    fundType: ['programs.fundType', { words: 'fundType' }],
    isPlanned: ['plans.isPlanned', 'truth'],
  },
  PlanVersion: {
    approvedOn: ['plans.approvedOn', 'date'],
    approvedBy: ['plans.approvedBy', 'text'],
    note: ['plans.note', 'text'],
  },
  Budget: { amount: ['budgets.amount', 'money'] },
  Beneficiary: {
    male: ['budgets.male', 'number'],
    female: ['budgets.female', 'number'],
    indirect: ['budgets.indirect', 'number'],
    basis: ['budgets.basis', 'text'],
  },
  ProgramNarrative: {
    text: ['narratives.text', 'text'],
    problems: ['narratives.problems', 'text'],
    solutions: ['narratives.solutions', 'text'],
  },
  QuarterClosing: {
    closedBy: ['closings.closedBy', 'text'],
    reopenedAt: ['closings.reopenedAt', 'text'],
    reopenedBy: ['closings.reopenedBy', 'text'],
    reopenReason: ['closings.reason', 'text'],
  },
  BeneficiaryVulnerable: {
    category: ['groups.vulnerable', { choice: 'vulnerableCategory' }],
    count: ['budgets.vulnerable', 'number'],
  },
  Indicator: {
    name: ['indicators.name', 'text'],
    measure: ['indicators.measure', 'text'],
    baseline: ['indicators.baseline', 'decimal'],
    direction: ['indicators.direction', { words: 'indicators.directions' }],
    aggregation: ['indicators.aggregation', { words: 'indicators.aggregations' }],
    description: ['indicators.description', 'text'],
    programId: ['recordKind.program', reference],
  },
  IndicatorTarget: { value: ['indicators.targetValue', 'decimal'] },
  Achievement: { value: ['indicators.value', 'decimal'], note: ['indicators.note', 'text'] },
  Expense: {
    programId: ['recordKind.program', reference],
    activityId: ['plans.activity', reference],
    date: ['budgets.date', 'date'],
    amount: ['budgets.amount', 'money'],
    description: ['budgets.description', 'text'],
    voucherNumber: ['budgets.voucherNumber', 'text'],
    overspendReason: ['budgets.overspendReason', 'text'],
  },
  Organization: {
    name: ['organizations.name', 'text'],
    kind: ['organizations.kind', { choice: 'organizationKind' }],
    areaCode: ['people.area', reference],
    address: ['organizations.address', 'text'],
    phone: ['organizations.phone', 'text'],
    influence: ['organizations.influence', 'number'],
    interest: ['organizations.interest', 'number'],
    attitude: ['organizations.attitude', { words: 'attitude' }],
    note: ['people.note', 'text'],
    unitId: ['recordKind.unit', reference],
  },
  OrganizationPosition: {
    personId: ['recordKind.person', reference],
    title: ['organizations.positionTitle', 'text'],
    startedOn: ['organizations.startedOn', 'date'],
    endedOn: ['organizations.endedOn', 'date'],
  },
  OrganizationContact: {
    date: ['organizations.date', 'date'],
    kind: ['organizations.contactKind', { words: 'contactKind' }],
    person: ['organizations.person', 'text'],
    summary: ['organizations.summary', 'text'],
    nextStep: ['organizations.nextStep', 'text'],
  },
  Settings: {
    rupiahStyle: ['office.rupiahStyle', { words: 'office.rupiahStyles' }],
    paper: ['office.paper', 'plain'],
    dueDays: ['office.dueDays', 'number'],
  },
  LegalBasis: {
    name: ['office.rule', 'text'],
    about: ['office.about', 'text'],
    validFrom: ['office.validFrom', 'date'],
    validTo: ['office.validTo', 'date'],
  },
  Choice: {
    label: ['settings.label', 'text'],
    labelEn: ['settings.labelEn', 'text'],
    note: ['settings.note', 'text'],
    position: ['settings.order', 'number'],
  },
  Assistance: {
    groupId: ['recordKind.group', reference],
    programId: ['recordKind.program', reference],
    bastNumber: ['assistance.bastNumber', 'text'],
    date: ['assistance.date', 'date'],
    description: ['assistance.description', 'text'],
    deliveredBy: ['assistance.deliveredBy', 'text'],
    receivedBy: ['assistance.receivedBy', 'text'],
  },
  AssistanceItem: {
    name: ['assistance.item', 'text'],
    quantity: ['assistance.quantity', 'decimal'],
    unit: ['assistance.unit', 'text'],
    value: ['assistance.value', 'money'],
    note: ['assistance.note', 'text'],
  },
  AssistanceCondition: {
    date: ['assistance.checkedOn', 'date'],
    condition: ['assistance.condition', { words: 'itemCondition' }],
    checkedBy: ['assistance.checkedBy', 'text'],
    note: ['assistance.note', 'text'],
  },
  Attachment: {
    kind: ['evidence.kind', { choice: 'evidenceKind' }],
    caption: ['evidence.caption', 'text'],
    takenOn: ['evidence.takenOn', 'date'],
    programId: ['recordKind.program', reference],
    sessionId: ['evidence.session', reference],
    fileName: ['evidence.fileName', 'text'],
    position: ['evidence.position', 'plain'],
  },
  Meeting: {
    kind: ['meetings.kind', { choice: 'meetingKind' }],
    number: ['meetings.number', 'text'],
    title: ['meetings.title', 'text'],
    purpose: ['meetings.purpose', 'text'],
    agenda: ['meetings.agenda', 'text'],
    chair: ['meetings.chair', 'text'],
    noteTaker: ['meetings.noteTaker', 'text'],
    speakers: ['meetings.speakers', 'text'],
    outcome: ['meetings.outcome', 'text'],
    unitId: ['recordKind.unit', reference],
  },
  MeetingSession: {
    title: ['meetings.sessionTitle', 'text'],
    date: ['meetings.date', 'date'],
    startTime: ['meetings.startTime', 'time'],
    endTime: ['meetings.endTime', 'time'],
    place: ['meetings.place', 'text'],
    areaCode: ['meetings.area', reference],
    destination: ['meetings.destination', 'text'],
  },
  Participant: {
    personId: ['recordKind.person', reference],
    name: ['people.name', 'text'],
    gender: ['people.gender', 'plain'],
    institution: ['meetings.institution', 'text'],
    jobTitle: ['meetings.position', 'text'],
    phone: ['people.phone', 'text'],
    role: ['meetings.role', { words: 'participantRole' }],
    status: ['meetings.status', { words: 'participantStatus' }],
    groupId: ['recordKind.group', reference],
    sessionId: ['meetings.sessions', reference],
  },
  MinutePoint: {
    sessionId: ['meetings.sessions', reference],
    speaker: ['minutes.speaker', 'text'],
    institution: ['meetings.institution', 'text'],
    input: ['minutes.input', 'text'],
    response: ['minutes.response', 'text'],
  },
  MinuteDecision: { text: ['minutes.decision', 'text'] },
  FollowUp: {
    text: ['followUps.text', 'text'],
    meetingId: ['recordKind.meeting', reference],
    pointId: ['minutes.point', reference],
    programId: ['recordKind.program', reference],
    activityId: ['plans.activity', reference],
    responsible: ['followUps.responsible', 'text'],
    responsibleId: ['recordKind.person', reference],
    institution: ['meetings.institution', 'text'],
    dueOn: ['followUps.dueOn', 'date'],
    status: ['followUps.status', followUpStatus],
    doneOn: ['followUps.doneOn', 'date'],
    decision: ['followUps.decision', followUpDecision],
    decisionReason: ['followUps.decisionReason', 'text'],
    proofNote: ['followUps.proofNote', 'text'],
    unitId: ['recordKind.unit', reference],
  },
  Lesson: {
    meetingId: ['recordKind.meeting', reference],
    sessionId: ['meetings.sessions', reference],
    groupId: ['recordKind.group', reference],
    problem: ['lessons.problem', 'text'],
    lesson: ['lessons.lesson', 'text'],
    plan: ['lessons.plan', 'text'],
    responsible: ['followUps.responsible', 'text'],
    responsibleId: ['recordKind.person', reference],
    dueOn: ['followUps.dueOn', 'date'],
    firstState: ['lessons.firstState', lessonState],
    firstNote: ['lessons.firstNote', 'text'],
    firstCheckedOn: ['lessons.firstCheckedOn', 'date'],
    secondState: ['lessons.secondState', lessonState],
    secondNote: ['lessons.secondNote', 'text'],
    secondCheckedOn: ['lessons.secondCheckedOn', 'date'],
    proofNote: ['followUps.proofNote', 'text'],
  },
};

/** The label of a field on its form; a field that is not known here keeps its own name. */
export function fieldLabel(entity: string, field: string, { t }: WordContext): string {
  const known = fieldsOf[entity]?.[field];
  return known ? t(known[0]) : field;
}

/** A field's value in words, whole; texts are in quotation marks. */
export function valueWords(entity: string, field: string, value: unknown, context: WordContext): string {
  const { t, language, lookups, labelOf } = context;
  if (value === null || value === undefined || value === '') return t('history.empty');
  const telling = fieldsOf[entity]?.[field]?.[1] ?? (typeof value === 'string' ? 'text' : 'plain');
  if (typeof telling === 'object') {
    const code = plainText(value);
    if ('choice' in telling) return labelOf(telling.choice, code);
    if ('choices' in telling) {
      return code
        .split(' ')
        .map((one) => labelOf(telling.choices, one))
        .join(', ');
    }
    if ('word' in telling) return telling.word(t, code);
    // Codes of a list that grew shorter stay readable as they are.
    if ('words' in telling) return t(`${telling.words}.${code}` as 'fundType.tjsl', { defaultValue: code });
    return referenceWords(code, lookups, t);
  }
  switch (telling) {
    case 'truth':
      return t(value === true || value === 1 ? 'history.yes' : 'history.no');
    case 'money':
      return formatRupiah(Number(value), language);
    case 'number':
      return formatNumber(Number(value), language);
    case 'decimal':
      return formatDecimal(Number(value), language);
    case 'date':
      return isCalendarDate(plainText(value)) ? formatShortDate(plainText(value), language) : plainText(value);
    case 'time':
      return formatClockTime(plainText(value), language);
    case 'picture':
      return t('history.picture');
    case 'pattern':
      return t('meetingEntry.templates');
    case 'layout':
      return t('sheetLayout.title');
    case 'tpb':
      return tpbWords(Number(value), t);
    case 'plain':
      return plainText(value);
    case 'text':
      return t('history.quoted', { text: plainText(value) });
    default:
      return telling satisfies never;
  }
}

/** A value of JSON as it stands; a text without quotation marks. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `TPB 5 · Kesetaraan Gender` */
export function tpbWords(tpb: number, t: TFunction): string {
  return `TPB ${tpb} · ${t(`tpb.${tpb}` as 'tpb.1')}`; // the schema holds it to 1–17
}

function referenceWords(id: string, { names, sessions }: Lookups, t: TFunction): string {
  const number = sessions[id];
  return number === undefined ? (names[id] ?? t('history.goneRecord')) : t('meetings.session', { number });
}

function sheetKindWord(t: TFunction, code: string): string {
  return t(`sheetKind.${sheetKindSchema.catch('attendance').parse(code)}`);
}
