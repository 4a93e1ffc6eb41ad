import type { LostRow, SalvageReport } from '../../shared/damage.ts';
import type { Orm } from '../database/open.ts';
import { recordTables } from '../history/record-tables.ts';
import type { TableShape } from './table-shape.ts';
import { columnName } from './table-shape.ts';

type Row = Record<string, unknown>;

/** What was done about references to rows that are gone. */
export interface Mended extends Pick<SalvageReport, 'placeholders' | 'detached'> {
  leftOut: LostRow[];
}

/**
 * Leaves no reference to a row that is not there. A reference that may be empty is emptied; else a row
 * takes the lost one's place, with nothing in it but a name that says so; where even that cannot be made
 * (a lost session: nobody knows of which meeting), the row that refers to it is left out and told of.
 */
export async function mendReferences(
  orm: Orm,
  shapes: readonly TableShape[],
  nameFor: (id: string) => string,
  at: string,
): Promise<Mended> {
  const mended: Mended = { placeholders: [], detached: [], leftOut: [] };
  const byTable = new Map(shapes.map((shape) => [shape.table, shape]));
  const connection = orm.em.getConnection();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- what is left out may itself have been referred to
    const broken = await connection.execute<Row[]>('pragma foreign_key_check');
    if (broken.length === 0) return mended;
    for (const { table, rowid, parent, fkid } of broken) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      await mend(String(table), Number(rowid), String(parent), Number(fkid));
    }
  }

  async function mend(table: string, rowid: number, parent: string, reference: number): Promise<void> {
    const references = await connection.execute<Row[]>(`pragma foreign_key_list("${table}")`);
    const name = String(references.find((each) => each['id'] === reference)?.['from']);
    const [row] = await connection.execute<Row[]>(`select * from "${table}" where rowid = ?`, [rowid]);
    // Mended along with another one.
    if (!row || row[name] === null) return;
    const value = row[name] as string; // every reference of ours is a text
    const column = byTable.get(table)?.columns.find((each) => each.name === name);
    const id = row['id'] as string; // and so is every key
    if (column?.isRequired === false) {
      await connection.execute(`update "${table}" set "${name}" = null where rowid = ?`, [rowid], 'run');
      mended.detached.push({ table, id, column: name });
    } else if (await isThere(parent, value)) {
      // A row in its place was made meanwhile.
    } else if (await holdPlace(byTable.get(parent), value)) {
      mended.placeholders.push({ table: parent, id: value });
    } else {
      await connection.execute(`delete from "${table}" where rowid = ?`, [rowid], 'run');
      mended.leftOut.push({ table, id, row });
    }
  }

  async function isThere(table: string, id: string): Promise<boolean> {
    const key = byTable.get(table)?.columns.find(({ isKey }) => isKey)?.name ?? 'id';
    return (await connection.execute<Row[]>(`select 1 from "${table}" where "${key}" = ?`, [id])).length > 0;
  }

  async function holdPlace(shape: TableShape | undefined, id: string): Promise<boolean> {
    const record = Object.values(recordTables).find(({ table }) => table === shape?.table);
    if (!shape || !record) return false;
    const values: Row = {};
    for (const { name, type, isRequired, hasDefault, refersTo } of shape.columns) {
      if (name === 'id') values[name] = id;
      else if (name === 'created_at' || name === 'updated_at') values[name] = at;
      else if (name === columnName(record.name)) values[name] = nameFor(id);
      else if (isRequired && !hasDefault) {
        // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
        const value = refersTo ? await onlyId(refersTo) : await usualValue(shape.table, name, type);
        if (value === undefined) return false;
        values[name] = value;
      }
    }
    const names = Object.keys(values);
    const sql = `insert into "${shape.table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`;
    await connection.execute(sql, Object.values(values), 'run');
    return true;
  }

  /** The only row that there is: an office with one unit, say. */
  async function onlyId(table: string): Promise<unknown> {
    const rows = await connection.execute<Row[]>(`select id from "${table}" limit 2`);
    return rows.length === 1 ? rows[0]?.['id'] : undefined;
  }

  /** For a column with a few words, such as a stage, the most usual one, so that the row can be opened and saved; else nothing. */
  async function usualValue(table: string, column: string, type: string): Promise<unknown> {
    const rows = await connection.execute<Row[]>(
      `select "${column}" as value, count(*) as uses from "${table}" group by 1 order by 2 desc limit 13`,
    );
    if (rows.length > 0 && rows.length < 13 && rows[0]?.['uses'] !== 1) return rows[0]?.['value'];
    return type === 'text' ? '' : 0;
  }
}
