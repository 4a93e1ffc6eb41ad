import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import type { quarterlyExportSchema } from '../../../shared/exports.ts';
import { exportRequestSchema } from '../../../shared/exports.ts';
import type { Application } from '../../application.ts';
import { safeFileName } from '../../application.ts';
import { failureOf, isFailure, missing } from '../../failures.ts';
import { unfinishedPath } from '../../leftovers.ts';
import { textsIn } from '../../texts.ts';
import type { Arguments } from './arguments.ts';
import { required, UsageError } from './arguments.ts';
import { errorLine } from './error-line.ts';

/** How the lines of a run reach whoever started it. */
interface Lines {
  print(text: string): void;
  complain(text: string): void;
}

/**
 * `report all`: the quarter of every unit as files in one folder, made where there is none. Prints a line
 * for each file. A file that would stay the same is not touched, so that a folder that is synchronised or
 * backed up moves only what changed. Where one cannot be written the others still are; gives whether all
 * went well. Fails with `CANCELLED` when interrupted; nothing is left half-written.
 */
export async function exportAllReports(
  application: Application,
  given: Arguments,
  signal: AbortSignal,
  { print, complain }: Lines,
): Promise<boolean> {
  const folder = resolve(required(given, 'output'));
  const files = filesOf(await application.client.units.list(), given);
  await makeFolder(folder);
  const texts = textsIn(given.language);
  let isWhole = true;
  for (const { unit, name, request } of files) {
    const path = join(folder, name);
    try {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other: the thread makes one at a time
      const isWritten = await replaceChanged(application, request, folder, name, signal);
      print(texts(isWritten ? 'command.written' : 'command.unchanged', { path }));
    } catch (error) {
      if (isFailure(error) && error.code === 'CANCELLED') throw error;
      isWhole = false;
      complain(texts('command.notWritten', { unit, reason: errorLine(error, given.language) }));
    }
  }
  return isWhole;
}

type UnitRow = Awaited<ReturnType<Application['client']['units']['list']>>[number];

/** What is to be made, checked before anything is. Throws what the schema finds, and `UsageError`. */
function filesOf(units: readonly UnitRow[], given: Arguments) {
  const texts = textsIn(given.language);
  const taken = new Set<string>();
  return units.flatMap(({ id: unitId, code }) =>
    formatsOf(given).map((format) => {
      const request = exportRequestSchema.parse({
        kind: 'quarterly',
        unitId,
        year: Number(required(given, 'year')),
        quarter: Number(required(given, 'quarter')),
        format,
        language: given.language,
        ...(given.paper && { paper: given.paper as 'A4' }), // the schema judges what was typed
      } satisfies z.input<typeof quarterlyExportSchema>);
      const title = texts('command.fileName', { year: given.year, quarter: given.quarter, unit: code });
      return { unit: code, name: freeName(title, format, taken), request };
    }),
  );
}

function formatsOf({ format = 'both' }: Arguments): ('xlsx' | 'pdf')[] {
  if (format === 'both') return ['xlsx', 'pdf'];
  if (format !== 'xlsx' && format !== 'pdf') throw new UsageError(`--format ${format}`);
  return [format];
}

/** Codes that differ in case, or in what no file name holds, would be one file on Windows. */
function freeName(title: string, format: string, taken: Set<string>): string {
  let name = safeFileName(title, format);
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = safeFileName(`${title} (${number})`, format);
  taken.add(name.toLowerCase());
  return name;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // A file stands where the folder should be.
    throw code === 'EEXIST' || code === 'ENOTDIR' ? missing('folder', folder) : failureOf(error, folder);
  }
}

/** Makes the file beside its place and puts it there if it differs from what is; gives whether it did. */
async function replaceChanged(
  application: Application,
  request: z.infer<typeof exportRequestSchema>,
  folder: string,
  name: string,
  signal: AbortSignal,
): Promise<boolean> {
  const target = join(folder, name);
  const staged = unfinishedPath(join(folder, `.${name}`));
  try {
    await application.exportTo(request, staged, { signal });
    if (await isSameFile(staged, target)) return false;
    await rename(staged, target);
    return true;
  } catch (error) {
    throw failureOf(error, target);
  } finally {
    await rm(staged, { force: true });
  }
}

async function isSameFile(made: string, target: string): Promise<boolean> {
  try {
    return (await readFile(target)).equals(await readFile(made));
  } catch (error) {
    // Nothing is there yet; whatever else hinders reading, the rename tells of.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
