import type { RecordChange } from '../../shared/history.ts';
import { fieldLabel, valueWords } from './field-words.ts';
import type { WordContext } from './field-words.ts';
import { rowCountWords, rowKindWords, rowName, wholeRowWords } from './row-words.ts';

/** One line of what an action changed. */
export interface ChangeLine {
  text: string;
  /** The whole of it, where the line is cut. */
  title?: string;
  /** What a line that counts stands for, one by one. */
  items?: string[];
}

/** Names that are told one by one; of more, the line has the count. */
const namesTold = 3;
/** Longer texts are cut; the title has them whole. */
const lettersTold = 70;

/**
 * What an action changed in a record, in words: its own fields first, then rows that came, changed
 * and went. The same change of several rows is one line with their count.
 *
 * @param own the entity that is the record itself; rows of others belong to it
 */
export function changeLines(own: string, changes: readonly RecordChange[], context: WordContext): ChangeLine[] {
  const ofRows = changes.filter(({ entity }) => entity !== own);
  return [
    ...changes.filter(({ entity }) => entity === own).flatMap((change) => recordLines(change, context)),
    ...wholeRowLines(
      ofRows.filter(({ before }) => before === null),
      'history.added',
      context,
    ),
    ...fieldLines(
      ofRows.filter(({ before, after }) => before !== null && after !== null),
      context,
    ),
    ...wholeRowLines(
      ofRows.filter(({ after }) => after === null),
      'history.removed',
      context,
    ),
  ];
}

function recordLines(change: RecordChange, context: WordContext): ChangeLine[] {
  const { t } = context;
  const { entity, before, after } = change;
  if (before === null) {
    const filled = Object.entries(after ?? {}).filter(([field, value]) => isFilled(value) && field !== 'deletedAt');
    const items = filled.map(
      ([field, value]) => `${fieldLabel(entity, field, context)}: ${told(change, field, value, context)}`,
    );
    return [{ text: t('history.created'), items }];
  }
  return Object.keys(after ?? {}).map((field) => {
    if (field === 'deletedAt') return { text: t(after?.[field] ? 'history.binned' : 'history.unbinned') };
    const words = { field: fieldLabel(entity, field, context), ...sides(change, field, context) };
    return line((cut) => t('history.changed', cut(words)));
  });
}

/** Rows that came or went, by their kind. */
function wholeRowLines(
  changes: RecordChange[],
  text: 'history.added' | 'history.removed',
  context: WordContext,
): ChangeLine[] {
  const groups = Map.groupBy(changes, (change) => rowKindWords(change, context));
  return [...groups].map(([rows, group]) => {
    const items = group.map((change) => wholeRowWords(change, context));
    if (items.length <= namesTold) return line((cut) => context.t(text, { rows, ...cut({ names: items.join(', ') }) }));
    const names = rowCountWords(group[0]?.entity ?? '', items.length, context);
    return { text: context.t(text, { rows, names }), items };
  });
}

/** Places in a list: when one row moves, many get another. */
const places = new Set(['position', 'rank']);

function fieldLines(changes: RecordChange[], context: WordContext): ChangeLine[] {
  const { t } = context;
  const single = changes.flatMap((change) => {
    const fields = Object.keys(change.after ?? {}).filter((field) => !isPlace(change.entity, field));
    return fields.map((field) => ({
      change,
      field,
      rows: rowKindWords(change, context),
      ...sides(change, field, context),
    }));
  });
  const alike = Map.groupBy(single, ({ rows, field, before, after }) => JSON.stringify([rows, field, before, after]));
  const lines = [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { change, rows, before, after } = first;
    const field = fieldLabel(change.entity, first.field, context);
    if (group.length === 1) {
      const name = rowName(change, context);
      return [line((cut) => t('history.rowChanged', { rows, name, field, ...cut({ before, after }) }))];
    }
    const count = rowCountWords(change.entity, group.length, context);
    const items = group.map((one) => rowName(one.change, context));
    return [{ ...line((cut) => t('history.rowsChanged', { rows, count, field, ...cut({ before, after }) })), items }];
  });
  const moved = changes.filter(({ entity, after }) => Object.keys(after ?? {}).some((field) => isPlace(entity, field)));
  const reordered = new Set(moved.map((change) => rowKindWords(change, context)));
  return [...lines, ...[...reordered].map((rows) => ({ text: t('history.reordered', { rows }) }))];
}

/** A signatory's `position` is the job title. */
function isPlace(entity: string, field: string): boolean {
  return places.has(field) && !(entity === 'Signatory' && field === 'position');
}

function sides(change: RecordChange, field: string, context: WordContext) {
  return {
    before: told(change, field, change.before?.[field], context),
    after: told(change, field, change.after?.[field], context),
  };
}

function told({ entity }: RecordChange, field: string, value: unknown, context: WordContext): string {
  return valueWords(entity, field, value, context);
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== '' && value !== undefined;
}

/** A line with long texts cut, and the whole of it as the title where any was. */
function line(text: (cut: <T extends Record<string, string>>(words: T) => T) => string): ChangeLine {
  const whole = text((words) => words);
  const cut = text((words) => mapped(words, shortened));
  return whole === cut ? { text: whole } : { text: cut, title: whole };
}

function mapped<T extends Record<string, string>>(words: T, change: (text: string) => string): T {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, change(text)])) as T; // the same keys
}

function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= lettersTold) return text;
  const end = text.endsWith('”') ? '”' : '';
  return `${letters
    .slice(0, lettersTold - 1)
    .join('')
    .trimEnd()}…${end}`;
}
