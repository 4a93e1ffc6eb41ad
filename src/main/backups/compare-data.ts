import Database from 'better-sqlite3';
import type { RestorePreview } from '../../shared/backups.ts';
import type { RecordKind } from '../../shared/history.ts';

/** The tables of a kind of record: its own, and those of its rows with the way from a row to its record. */
export interface ComparedKind {
  kind: RecordKind;
  table: string;
  rows: { table: string; steps: { column: string; to: string }[] }[];
}

type Changes = NonNullable<RestorePreview['changes']>;

/**
 * What putting `other` in the place of `current` would change, by kind of record. A record is the same where it
 * and each of its rows have the same version and time of change in both; a table that one of them has not yet
 * is empty there, and rows that an older version kept in another way are compared from the other side only.
 */
export function compareData(current: string, other: string, kinds: readonly ComparedKind[]): Changes {
  const database = new Database(current, { readonly: true, fileMustExist: true });
  try {
    database.prepare('attach ? as other').run(other);
    const tables = { main: tablesOf(database, 'main'), other: tablesOf(database, 'other') };
    return kinds
      .map((kind) => changesOf(database, kind, tables))
      .filter(({ onlyInBackup, onlyNow, changed }) => onlyInBackup + onlyNow + changed > 0);
  } finally {
    database.close();
  }
}

type Side = 'main' | 'other';

function changesOf(database: Database, { kind, table, rows }: ComparedKind, tables: Record<Side, Set<string>>) {
  const ids = (side: Side) =>
    tables[side].has(table) ? new Set(columnOf(database, `select id as value from ${side}."${table}"`)) : new Set();
  const now = ids('main');
  const then = ids('other');
  const changed = new Set<string>();
  const own = { table, steps: [] };
  for (const compared of [own, ...rows]) {
    for (const [side, against] of [
      ['main', 'other'],
      ['other', 'main'],
    ] as const) {
      if (!leadsToRecord(database, side, compared)) continue;
      for (const id of columnOf(
        database,
        differing(compared, side, tables[against].has(compared.table) ? against : null),
      ))
        if (now.has(id) && then.has(id)) changed.add(id);
    }
  }
  return {
    kind,
    onlyInBackup: [...then].filter((id) => !now.has(id)).length,
    onlyNow: [...now].filter((id) => !then.has(id)).length,
    changed: changed.size,
  };
}

/** Whether a database has a table's rows, and everything on the way from them to their record. */
function leadsToRecord(database: Database, side: Side, { table, steps }: ComparedKind['rows'][number]): boolean {
  const needed = [
    { table, column: 'id' },
    ...steps.map(({ column }, index) => ({ table: steps[index - 1]?.to ?? table, column })),
  ];
  return needed.every((one) =>
    (database.prepare(`pragma ${side}.table_info("${one.table}")`).all() as { name: string }[]).some(
      ({ name }) => name === one.column,
    ),
  );
}

/** The records whose rows on one side are not the same on the other. Names are the program's own. */
function differing({ table, steps }: ComparedKind['rows'][number], side: Side, against: Side | null): string {
  const joins = steps
    .slice(0, -1)
    .map(
      ({ column, to }, index) => `join ${side}."${to}" as t${index + 1} on t${index + 1}.id = t${index}."${column}"`,
    );
  const owner = steps.length === 0 ? 't0.id' : `t${steps.length - 1}."${steps.at(-1)?.column}"`;
  const same =
    against &&
    `where not exists (select 1 from ${against}."${table}" as o
       where o.id = t0.id and o.version = t0.version and o.updated_at = t0.updated_at)`;
  return `select distinct ${owner} as value from ${side}."${table}" as t0 ${joins.join(' ')} ${same ?? ''}`;
}

function columnOf(database: Database, query: string): string[] {
  return (database.prepare(query).all() as { value: string }[]).map(({ value }) => value);
}

function tablesOf(database: Database, side: Side): Set<string> {
  const rows = database.prepare(`select name from ${side}.sqlite_master where type = 'table'`).all();
  return new Set((rows as { name: string }[]).map(({ name }) => name));
}
