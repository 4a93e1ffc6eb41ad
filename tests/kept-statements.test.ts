import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepStatements } from '../src/main/database/kept-statements.ts';

let database: Database;
let prepared: string[];
beforeEach(() => {
  database = new Database(':memory:');
  database.exec('create table note (id integer primary key, text text)');
  prepared = [];
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    prepared.push(sql);
    return prepare(sql);
  };
  keepStatements(database);
});
afterEach(() => database.close());

it('a statement is prepared once, and gives what is there each time', () => {
  const all = () => database.prepare('select text from note').all();
  expect(all()).toEqual([]);
  for (const text of ['satu', 'dua']) database.prepare('insert into note (text) values (?)').run(text);
  expect(all()).toEqual([{ text: 'satu' }, { text: 'dua' }]);
  expect(prepared).toEqual(['select text from note', 'insert into note (text) values (?)']);
});

it('a kept statement knows the columns that its table got since', () => {
  const all = () => database.prepare('select * from note').all();
  database.prepare('insert into note (text) values (?)').run('satu');
  expect(all()).toEqual([{ id: 1, text: 'satu' }]);
  database.exec("alter table note add column author text not null default 'Ani'");
  expect(all()).toEqual([{ id: 1, text: 'satu', author: 'Ani' }]);
});

it('those used longest ago are let go, and not those in use', () => {
  const often = 'select 0';
  for (let number = 1; number <= 1000; number += 1) {
    database.prepare(often);
    database.prepare(`select ${number}`);
  }
  expect(prepared.filter((sql) => sql === often)).toHaveLength(1);
  database.prepare('select 1000');
  database.prepare('select 1');
  expect(prepared.filter((sql) => sql === 'select 1000')).toHaveLength(1);
  expect(prepared.filter((sql) => sql === 'select 1')).toHaveLength(2);
});

it('a rollback takes back what is under way, and of nothing is no error', () => {
  const run = (sql: string) => database.prepare(sql);
  database.exec('begin');
  run('insert into note (text) values (?)').run('satu');
  run('rollback').run();
  expect(database.inTransaction).toBe(false);
  expect(run('select count(*) as notes from note').all()).toEqual([{ notes: 0 }]);
  // As after a full disk, which has SQLite end the transaction by itself.
  expect(run('rollback').all()).toHaveLength(1);
});
