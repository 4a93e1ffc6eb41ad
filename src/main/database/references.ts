import type { ChoiceList } from '../../shared/choices.ts';
import type { Issue } from '../../shared/validation.ts';
import { invalid } from '../failures.ts';
import { inList, listValue } from './among.ts';
import { keptForms, keptQuery } from './kept-query.ts';
import type { Queries } from './open.ts';

type RecordTable = 'operating_unit' | 'person' | 'assisted_group' | 'program' | 'meeting' | 'renstra' | 'indicator';

/** A value of an input that must name something kept, and the field that it stands in. */
interface Reference {
  value: string | null | undefined;
  path: Issue['path'];
}

/** References of a field that holds a list of values. */
export function listed(field: string, values: readonly string[]): Reference[] {
  return values.map((value, index) => ({ value, path: [field, index] }));
}

/** Throws `invalid` (`unknownReference`) at each field whose record does not exist or is in the bin. */
export async function requireRecords(queries: Queries, table: RecordTable, references: Reference[]): Promise<void> {
  await requireKnown(references, 'unknownReference', async (values) => {
    return (await recordsInUse(queries, { ids: listValue(values) }, table)).map((row) => row.id);
  });
}

const recordsInUse = keptForms((queries, { ids }: { ids: string }, table: RecordTable) =>
  queries.selectFrom(table).select('id').where('id', 'in', inList<string>(ids)).where('deletedAt', 'is', null),
);

/** Throws `invalid` (`areaCode`) at each field whose area is not loaded. */
export async function requireAreas(queries: Queries, references: Reference[]): Promise<void> {
  await requireKnown(references, 'areaCode', async (values) => {
    return (await loadedAreas(queries, { codes: listValue(values) })).map((row) => row.code);
  });
}

const loadedAreas = keptQuery((queries, { codes }: { codes: string }) =>
  queries.selectFrom('area').select('code').where('code', 'in', inList<string>(codes)),
);

/** Throws `invalid` (`choice`) at each field whose code is not in the editable list. */
export async function requireChoices(queries: Queries, list: ChoiceList, references: Reference[]): Promise<void> {
  await requireKnown(references, 'choice', async (values) => {
    return (await choicesInUse(queries, { list, codes: listValue(values) })).map((row) => row.code);
  });
}

const choicesInUse = keptQuery((queries, { list, codes }: { list: ChoiceList; codes: string }) =>
  queries
    .selectFrom('choice')
    .select('code')
    .where('list', '=', list)
    .where('code', 'in', inList<string>(codes))
    .where('deletedAt', 'is', null),
);

async function requireKnown(
  references: Reference[],
  code: string,
  find: (values: string[]) => Promise<string[]>,
): Promise<void> {
  const wanted = [...new Set(references.flatMap(({ value }) => value ?? []))];
  if (wanted.length === 0) return;
  const known = new Set(await find(wanted));
  const issues = references
    .filter(({ value }) => value !== null && value !== undefined && !known.has(value))
    .map(({ path }) => ({ path, code }));
  if (issues.length > 0) throw invalid(...issues);
}
