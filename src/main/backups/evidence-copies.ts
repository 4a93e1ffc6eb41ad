import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { attachmentPath, copyChecked, makeFolder } from './backup-place.ts';
import { digestOf } from '../whole-file.ts';

interface CopyOptions {
  /** Reads also what is there already, where its size is right. */
  isThorough?: boolean;
  /** Hears the share done. */
  onDone?: (share: number) => void;
}

/**
 * Brings files of evidence from one folder into another where they are not there yet. They are named by their
 * content, so a copy that came out otherwise is known, and one that is there need not be written again.
 *
 * @returns those that neither folder has as their name says
 */
export async function copyEvidence(
  from: string,
  to: string,
  names: readonly string[],
  { isThorough = false, onDone = () => {} }: CopyOptions = {},
): Promise<string[]> {
  const lacking: string[] = [];
  for (const [index, name] of names.entries()) {
    const [source, target] = [attachmentPath(from, name), attachmentPath(to, name)];
    // oxlint-disable-next-line no-await-in-loop -- one file after the other, so that the disk has time for others
    if (!(await copyOne(source, target, name.slice(0, 64), isThorough))) lacking.push(name);
    onDone((index + 1) / names.length);
  }
  return lacking;
}

async function copyOne(source: string, target: string, sha256: string, isThorough: boolean): Promise<boolean> {
  const [there, given] = await Promise.all([sizeOf(target), sizeOf(source)]);
  if (there !== undefined && there === given && !isThorough) return true;
  if (there !== undefined && (await digestOf(target)) === sha256) return true;
  if (given === undefined) return false;
  await makeFolder(dirname(target));
  return copyChecked(source, target, sha256);
}

async function sizeOf(path: string): Promise<number | undefined> {
  const entry = await stat(path).catch(() => undefined);
  return entry?.isFile() === true ? entry.size : undefined;
}
