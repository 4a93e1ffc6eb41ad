import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

/** The built library of `record-writes.c`, or why there is none here. */
export type Recorder = { library: string; remove(): void } | { missing: string };

/** Builds the recorder into a temporary folder; it needs Linux and a C compiler, and nothing else does. */
export function buildRecorder(): Recorder {
  if (process.platform !== 'linux') return { missing: 'writes are recorded on Linux only' };
  const folder = mkdtempSync(join(tmpdir(), 'binaan-recorder-'));
  const library = join(folder, 'record-writes.so');
  const source = join(import.meta.dirname, 'record-writes.c');
  const build = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (build.status === 0) return { library, remove };
  remove();
  if (build.error) return { missing: 'there is no gcc' };
  throw new Error(build.stderr);
}

/** A path that only the recorder knows; what a program writes to it is a command to the recorder. */
export const controlPath = '/binaan-recorder/control';

/** What a program needs in its environment to be watched. */
export function watchedEnvironment(library: string, dataFolder: string, log?: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_PRELOAD: library,
    BINAAN_WATCHED_FOLDER: dataFolder,
    BINAAN_WATCH_CONTROL: controlPath,
    ...(log === undefined ? {} : { BINAAN_WRITE_LOG: log }),
  };
}

/** What a process said, once it has ended. */
export function endOf(child: ChildProcess): Promise<{ status: number | null; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })));
}
