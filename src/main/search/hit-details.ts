import type { Compilable, RawBuilder } from 'kysely';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import { formatRupiah } from '../../shared/money.ts';
import { maskPhone } from '../../shared/phone.ts';
import type { Hit, HitKind } from '../../shared/search.ts';
import { inList, listValue } from '../database/among.ts';
import { joinedNames } from '../database/joined-names.ts';
import { keptQuery } from '../database/kept-query.ts';
import type { FoundEntry } from '../database/search-index.ts';
import type { Queries } from '../feature-context.ts';
import { defaultSettings } from '../../shared/settings.ts';

/** Entries as hits, in their order, each with the short line that tells it from others of its name. */
export async function detailsOf(queries: Queries, entries: FoundEntry[], language: Language): Promise<Hit[]> {
  const byKind = Map.groupBy(entries, ({ kind }) => kind);
  const found = await Promise.all(
    [...byKind].map(async ([kind, ofKind]) => {
      const ids = ofKind.map(({ recordId }) => recordId);
      return { kind, facts: await linesOf[kind](queries, ids, language) };
    }),
  );
  const details = new Map(found.map(({ kind, facts }) => [kind, facts]));
  return entries.map(({ kind, recordId, unitId, label }) => ({
    kind,
    id: recordId,
    unitId,
    name: label,
    detail: '',
    date: null,
    ...details.get(kind)?.get(recordId),
  }));
}

type Facts = Partial<Pick<Hit, 'detail' | 'date'>>;

/** The line of each record, and its day if it has one, by its id. */
type Lines = (queries: Queries, ids: string[], language: Language) => Promise<Map<string, Facts>>;

const linesOf: Record<HitKind, Lines> = {
  group: lines(
    (queries, ids) =>
      queries
        .selectFrom('assisted_group as g')
        .leftJoin('area as a', 'a.code', 'g.areaCode')
        .leftJoin('choice as k', (join) => join.onRef('k.code', '=', 'g.kind').on('k.list', '=', 'groupKind'))
        .select(['g.id', 'g.kind', 'k.label', 'k.labelEn', 'a.name as areaName'])
        .where('g.id', 'in', ids),
    (row, language) => [labelOf(row, language) ?? row.kind, row.areaName],
  ),
  program: lines(
    (queries, ids) => queries.selectFrom('program').select(['id', 'code', 'expansion']).where('id', 'in', ids),
    (row) => [row.code, row.expansion],
  ),
  meeting: lines(
    (queries, ids) =>
      queries
        .selectFrom('meeting_session')
        .select(['meetingId as id', 'date', 'place'])
        .where('meetingId', 'in', ids)
        .where('position', '=', 0),
    (row, language) => [formatShortDate(row.date, language), row.place],
  ),
  followUp: lines(
    (queries, ids) =>
      queries
        .selectFrom('follow_up')
        .select(['id', 'dueOn as date', 'responsible', 'institution'])
        .where('id', 'in', ids),
    (row, language) => [row.date && formatShortDate(row.date, language), row.responsible, row.institution],
  ),
  lesson: lines(
    (queries, ids) =>
      queries
        .selectFrom('lesson as l')
        .innerJoin('meeting_session as s', 's.id', 'l.sessionId')
        .innerJoin('assisted_group as g', 'g.id', 'l.groupId')
        .select(['l.id', 's.date', 'g.name'])
        .where('l.id', 'in', ids),
    (row, language) => [formatShortDate(row.date, language), row.name],
  ),
  person: lines(
    (queries, ids) =>
      queries
        .selectFrom('person as p')
        .leftJoin('area as a', 'a.code', 'p.areaCode')
        .select(['p.id', 'p.phone', 'a.name as areaName'])
        .select((column) =>
          column
            .selectFrom('membership as m')
            .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
            .select(joinedNames('g.name').as('names'))
            .whereRef('m.personId', '=', 'p.id')
            .where('m.leftOn', 'is', null)
            .where('g.deletedAt', 'is', null)
            .as('groups'),
        )
        .where('p.id', 'in', ids),
    (row) => [row.areaName, row.groups, maskPhone(row.phone)],
  ),
  organization: lines(
    (queries, ids) =>
      queries
        .selectFrom('organization as o')
        .leftJoin('area as a', 'a.code', 'o.areaCode')
        .leftJoin('choice as k', (join) => join.onRef('k.code', '=', 'o.kind').on('k.list', '=', 'organizationKind'))
        .select(['o.id', 'o.kind', 'k.label', 'k.labelEn', 'a.name as areaName'])
        .where('o.id', 'in', ids),
    (row, language) => [labelOf(row, language) ?? row.kind, row.areaName],
  ),
  expense: lines(
    (queries, ids) =>
      queries
        .selectFrom('expense as e')
        .innerJoin('program as p', 'p.id', 'e.programId')
        .leftJoin('settings as s', (join) => join.onTrue())
        .select(['e.id', 'e.date', 'e.amount', 'p.name', 's.rupiahStyle'])
        .where('e.id', 'in', ids),
    (row, language) => [
      formatShortDate(row.date, language),
      formatRupiah(row.amount, language, row.rupiahStyle ?? defaultSettings.rupiahStyle),
      row.name,
    ],
  ),
  area: lines(
    (queries, ids) => queries.selectFrom('area').select(['code as id', 'fullName']).where('code', 'in', ids),
    (row) => [row.fullName],
  ),
};

/** How a kind's records are read, and what of each makes its line. */
function lines<Row extends { id: string; date?: string | null }>(
  build: (queries: Queries, ids: RawBuilder<string>) => Compilable<Row>,
  parts: (row: Row, language: Language) => (string | null | undefined)[],
): Lines {
  const rowsOf = keptQuery((queries, of: { ids: string }) => build(queries, inList<string>(of.ids)));
  return async (queries, ids, language) => {
    const rows = await rowsOf(queries, { ids: listValue(ids) });
    return new Map(
      rows.map((row) => [row.id, { detail: parts(row, language).filter(Boolean).join(' · '), date: row.date ?? null }]),
    );
  };
}

function labelOf(choice: { label: string | null; labelEn: string | null }, language: Language): string | null {
  return language === 'en' && choice.labelEn ? choice.labelEn : choice.label;
}
