import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What a run of the built command line gave. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built `binaan` (npm test builds it first) with real processes and pipes. */
export function binaan(
  words: string[],
  options: {
    env?: NodeJS.ProcessEnv;
    input?: string;
    /** Ctrl+C as soon as this is printed. */
    interruptAfter?: string;
  } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'binaan.js'), ...words], {
    env: { ...process.env, ...options.env },
  });
  child.stdin.end(options.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (options.interruptAfter !== undefined && stdout.includes(options.interruptAfter)) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}
