import { resolve } from 'node:path';
import type { MoveEvent } from '../../../shared/data-folder.ts';
import type { Application } from '../../application.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './arguments.ts';

/** `move <folder>`: moves the data; answers where they are and where they were. Fails with `LOCKED` while the program is open on them. */
export async function moveTo(
  { client }: Application,
  given: Arguments,
  signal: AbortSignal,
): Promise<Pick<Extract<MoveEvent, { type: 'finished' }>, 'folder' | 'before'>> {
  const [folder] = given.words;
  if (folder === undefined) throw new UsageError('move');
  for await (const event of await client.dataFolder.move({ folder: resolve(folder) }, { signal })) {
    if (event.type === 'finished') return { folder: event.folder, before: event.before };
  }
  throw new Error('the move ended without an answer');
}
