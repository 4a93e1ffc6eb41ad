import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../shared/language.ts';
import { backupsIn } from '../backups/backup-place.ts';
import { openMemory } from '../backups/memory-file.ts';
import { isThere } from '../backups/second-folder.ts';
import { databaseFile, openForReading } from '../database/open.ts';
import { countData } from './counts.ts';
import { readFacts } from './facts.ts';
import type { BackupFacts } from './problem-report.ts';
import { problemReport } from './problem-report.ts';

export interface ReportWanted {
  language: Language;
  /** An instant, ISO. */
  at: string;
  isProgram: boolean;
}

/** The problem report of a data folder that need not be open, nor sound, nor there. */
export async function reportOfFolder(dataFolder: string, { language, at, isProgram }: ReportWanted): Promise<string> {
  const database = await openIfSound(dataFolder);
  try {
    const facts = await readFacts(dataFolder, database?.queries, isProgram).catch(() =>
      readFacts(dataFolder, undefined, isProgram),
    );
    const [counts, backups] = [await countData(dataFolder), await backupFacts(dataFolder)];
    return problemReport({ facts, counts, backups, at }, language);
  } finally {
    await database?.close();
  }
}

/** A report tells also of what cannot be opened; and opening a file that is not there would make one. */
async function openIfSound(dataFolder: string) {
  if (!existsSync(databaseFile(dataFolder))) return undefined;
  return openForReading(dataFolder).catch(() => undefined);
}

async function backupFacts(dataFolder: string): Promise<BackupFacts> {
  const { failure, secondFolder, secondWrittenAt, secondFailure } = openMemory(dataFolder).read();
  const backups = await backupsIn(join(dataFolder, 'backups'));
  return {
    lastAt: backups.find(({ note }) => note !== undefined)?.at ?? null,
    failure: failure?.code ?? null,
    second: secondFolder === null ? 'none' : (await isThere(secondFolder)) ? 'there' : 'away',
    secondWrittenAt,
    secondFailure: secondFailure?.code ?? null,
  };
}
