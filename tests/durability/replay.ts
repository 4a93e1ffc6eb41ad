import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * What a disk may hold after a power cut, from a log of `record-writes.c`. The model, stricter than any
 * file system of an office:
 *
 * - What a file held at its last finished fsync or fdatasync is on the disk.
 * - Every later write and truncation of it is kept, dropped or torn by itself, in no order: of a torn
 *   write each sector of 512 bytes is there or not. Sectors outside a write are never harmed. What was
 *   never written below the end reads as zeros.
 * - A name (a file made, renamed or removed, a folder made) is on the disk once its folder was synced;
 *   of the later changes in each folder the first few are kept, as journals of ext4 and NTFS do it. That
 *   a file's own sync brings its name along, as both of them do, is not relied on.
 * - The data folder itself and what lay in it before the program started are on the disk.
 *
 * How much of what was not synced is kept varies from cut to cut, from nothing to nearly everything.
 */

/** One line of the log. */
export interface LogEntry {
  op: string;
  inode: bigint;
  offset: number;
  bytes: Buffer;
}

/** The log of a run. Throws where it holds what the replay cannot know. */
export function readLog(file: string): LogEntry[] {
  const log = readFileSync(file);
  const entries: LogEntry[] = [];
  let at = 0;
  while (at < log.length) {
    const length = log.readUInt32LE(at + 17);
    const bytes = log.subarray(at + 21, at + 21 + length);
    const op = String.fromCharCode(log[at]!);
    if (op === 'X') throw new Error(`cannot be replayed: ${bytes.toString()}`);
    entries.push({ op, inode: log.readBigUInt64LE(at + 1), offset: Number(log.readBigUInt64LE(at + 9)), bytes });
    at += 21 + length;
  }
  return entries;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type DataChange = { at: number; bytes: Buffer } | { size: number };

/** A file's contents, apart from its name. */
class StoredFile {
  private durable: Buffer;
  private pending: DataChange[] = [];

  constructor(durable: Buffer) {
    this.durable = durable;
  }

  change(change: DataChange): void {
    this.pending.push(change);
  }

  sync(): void {
    this.durable = applied(this.durable, this.pending);
    this.pending = [];
  }

  afterCut(fate: (change: DataChange) => DataChange[]): Buffer {
    return applied(Buffer.from(this.durable), this.pending.flatMap(fate));
  }
}

type NameChange = { path: string; holds: StoredFile | 'folder' | undefined }[];

/** A disk that is led through a log, and can be cut off from power at any place in it. */
export class Disk {
  private readonly root: string;
  private readonly current = new Map<string, StoredFile | 'folder'>();
  private readonly durable = new Map<string, StoredFile | 'folder'>();
  /** By folder, in order. */
  private readonly pending = new Map<string, NameChange[]>();
  private readonly byInode = new Map<bigint, StoredFile>();
  private readonly foldersByInode = new Map<bigint, string>();

  /** @param before a folder that holds what `root` held when the log began */
  constructor(root: string, before: string) {
    this.root = root;
    for (const name of readdirSync(before, { recursive: true, encoding: 'utf8' })) {
      const path = join(before, name);
      const held = statSync(path).isDirectory() ? 'folder' : new StoredFile(readFileSync(path));
      this.current.set(join(root, name), held);
      this.durable.set(join(root, name), held);
    }
  }

  /** Does what the next line of the log says. */
  follow({ op, inode, offset, bytes }: LogEntry): void {
    const path = () => bytes.toString();
    if (op === 'W') this.fileOf(inode).change({ at: offset, bytes });
    else if (op === 'T') this.fileOf(inode).change({ size: offset });
    else if (op === 'S') this.sync(inode);
    else if (op === 'O') this.open(inode, path());
    else if (op === 'C') this.create(inode, path());
    else if (op === 'M') {
      this.foldersByInode.set(inode, path());
      this.rename([{ path: path(), holds: 'folder' }]);
    } else if (op === 'U') this.rename([{ path: path(), holds: undefined }]);
    else if (op === 'R') {
      const [from = '', to = ''] = path().split('\0');
      this.rename([
        { path: to, holds: this.current.get(from) },
        { path: from, holds: undefined },
      ]);
    }
  }

  /** Writes into a folder what the disk may hold if the power went now. */
  cut(target: string, random: () => number): void {
    const fate = fateOf(random);
    const names = new Map(this.durable);
    for (const changes of this.pending.values()) {
      const kept = Math.floor(random() * (changes.length + 1));
      for (const change of changes.slice(0, kept)) take(names, change);
    }
    mkdirSync(target, { recursive: true });
    for (const [path, held] of names) {
      const place = join(target, relative(this.root, path));
      if (held === 'folder') mkdirSync(place, { recursive: true });
      // A file in a folder whose own name was lost is out of reach.
      else if (isReachable(names, dirname(path), this.root)) {
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, held.afterCut(fate));
      }
    }
  }

  private open(inode: bigint, path: string): void {
    const held = path === this.root ? 'folder' : this.current.get(path);
    if (held === 'folder') this.foldersByInode.set(inode, path);
    else if (held) this.byInode.set(inode, held);
    else throw new Error(`opened, but never made: ${path}`);
  }

  private create(inode: bigint, path: string): void {
    const file = new StoredFile(Buffer.alloc(0));
    this.byInode.set(inode, file);
    this.rename([{ path, holds: file }]);
  }

  private sync(inode: bigint): void {
    const folder = this.foldersByInode.get(inode);
    if (folder === undefined) {
      this.fileOf(inode).sync();
      return;
    }
    for (const change of this.pending.get(folder) ?? []) take(this.durable, change);
    this.pending.delete(folder);
  }

  private rename(change: NameChange): void {
    take(this.current, change);
    const folder = dirname(change[0]!.path);
    this.pending.set(folder, [...(this.pending.get(folder) ?? []), change]);
  }

  private fileOf(inode: bigint): StoredFile {
    const file = this.byInode.get(inode);
    if (!file) throw new Error(`never opened: inode ${inode}`);
    return file;
  }
}

