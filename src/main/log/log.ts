import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { isFailure } from '../failures.ts';
import { errorLines } from './error-lines.ts';

// The log of a data folder: what the program did and what went wrong, and nothing of what is in the data. Whoever
// reports a problem sends its last lines along, so a line is made of words of the program's own, numbers, and places in its code.

/** Bytes of one file; with those before it there are five at most. */
const largestFile = 1024 * 1024;
const oldest = 4;

/** Milliseconds from which an operation counts as slow. */
const slowFrom = 1000;

/** Facts of a line. Texts are the program's own words; one that could be anything else is left out. */
type Facts = Record<string, string | number | boolean | undefined>;

export interface Log {
  /** Writes a line. A disk that refuses is no reason to stop the program: then there is no line. */
  write(what: string, facts?: Facts): void;
  /** Writes what went wrong in an operation: a failure by its code, a bug with where it was thrown. */
  failed(operation: string, error: unknown): void;
  /** Writes how long an operation took, where that was long. */
  took(operation: string, milliseconds: number): void;
}

/** The log in `logs/` of a data folder. The folder is made with its first line. */
export function openLog(dataFolder: string, now: () => Date = () => new Date()): Log {
  const append = (lines: string[]) => {
    try {
      const file = logFile(dataFolder);
      mkdirSync(join(dataFolder, 'logs'), { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestFile) rotate(dataFolder);
      // Opened and closed each time: the window and a command beside it write to the same file, and either may rename it.
      appendFileSync(file, `${now().toISOString()} ${process.pid} ${lines.join('\n    ')}\n`);
    } catch {
      // See `write`.
    }
  };
  const write: Log['write'] = (what, facts = {}) => append([[what, ...factTexts(facts)].join(' ')]);
  return {
    write,
    failed(operation, error) {
      // Somebody's own wish.
      if (isFailure(error) && error.code === 'CANCELLED') return;
      if (isFailure(error)) write('failed', { operation, code: error.code });
      else append([['broke', ...factTexts({ operation })].join(' '), ...errorLines(error)]);
    },
    took(operation, milliseconds) {
      if (milliseconds >= slowFrom) write('slow', { operation, ms: Math.round(milliseconds) });
    },
  };
}

function factTexts(facts: Facts): string[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${/^[\w.:,+-]{1,300}$/.test(String(value)) ? String(value) : '…'}`);
}

function logFile(dataFolder: string, age = 0): string {
  return join(dataFolder, 'logs', age === 0 ? 'binaan.log' : `binaan.${age}.log`);
}

function rotate(dataFolder: string): void {
  for (let age = oldest; age > 0; age -= 1) {
    const younger = logFile(dataFolder, age - 1);
    if (existsSync(younger)) renameSync(younger, logFile(dataFolder, age));
  }
}

/** The last lines of a log, the oldest first; none where there is no log. */
export function lastLines(dataFolder: string, most: number): string[] {
  const found: string[] = [];
  for (let age = 0; age <= oldest && found.length < most; age += 1) found.unshift(...linesOf(logFile(dataFolder, age)));
  return found.slice(-most);
}

function linesOf(path: string): string[] {
  try {
    const file = openSync(path, 'r');
    try {
      // Its end is enough, and the whole is soon read.
      const length = Math.min(fstatSync(file).size, 256 * 1024);
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, fstatSync(file).size - length);
      return bytes
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '');
    } finally {
      closeSync(file);
    }
  } catch {
    return [];
  }
}
