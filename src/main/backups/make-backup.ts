import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind, BackupProgress } from '../../shared/backups.ts';
import { copyDatabase, inspectDatabase, tableNames } from '../database/database-file.ts';
import { unfinishedPath } from '../leftovers.ts';
import { attachmentFilesIn, backupFile, backupId, backupsIn, makeFolder, rotate, writeNote } from './backup-place.ts';
import { digestOf } from '../whole-file.ts';
import { copyEvidence } from './evidence-copies.ts';
import { catchUp } from './second-folder.ts';
import type { SecondOutcome } from './second-folder.ts';

export interface MakeBackup {
  /** The database file and the folder with `attachments/`. */
  database: string;
  dataFolder: string;
  place: string;
  kind: BackupKind;
  /** An instant, ISO. */
  at: string;
  timeZone: string;
  /** Where the second copy goes; undefined for none. */
  second: string | undefined;
}

export interface MadeBackup {
  /** The backup that has everything as it is now: this one, or where nothing changed the one before. */
  id: string;
  isNew: boolean;
  second: SecondOutcome | undefined;
}

/** Kinds that are made by the clock, and left out where the one before says the same. */
const byTheClock: readonly BackupKind[] = ['start', 'hourly'];

/**
 * Makes a backup beside everybody who works with the data, reads it through, and only then lets older
 * ones go. Throws where the copy does not read; then nothing is kept of it and nothing was removed.
 */
export async function makeBackup(
  { database, dataFolder, place, kind, at, timeZone, second }: MakeBackup,
  report: (step: BackupProgress['step'], done: number) => void,
): Promise<MadeBackup> {
  await makeFolder(place);
  const earlier = await backupsIn(place);
  const id = freeId(kind, at, new Set(earlier.map((backup) => backup.id)));
  const partial = unfinishedPath(backupFile(place, id));
  let made: MadeBackup;
  try {
    report('copying', 0);
    copyDatabase(database, partial);
    report('checking', 0);
    const inspected = inspectDatabase(partial);
    if (inspected.is !== 'good' || tableNames(partial).join() !== tableNames(database).join()) {
      throw new Error(`the copy of ${database} does not read: ${inspected.is}`);
    }
    const sha256 = await digestOf(partial);
    const [newest] = earlier.filter(({ note }) => note !== undefined);
    if (newest?.note?.sha256 === sha256 && byTheClock.includes(kind)) {
      made = { id: newest.id, isNew: false, second: undefined };
    } else {
      report('files', 0);
      const files = (await attachmentFilesIn(join(dataFolder, 'attachments'))).map(({ name }) => name);
      const lacking = new Set(
        await copyEvidence(dataFolder, place, files, { onDone: (done) => report('files', done) }),
      );
      const { size: bytes } = statSync(partial);
      renameSync(partial, backupFile(place, id));
      const note = { at: timeOf(id) ?? at, kind, bytes, sha256, contents: inspected.contents };
      writeNote(
        place,
        id,
        note,
        files.filter((name) => !lacking.has(name)),
      );
      await rotate(place, timeZone);
      made = { id, isNew: true, second: undefined };
    }
  } finally {
    rmSync(partial, { force: true });
  }
  if (second === undefined) return made;
  report('second', 0);
  return { ...made, second: await catchUp(place, second, timeZone, (done) => report('second', done)) };
}

/** Two in one millisecond are one after the other. */
function freeId(kind: BackupKind, at: string, taken: Set<string>): string {
  const time = new Date(at);
  for (;;) {
    const id = backupId(kind, time);
    if (!taken.has(id)) return id;
    time.setTime(time.getTime() + 1);
  }
}

function timeOf(id: string): string | undefined {
  const parts = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(id);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}.${parts[7]}Z` : undefined;
}
