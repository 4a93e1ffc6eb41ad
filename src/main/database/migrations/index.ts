import { FirstTables } from './2026-11-22-first-tables.ts';
import { Drafts } from './2026-11-24-drafts.ts';
import { Undo } from './2026-11-24-undo.ts';
import { PeopleOnce } from './2026-11-24-people-once.ts';
import { MeetingTemplates } from './2026-11-24-meeting-templates.ts';
import { Search } from './2026-11-24-search.ts';
import { Organizations } from './2026-11-24-organizations.ts';
import { ChoicesEdited } from './2026-11-24-choices-edited.ts';
import { Assistance } from './2026-11-24-assistance.ts';
import { Indicators } from './2026-11-24-indicators.ts';
import { Plans } from './2026-11-24-plans.ts';
import { Attachments } from './2026-11-24-attachments.ts';
import { Results } from './2026-11-24-results.ts';
import { Settings } from './2026-11-24-settings.ts';
import { Closings } from './2026-11-28-closings.ts';
import { QuarterIndexes } from './2026-11-28-quarter-indexes.ts';
import { Sheets } from './2026-11-29-sheets.ts';
import { DocumentTemplates } from './2026-11-29-document-templates.ts';
import { DatedIndexes } from './2026-11-29-dated-indexes.ts';

/**
 * Every migration in order. One that has run on somebody's data is never changed: a further one is
 * added. `tests/database.test.ts` holds the outcome against the entities.
 */
export const migrations = [
  { name: '2026-11-22-first-tables', class: FirstTables },
  { name: '2026-11-24-drafts', class: Drafts },
  { name: '2026-11-24-undo', class: Undo },
  { name: '2026-11-24-people-once', class: PeopleOnce },
  { name: '2026-11-24-meeting-templates', class: MeetingTemplates },
  { name: '2026-11-24-search', class: Search },
  { name: '2026-11-24-choices-edited', class: ChoicesEdited },
  { name: '2026-11-24-assistance', class: Assistance },
  { name: '2026-11-24-indicators', class: Indicators },
  { name: '2026-11-24-plans', class: Plans },
  { name: '2026-11-24-attachments', class: Attachments },
  { name: '2026-11-24-organizations', class: Organizations },
  { name: '2026-11-24-results', class: Results },
  { name: '2026-11-24-settings', class: Settings },
  { name: '2026-11-28-closings', class: Closings },
  { name: '2026-11-28-quarter-indexes', class: QuarterIndexes },
  { name: '2026-11-29-sheets', class: Sheets },
  { name: '2026-11-29-document-templates', class: DocumentTemplates },
  { name: '2026-11-29-dated-indexes', class: DatedIndexes },
];
