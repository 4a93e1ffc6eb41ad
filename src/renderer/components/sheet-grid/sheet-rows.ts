import { nameSimilarity } from '../../../shared/person-names.ts';
import { searchText } from '../../../shared/search-text.ts';
import type { CellKind } from './cell-kinds.ts';
import type { Doubt } from './doubt.ts';

/** A column of the grid. `initial` is what a new row gets there. */
export interface SheetColumn {
  key: string;
  title: string;
  width: number;
  kind: CellKind;
  isRequired?: boolean;
  isReadOnly?: boolean;
  initial?: string;
  /** Other titles that lists give such a column, by which a pasted heading is known. */
  aliases?: readonly string[];
  /** The column holds people's names, and the rows may be people who are kept already. */
  people?: ColumnPeople | undefined;
}

/** A row: texts by column key. `origin` is what the row came from and is not edited in the grid. */
export interface SheetRow<Origin = unknown> {
  key: string;
  cells: Readonly<Record<string, string>>;
  origin?: Origin;
  /** By column key: cells whose text could be read in another way. */
  doubts?: Readonly<Record<string, Doubt>>;
}

/** A kept person whom a typed name may mean. */
export interface Suggestion {
  personId: string;
  name: string;
  /** What tells people of one name apart: village, groups, masked phone. */
  note: string;
  /** What is known of the person, by column key; fills the empty cells of the row. */
  cells: Readonly<Record<string, string>>;
}

/** How a column of names finds kept people. */
export interface ColumnPeople {
  suggest: (typed: string, row: SheetRow | undefined) => Promise<readonly Suggestion[]>;
  /** The people whom each of the names may mean, for many names at once; names that mean nobody may be left out. */
  match?: (names: readonly string[]) => Promise<ReadonlyMap<string, readonly Suggestion[]>>;
}

/** Drafts bring keys of earlier sittings along; the two must not meet. */
const sitting = crypto.randomUUID().slice(0, 8);
let lastKey = 0;

/** A key for a row that has no id yet. */
export function newRowKey(): string {
  lastKey += 1;
  return `new-${sitting}-${lastKey}`;
}

export function showCell(row: SheetRow, column: SheetColumn): string {
  return column.kind.show(row.cells[column.key] ?? '');
}

/** A row in which nothing was entered; such rows are not saved. A row that came from a record is never blank. */
export function isBlankRow(row: SheetRow, columns: readonly SheetColumn[]): boolean {
  if (row.origin !== undefined) return false;
  return columns.every(({ key, initial }) => {
    const text = row.cells[key];
    return text === undefined || text === '' || text === initial;
  });
}

/** A function that makes new rows, each with the initial texts of the columns. */
export function rowMaker<Origin>(columns: readonly SheetColumn[]): () => SheetRow<Origin> {
  const cells = Object.fromEntries(columns.map((column) => [column.key, column.initial ?? '']));
  return () => ({ key: newRowKey(), cells });
}

/** The row with a doubt about a cell, or without one. */
export function withDoubt<Origin>(row: SheetRow<Origin>, key: string, doubt: Doubt | null): SheetRow<Origin> {
  if (doubt !== null) return { ...row, doubts: { ...row.doubts, [key]: doubt } };
  if (row.doubts?.[key] === undefined) return row;
  const { doubts, ...rest } = row;
  const left = Object.entries(doubts).filter(([column]) => column !== key);
  return left.length === 0 ? rest : { ...rest, doubts: Object.fromEntries(left) };
}

/** The kept person that a row is bound to. */
export function personOf(row: SheetRow | undefined): string | undefined {
  return originOf(row?.origin).personId;
}

/** From here on two names may be one that was mended. */
const sameName = 0.35;

/**
 * A row whose name was changed. A quite different name is somebody else, not the bound person under a
 * new name: the row is unbound, and asks; so it does when the name is emptied. Typed again as it was,
 * the name is the person's again.
 */
export function renamed<Origin>(before: SheetRow<Origin>, after: SheetRow<Origin>, key: string): SheetRow<Origin> {
  const asked = before.doubts?.[key];
  const lost = asked?.code === 'otherPerson' ? asked.readings.find(({ personId }) => personId)?.personId : undefined;
  const person = personOf(before) ?? lost ?? undefined;
  const old = lost ? (asked?.typed ?? '') : (before.cells[key] ?? '');
  const name = after.cells[key] ?? '';
  if (person === undefined || old === '') return after;
  if (name !== '' && isMended(old, name)) return personOf(after) === person ? after : bind(after, person);
  const doubt: Doubt = {
    code: 'otherPerson',
    typed: old,
    readings: [
      { text: name, personId: null },
      { text: name === '' ? old : name, personId: person },
    ],
  };
  return withDoubt(bind(after, undefined), key, doubt);
}

/** A shared word, a slip, a title more, or a name of which more or less is written: Budi and Budiman. */
function isMended(old: string, name: string): boolean {
  const [one, other] = [searchText(old), searchText(name)];
  return one.startsWith(other) || other.startsWith(one) || nameSimilarity(old, name) >= sameName;
}

/** Whoever the row is bound to, it is this person from now on, or nobody known. */
export function bind<Origin>(row: SheetRow<Origin>, personId: string | undefined): SheetRow<Origin> {
  // Rows of a column with `people` have such an origin: the save takes `personId` from it.
  return { ...row, origin: { ...originOf(row.origin), personId } as Origin };
}

function originOf(origin: unknown): { personId?: string | undefined } {
  if (typeof origin !== 'object' || origin === null) return {};
  const personId = 'personId' in origin && typeof origin.personId === 'string' ? origin.personId : undefined;
  return { ...origin, personId };
}
