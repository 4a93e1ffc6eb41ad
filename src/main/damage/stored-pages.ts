import { readFile } from 'node:fs/promises';

/** The pages of a database file as they were last committed, numbered from 1 as SQLite does. */
export interface StoredPages {
  pageSize: number;
  /** Bytes of a page that hold content. */
  usable: number;
  count: number;
  /** Undefined outside of the file. */
  page(number: number): Buffer | undefined;
  /** Whether the file's own head, with its list of free pages, can be read. */
  hasHeader: boolean;
}

const magic = 'SQLite format 3\0';
/** What our databases are made with; where the head is gone there is nothing else to go by. */
const usualPageSize = 4096;

/** Reads a database and what its write-ahead log committed after it, whatever state they are in. */
export async function readPages(file: string): Promise<StoredPages> {
  const bytes = await readFile(file);
  const log = await readFile(`${file}-wal`).catch(() => Buffer.alloc(0));
  const hasHeader = bytes.length >= 100 && bytes.toString('latin1', 0, 16) === magic && isPageSize(sizeIn(bytes));
  const pageSize = hasHeader ? sizeIn(bytes) : usualPageSize;
  const newer = committedPages(log, pageSize);
  const count = Math.max(Math.ceil(bytes.length / pageSize), ...newer.keys());
  const first = newer.get(1);
  return {
    pageSize,
    usable: pageSize - (hasHeader ? bytes[20]! : 0),
    count,
    hasHeader: hasHeader || first?.toString('latin1', 0, 16) === magic,
    page: (number) => {
      if (number < 1 || number > count) return undefined;
      const page = newer.get(number) ?? bytes.subarray((number - 1) * pageSize, number * pageSize);
      // The last one may be cut off.
      return page.length === pageSize ? page : undefined;
    },
  };
}

function sizeIn(header: Buffer): number {
  const size = header.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}

const logHeader = 32;
const frameHeader = 24;

/** The newest version of each page in a log, up to its last whole transaction; sqlite.org/walformat says how. */
function committedPages(log: Buffer, pageSize: number): Map<number, Buffer> {
  const committed = new Map<number, Buffer>();
  if (log.length < logHeader || (log.readUInt32BE(0) & ~1) !== 0x377f0682) return committed;
  if (log.readUInt32BE(8) !== pageSize) return committed;
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  let sum = checksum(log.subarray(0, 24), [0, 0], isBigEndian);
  if (!isSum(log, 24, sum)) return committed;
  let waiting = new Map<number, Buffer>();
  for (let at = logHeader; at + frameHeader + pageSize <= log.length; at += frameHeader + pageSize) {
    // The salts of the log's head: a frame of an earlier round of the log has others.
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) break;
    sum = checksum(log.subarray(at, at + 8), sum, isBigEndian);
    const page = log.subarray(at + frameHeader, at + frameHeader + pageSize);
    sum = checksum(page, sum, isBigEndian);
    if (!isSum(log, at + 16, sum)) break;
    waiting.set(log.readUInt32BE(at), page);
    // Not 0 in the last frame of a transaction.
    if (log.readUInt32BE(at + 4) === 0) continue;
    for (const [number, content] of waiting) committed.set(number, content);
    waiting = new Map();
  }
  return committed;
}

function checksum(bytes: Buffer, [one, two]: [number, number], isBigEndian: boolean): [number, number] {
  const word = (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  let first = one;
  let second = two;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return [first, second];
}

function isSum(log: Buffer, at: number, [one, two]: [number, number]): boolean {
  return log.readUInt32BE(at) === one && log.readUInt32BE(at + 4) === two;
}
