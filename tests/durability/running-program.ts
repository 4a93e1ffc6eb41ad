import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
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

export function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('close', () => resolve());
    child.kill('SIGKILL');
  });
}
