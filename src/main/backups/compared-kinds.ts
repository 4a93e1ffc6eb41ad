import { recordKinds } from '../../shared/history.ts';
import type { Orm } from '../database/open.ts';
import { recordTables, wayToRecord } from '../history/record-tables.ts';
import type { ComparedKind } from './compare-data.ts';

/** The tables of every kind of record, and how their rows lead to it: as the history knows them, by column. */
export function comparedKinds(orm: Orm): ComparedKind[] {
  const tables = [...orm.getMetadata().getAll().values()];
  const columnOf = (entity: string, field: string) =>
    tables.find(({ className }) => className === entity)?.props.find(({ name }) => name === field)?.fieldNames[0] ??
    field;
  const tableOf = (entity: string) => tables.find(({ className }) => className === entity)?.tableName ?? entity;
  return recordKinds.map((kind) => ({
    kind,
    table: recordTables[kind].table,
    rows: tables.flatMap(({ className, tableName }) => {
      const way = wayToRecord(className);
      if (way?.kind !== kind || way.steps.length === 0) return [];
      const entities = [className, ...way.steps.map(({ to }) => to)];
      const steps = way.steps.map(({ field, to }, index) => ({
        column: columnOf(entities[index] ?? '', field),
        to: tableOf(to),
      }));
      return [{ table: tableName, steps }];
    }),
  }));
}
