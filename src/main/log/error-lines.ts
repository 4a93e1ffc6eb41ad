import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

// What is known of an error without its message: a database or a schema repeats in it what somebody typed.

/** How far causes are followed. */
const deepest = 4;
/** Calls of a stack: those of the database's driver alone are ten. */
export const mostFrames = 30;

/**
 * The kinds, codes and places in the program's code of an error and of what caused it, a line each. Of a file's path
 * stays what is below the program's folder; nothing of a message does, whatever it looks like.
 */
export function errorLines(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error)) return [`thrown ${error === null ? 'null' : typeof error}`];
  const lines = [
    [nameOf(error), codeOf(error)].filter(Boolean).join(' '),
    ...framesOf(error).map((frame) => `  at ${frame}`),
  ];
  if (error.cause === undefined || depth === deepest) return lines;
  return [...lines, 'caused by', ...errorLines(error.cause, depth + 1)];
}

/** A class of the program's or a package's code. */
function nameOf(error: Error): string {
  const name = error.constructor.name === 'Error' ? error.name : error.constructor.name;
  return /^[A-Za-z]\w{0,60}$/.test(name) ? name : 'Error';
}

/** `SQLITE_CONSTRAINT_UNIQUE`, `ENOSPC`, `DAMAGED` */
function codeOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : '';
}

/**
 * The stack's own lines. Before them stand messages, of the error and of one that it wraps, whose lines may look like
 * places in code: only what follows the last line that is none is taken, and of that, files that there are.
 */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const lines = (message === -1 ? stack : stack.slice(message + error.message.length)).split('\n').slice(1);
  const frames = lines.map(frameOf);
  return frames
    .slice(frames.lastIndexOf(undefined) + 1)
    .flatMap((frame) => (frame === undefined || frame === '' ? [] : [frame]))
    .slice(0, mostFrames);
}

/** `saveMeeting (out/main/binaan.js:120:5)`; empty for a place without a file, undefined where a line is no place at all. */
function frameOf(line: string): string | undefined {
  const [, called, file, place] = /^ +at (?:(.+) \()?(.+?):(\d{1,6}:\d{1,6})\)?$/.exec(line) ?? [];
  if (file === undefined) return /^ +at .*\((?:<anonymous>|native|index \d+)\)$/.test(line) ? '' : undefined;
  const where = programPath(file.replace(/^async /, ''));
  if (where === undefined) return '';
  return called !== undefined && /^(?:(?:async|new) )?[\w.$<>#]{1,80}(?: \[as \w{1,80}\])?$/.test(called)
    ? `${called} (${where}:${place})`
    : `${where}:${place}`;
}

/** `out/main/binaan.js`, `node_modules/…`, `node:fs`: nothing above the program's folder, which may be within somebody's own. */
function programPath(file: string): string | undefined {
  if (/^node:[\w/]{1,80}$/.test(file)) return file;
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  if (!isAbsolute(path) || !existsSync(path)) return undefined;
  return /(?:^|[\\/])((?:out|src|tests|node_modules)[\\/].{1,160})$/.exec(path)?.[1]?.replaceAll('\\', '/');
}