function take(names: Map<string, StoredFile | 'folder'>, change: NameChange): void {
  for (const { path, holds } of change) {
    if (holds === undefined) names.delete(path);
    else names.set(path, holds);
  }
}

function isReachable(names: Map<string, StoredFile | 'folder'>, folder: string, root: string): boolean {
  return folder === root || (names.has(folder) && isReachable(names, dirname(folder), root));
}

function applied(content: Buffer, changes: readonly DataChange[]): Buffer {
  let size = content.length;
  let bytes = content;
  for (const change of changes) {
    const end = 'size' in change ? change.size : change.at + change.bytes.length;
    if (end > bytes.length) {
      // Room for what follows, so that a file that grows is not copied by each write.
      const larger = Buffer.alloc(Math.max(end, bytes.length * 2));
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    if ('size' in change) {
      bytes.fill(0, Math.min(size, change.size), Math.max(size, change.size));
      size = change.size;
    } else {
      change.bytes.copy(bytes, change.at);
      size = Math.max(size, end);
    }
  }
  return bytes.subarray(0, size);
}

const sector = 512;

/** How one cut treats what was not synced: what share it keeps, and what share of that it tears. */
function fateOf(random: () => number): (change: DataChange) => DataChange[] {
  const shares = [0, 0.1, 0.3, 0.5, 0.9];
  const kept = shares[Math.floor(random() * shares.length)]!;
  const torn = random() < 0.5 ? 0 : 0.3;
  return (change) => {
    if (random() >= kept) return [];
    if ('size' in change || random() >= torn) return [change];
    return sectorsOf(change).filter(() => random() < 0.5);
  };
}

function sectorsOf({ at, bytes }: { at: number; bytes: Buffer }): DataChange[] {
  const parts: DataChange[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = Math.min(bytes.length, start + sector - ((at + start) % sector));
    parts.push({ at: at + start, bytes: bytes.subarray(start, end) });
    start = end;
  }
  return parts;
}
