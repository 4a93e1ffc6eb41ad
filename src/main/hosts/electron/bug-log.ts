import { appendFileSync, renameSync, statSync } from 'node:fs';

/** Enough for hundreds of bugs; then the file before it goes. */
const largestFile = 512 * 1024;

/**
 * Writes bugs to a file, because an installed program has no console. A bug is logged once, with its
 * time, operation and stack; inputs are not written, since they hold people's data.
 */
export function openBugLog(file: string, now: () => Date = () => new Date()) {
  return (operation: string, error: unknown): void => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      if (sizeOf(file) > largestFile) renameSync(file, `${file}.old`);
      appendFileSync(file, `${now().toISOString()} ${operation}: ${what}\n`);
    } catch (problem) {
      // A disk that refuses is no reason to stop the program.
      console.error(problem);
    }
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
