import { closeSync, cpSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from './replay.ts';

const pageSize = 4096;

/** How many pages a data folder's database has. */
export function pageCount(dataFolder: string): number {
  return statSync(join(dataFolder, 'binaan.db')).size / pageSize;
}

/** Copies a data folder and fills pages of its database with random bytes. */
export function damagedCopy(from: string, to: string, pages: readonly number[], seed: number): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const random = randomFrom(seed);
  const file = openSync(join(to, 'binaan.db'), 'r+');
  for (const page of pages) {
    const bytes = Buffer.from(Array.from({ length: pageSize }, () => Math.floor(random() * 256)));
    writeSync(file, bytes, 0, pageSize, (page - 1) * pageSize);
  }
  closeSync(file);
}

/** So many different pages, the same for the same seed. */
export function somePages(count: number, of: number, seed: number): number[] {
  const random = randomFrom(seed);
  const pages = new Set<number>();
  while (pages.size < count) pages.add(1 + Math.floor(random() * of));
  return [...pages];
}
