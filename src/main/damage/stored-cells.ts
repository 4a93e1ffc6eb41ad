import type { StoredPages } from './stored-pages.ts';

// SQLite's b-tree pages and records, as sqlite.org/fileformat2.html describes them. Everything is held
// against its bounds, since a page may hold anything: what does not fit is no cell.

/** A column's value as it is stored. */
export type StoredValue = null | number | bigint | string | Buffer;

/** A row of a table, its columns in the order of the table. */
export interface StoredRow {
  rowid: number;
  values: StoredValue[];
}

const interiorTable = 5;
const leafTable = 13;
const interiorIndex = 2;
const leafIndex = 10;

/** What a page claims to be. */
export function pageKind(page: Buffer, number: number): 'rows' | 'children' | 'keys' | 'other' {
  const kind = page[headerAt(number)];
  if (kind === leafTable) return 'rows';
  if (kind === interiorTable) return 'children';
  return kind === leafIndex || kind === interiorIndex ? 'keys' : 'other';
}

/** The pages below a page of a table or index, none below a leaf; undefined where it makes no sense. */
export function childrenOf(pages: StoredPages, number: number): number[] | undefined {
  const page = pages.page(number);
  const at = headerAt(number);
  if (page?.[at] === leafTable || page?.[at] === leafIndex) return [];
  if (page === undefined || (page[at] !== interiorTable && page[at] !== interiorIndex)) return undefined;
  const cells = cellPointers(pages, page, at, 12);
  if (cells === undefined) return undefined;
  const children = [...cells.map((cell) => page.readUInt32BE(cell)), page.readUInt32BE(at + 8)];
  return children.every((child) => child > 1 && child <= pages.count) ? children : undefined;
}

/** The rows on a leaf of a table, and how many of its cells cannot be read; undefined where it is no leaf. */
export function rowsOn(
  pages: StoredPages,
  number: number,
  onOverflow: (page: number) => void = () => {},
): { rows: StoredRow[]; unreadable: number } | undefined {
  const page = pages.page(number);
  const at = headerAt(number);
  if (page === undefined || page[at] !== leafTable) return undefined;
  const cells = cellPointers(pages, page, at, 8);
  if (cells === undefined) return undefined;
  const rows = cells.flatMap((cell) => rowAt(pages, page, cell, onOverflow) ?? []);
  return { rows, unreadable: cells.length - rows.length };
}

/** The keys that stand on a page of an index, inner or leaf. */
export function keysOn(pages: StoredPages, number: number): StoredValue[][] {
  const page = pages.page(number);
  const at = headerAt(number);
  if (page === undefined || pageKind(page, number) !== 'keys') return [];
  const isInner = page[at] === interiorIndex;
  const cells = cellPointers(pages, page, at, isInner ? 12 : 8) ?? [];
  const mostLocal = Math.floor(((pages.usable - 12) * 64) / 255) - 23;
  return cells.flatMap((cell) => {
    const size = varint(page, cell + (isInner ? 4 : 0));
    const payload = size && payloadAt(pages, page, size.end, size.value, mostLocal);
    const values = payload && record(payload);
    return values ? [values] : [];
  });
}

/** The first page begins with the file's head. */
function headerAt(number: number): number {
  return number === 1 ? 100 : 0;
}

function cellPointers(pages: StoredPages, page: Buffer, at: number, headerSize: number): number[] | undefined {
  const count = page.readUInt16BE(at + 3);
  const end = at + headerSize + count * 2;
  if (end > pages.usable) return undefined;
  const cells = Array.from({ length: count }, (_, index) => page.readUInt16BE(at + headerSize + index * 2));
  return cells.every((cell) => cell >= end && cell < pages.usable) ? cells : undefined;
}

function rowAt(
  pages: StoredPages,
  page: Buffer,
  cell: number,
  onOverflow: (page: number) => void,
): StoredRow | undefined {
  const size = varint(page, cell);
  const rowid = size && varint(page, size.end);
  if (rowid === undefined) return undefined;
  const payload = payloadAt(pages, page, rowid.end, size!.value, pages.usable - 35, onOverflow);
  const values = payload && record(payload);
  return values && { rowid: rowid.value, values };
}

/** A cell's content with what stands on overflow pages; undefined where their chain is broken. */
function payloadAt(
  pages: StoredPages,
  page: Buffer,
  start: number,
  size: number,
  mostLocal: number,
  onOverflow: (page: number) => void = () => {},
): Buffer | undefined {
  const { usable } = pages;
  if (size > pages.count * usable) return undefined;
  if (size <= mostLocal) return start + size <= usable ? page.subarray(start, start + size) : undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  const local = fitting <= mostLocal ? fitting : least;
  if (start + local + 4 > usable) return undefined;
  const parts = [page.subarray(start, start + local)];
  let left = size - local;
  let next = page.readUInt32BE(start + local);
  const chain: number[] = [];
  while (left > 0) {
    const further = next > 1 && !chain.includes(next) ? pages.page(next) : undefined;
    if (further === undefined) return undefined;
    chain.push(next);
    parts.push(further.subarray(4, 4 + Math.min(left, usable - 4)));
    left -= usable - 4;
    next = further.readUInt32BE(0);
  }
  // The last one says so; anything else is no page of this chain.
  if (next !== 0) return undefined;
  for (const number of chain) onOverflow(number);
  return Buffer.concat(parts);
}

const strictText = new TextDecoder('utf-8', { fatal: true });

/** A record's values; undefined where its parts do not add up or a text is none. */
function record(payload: Buffer): StoredValue[] | undefined {
  const head = varint(payload, 0);
  if (head === undefined || head.value > payload.length || head.value < head.end) return undefined;
  const values: StoredValue[] = [];
  let at = head.end;
  let body = head.value;
  while (at < head.value) {
    const kind = varint(payload, at);
    if (kind === undefined || kind.end > head.value) return undefined;
    const size = sizeOf(kind.value);
    if (size === undefined || body + size > payload.length) return undefined;
    const value = valueOf(kind.value, payload.subarray(body, body + size));
    if (value === undefined) return undefined;
    values.push(value);
    at = kind.end;
    body += size;
  }
  return body === payload.length ? values : undefined;
}

const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(kind: number): number | undefined {
  return kind < 12 ? sizes[kind] : Math.floor((kind - 12) / 2);
}

function valueOf(kind: number, bytes: Buffer): StoredValue | undefined {
  if (kind === 0) return null;
  if (kind === 8 || kind === 9) return kind - 8;
  if (kind === 7) return bytes.readDoubleBE(0);
  if (kind === 6) return exact(bytes.readBigInt64BE(0));
  if (kind < 7) return bytes.readIntBE(0, bytes.length);
  if (kind % 2 === 0) return bytes;
  try {
    return strictText.decode(bytes);
  } catch {
    return undefined;
  }
}

function exact(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** A number of one to nine bytes, and where it ends. Those beyond what counts exactly are none of ours. */
function varint(bytes: Buffer, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[start + index];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: start + index + 1 } : undefined;
  }
  return undefined;
}
