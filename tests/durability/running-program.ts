import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { BinaanClient } from '../../src/shared/contract.ts';

const program = join(import.meta.dirname, '..', '..', 'out', 'main', 'binaan.js');

/** The built program on a data folder, asked over HTTP as the window in a browser asks it. */
export interface RunningProgram {
  client: BinaanClient;
  process: ChildProcess;
  /** Ends it as a power button does; settles once it is gone. */
  kill(): Promise<void>;
}

/** Starts the built program with its own folder for temporary files, and waits until it answers. */
export async function startProgram(dataFolder: string, temporary: string): Promise<RunningProgram> {
  const child = startCommand(['serve', '--data', dataFolder], temporary);
  let complaints = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('close', () => reject(new Error(`the program ended: ${complaints}`)));
  });
  const [origin = '', token = ''] = url.split('/#token=');
  const link = new RPCLink({ url: `${origin}/api`, headers: { authorization: `Bearer ${token}`, origin } });
  return { client: createORPCClient(link), process: child, kill: () => killed(child) };
}

/** A command of the built program. */
export function startCommand(words: string[], temporary: string): ChildProcess {
  return spawn(process.execPath, [program, ...words], { env: { ...process.env, TMPDIR: temporary, TEMP: temporary } });
}

/**
 * Ends a process as a power button does, and settles once it is gone: now, or so many milliseconds after it has
 * begun with what it is ended in the middle of.
 */
export async function killed(child: ChildProcess, hasBegun = () => true, after = 0): Promise<void> {
  const end = ended(child);
  await until(hasBegun, child);
  await Promise.race([wait(after), end]);
  child.kill('SIGKILL');
  await end;
}

/** How long a process works from when it has begun with something until that is done, or it ends, milliseconds. */
export async function timeOf(child: ChildProcess, hasBegun: () => boolean, isDone = () => false): Promise<number> {
  const end = ended(child);
  await until(hasBegun, child);
  const begun = performance.now();
  await until(isDone, child);
  const time = performance.now() - begun;
  await end;
  return time;
}

/** Waits for something that a process does, or for its end. */
export async function until(isSo: () => boolean, child: ChildProcess): Promise<void> {
  while (!isSo() && child.exitCode === null && child.signalCode === null) await wait(1);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('close', () => resolve());
  });
}
