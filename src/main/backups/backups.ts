import { existsSync, rmSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type {
  Backup,
  BackupEvent,
  BackupKind,
  BackupProgress,
  BackupState,
  RestorePreview,
  Restored,
  RestoreSource,
} from '../../shared/backups.ts';
import { daysWithoutBackup } from '../../shared/backups.ts';
import { closeDatabase, databaseFile, migrationNames, openDatabase } from '../database/open.ts';
import { copyDatabase, keepAsItIs, replaceDatabase, takeInLog } from '../database/database-file.ts';
import { failureOf, invalid, isFailure, locked, missing } from '../failures.ts';
import { withProgress } from '../progress-queue.ts';
import type { FoundBackup } from './backup-place.ts';
import { backupFile } from './backup-place.ts';
import type { ComparedKind } from './compare-data.ts';
import type { MadeBackup } from './make-backup.ts';
import { openMemory } from './memory-file.ts';
import { keptBackups, rotationPlan } from './rotation.ts';
import { isThere, secondPlace } from './second-folder.ts';
import type { SecondOutcome } from './second-folder.ts';
import { inThread } from '../threads/tasks.ts';

/** Milliseconds between two looks. */
export interface BackupTimes {
  /** From the start to its backup, so that it does not take the disk from the first page. */
  afterStart: number;
  /** Between looks whether an hour has gone by, and whether the second folder is there again. */
  look: number;
}

const usualTimes: BackupTimes = { afterStart: 3000, look: 60_000 };
const hour = 60 * 60 * 1000;
const untilNextTry = 10 * 60 * 1000;
const day = 24 * hour;

export interface BackupSetup {
  dataFolder: string;
  /** Script of the thread (`threads/worker.ts`, built or not). */
  worker: URL;
  now: () => Date;
  /** Whether backups are made by themselves. */
  isAutomatic: boolean;
  times?: BackupTimes | undefined;
  /** The tables that a restore is shown by. */
  comparedKinds: () => ComparedKind[];
  /** Does something while nobody else, in this process or another, works with the data. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Closes the database, lets its file be exchanged, and opens it again, also where that fails. */
  exchange(replace: () => void): Promise<void>;
  logBug: (operation: string, error: unknown) => void;
  /** Hears of every try: `made`, `same` where nothing changed since the one before, or the code of its failure. */
  onMade: (kind: BackupKind, outcome: string) => void;
}

export interface Backups {
  list(): Promise<Backup[]>;
  state(): Promise<BackupState>;
  /** Makes one now and tells how far it is. Ending the iteration, or `signal`, cancels. */
  run(signal?: AbortSignal): AsyncGenerator<BackupEvent>;
  /** Throws INVALID where the file cannot be restored. */
  preview(source: RestoreSource): Promise<RestorePreview>;
  /** Puts a file's data in the place of today's, of which a backup is made first. */
  restore(source: RestoreSource): Promise<Restored>;
  /** Does something while no backup is made or restored. */
  whileIdle<T>(work: () => Promise<T>): Promise<T>;
  /** Chooses the second folder, or none, and brings it up to date. Throws INVALID where it cannot be one. */
  chooseSecond(folder: string): Promise<BackupState>;
  close(): Promise<void>;
}

/** Keeps the backups of one data folder: by the clock, on demand, and back again. */
export function createBackups(setup: BackupSetup): Backups {
  const { dataFolder, worker, now, times = usualTimes } = setup;
  const place = join(dataFolder, 'backups');
  const database = databaseFile(dataFolder);
  const restoring = join(dataFolder, 'restoring');
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const memory = openMemory(dataFolder);
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let known: Promise<FoundBackup[]> | undefined;
  let backedUp = '';
  let nextLook = now().getTime();
  let hasSeenSecond = false;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
  const secondOf = () => {
    const { secondFolder, folderId } = memory.read();
    return secondFolder === null ? undefined : secondPlace(secondFolder, folderId);
  };
  const found = (isFresh = false) => {
    if (isFresh) known = undefined;
    known ??= inThread(worker, { name: 'list', input: { place }, path: place });
    // What went wrong is told to whoever waits; the next one asks anew.
    known.catch(() => (known = undefined));
    return known;
  };

  async function make(kind: BackupKind, signal?: AbortSignal, onProgress?: (progress: BackupProgress) => void) {
    try {
      const made = await makeInThread(kind, signal, onProgress);
      setup.onMade(kind, made.isNew ? 'made' : 'same');
      return made;
    } catch (error) {
      setup.onMade(kind, isFailure(error) ? error.code : 'broke');
      throw error;
    }
  }

  async function makeInThread(
    kind: BackupKind,
    signal?: AbortSignal,
    onProgress?: (progress: BackupProgress) => void,
  ): Promise<MadeBackup> {
    const at = now().toISOString();
    const seen = fingerprint(database);
    const input = { database, dataFolder, place, kind, at, timeZone, second: secondOf() };
    try {
      const made = await inThread(
        worker,
        { name: 'make', input, path: place },
        { signal, onProgress: onProgress ?? (() => {}) },
      );
      backedUp = seen;
      memory.change({ failure: null, confirmedAt: at });
      rememberSecond(made.second);
      return made;
    } catch (error) {
      const expected = failureOf(error, place);
      const code = isFailure(expected) ? expected.code : 'unexpected';
      if (code !== 'CANCELLED') memory.change({ failure: { at, code, path: place } });
      throw expected;
    } finally {
      known = undefined;
    }
  }

  function rememberSecond(outcome: SecondOutcome | undefined): void {
    if (outcome === undefined) return;
    const at = now().toISOString();
    hasSeenSecond = outcome.is !== 'missing';
    if (outcome.is === 'written') memory.change({ secondWrittenAt: at, secondFailure: null });
    if (outcome.is === 'failed') memory.change({ secondFailure: { at, code: outcome.code, path: outcome.path } });
  }

  async function catchUpSecond(): Promise<void> {
    const second = secondOf();
    if (second === undefined) return;
    const input = { place, second, timeZone };
    rememberSecond(await inThread(worker, { name: 'catchUp', input, path: second }, { signal: stop.signal }));
  }

  async function byTheClock(kind: 'start' | 'hourly'): Promise<void> {
    // Nobody wrote since: there is nothing to look for.
    const isSame = kind === 'hourly' && backedUp === fingerprint(database);
    nextLook = now().getTime() + untilNextTry;
    if (isSame) memory.change({ confirmedAt: now().toISOString() });
    else await make(kind, stop.signal);
    nextLook = now().getTime() + hour;
  }

  async function look(): Promise<void> {
    if (now().getTime() >= nextLook) await byTheClock('hourly');
    const { secondFolder } = memory.read();
    if (secondFolder === null) return;
    const isBack = (await isThere(secondFolder)) && !hasSeenSecond;
    if (isBack) await catchUpSecond();
    else hasSeenSecond = await isThere(secondFolder);
  }

  const quietly = (work: () => Promise<void>) =>
    void inTurn(async () => {
      if (!stop.signal.aborted) await work();
    }).catch((error: unknown) => {
      if (!isFailure(error)) setup.logBug('backups.make', error);
    });
  const starting = setup.isAutomatic
    ? setTimeout(() => quietly(() => byTheClock('start')), times.afterStart).unref()
    : undefined;
  const looking = setup.isAutomatic ? setInterval(() => quietly(look), times.look).unref() : undefined;

  function fileOf(source: RestoreSource): string {
    if ('path' in source) {
      if (!isAbsolute(source.path)) throw invalid({ path: ['path'], code: 'wholePath' });
      return source.path;
    }
    const own = backupFile(place, source.id);
    if (existsSync(own)) return own;
    const second = secondOf();
    if (second !== undefined && existsSync(backupFile(second, source.id))) return backupFile(second, source.id);
    throw missing('backup', source.id);
  }

  async function restore(source: RestoreSource): Promise<Restored> {
    const staged = databaseFile(restoring);
    try {
      // First of all, because the backup of now may let this one go.
      await stage(worker, dataFolder, fileOf(source));
      const before = await makeOrTell();
      const damagedCopy = before === null ? join(place, `damaged-${Date.now()}`) : null;
      try {
        await setup.exchange(() => {
          if (damagedCopy !== null) keepAsItIs(database, damagedCopy);
          // Ended between the removal of the log and the renaming, today's data are all there.
          else if (!takeInLog(database)) throw locked(database);
          replaceDatabase(staged, database);
        });
      } catch (error) {
        if (existsSync(staged)) throw error;
        // In their place, but not to be opened: where the disk is full just now, say, whoever asks next tries again.
        if (!isHindered(failureOf(error, dataFolder))) {
          if (before !== null) await putBack(backupFile(place, before));
          throw error;
        }
      }
      return { before, damagedCopy };
    } finally {
      rmSync(restoring, { recursive: true, force: true });
      known = undefined;
    }
  }

  /** The id of a backup of now, or null where the data are damaged: that is when a restore is needed most. */
  async function makeOrTell(): Promise<string | null> {
    try {
      return (await make('restore')).id;
    } catch (error) {
      if (isHindered(error)) throw error;
      setup.logBug('backups.restore', error);
      return null;
    }
  }

  async function putBack(before: string): Promise<void> {
    const staged = databaseFile(restoring);
    await setup.exchange(() => {
      rmSync(staged, { force: true });
      copyDatabase(before, staged);
      replaceDatabase(staged, database);
    });
  }

  async function state(): Promise<BackupState> {
    const { secondFolder, secondWrittenAt, secondFailure, failure, confirmedAt } = memory.read();
    const lastAt = (await found()).find(({ note }) => note !== undefined)?.at ?? null;
    const isOld = lastAt !== null && now().getTime() - Date.parse(confirmedAt ?? lastAt) > daysWithoutBackup * day;
    return {
      isAutomatic: setup.isAutomatic,
      lastAt,
      nextAt: setup.isAutomatic ? new Date(nextLook).toISOString() : null,
      failure,
      second:
        secondFolder === null
          ? null
          : {
              folder: secondFolder,
              isThere: await isThere(secondFolder),
              writtenAt: secondWrittenAt,
              failure: secondFailure,
            },
      folder: place,
      // Where nothing is made by itself, nobody waits for it.
      needsAttention: failure !== null || (setup.isAutomatic && isOld),
    };
  }

  async function list(isFresh = true): Promise<Backup[]> {
    const backups = await found(isFresh);
    const good = backups.filter(({ note }) => note !== undefined);
    const kept = keptBackups(good, rotationPlan, timeZone);
    const second = secondOf();
    const names = new Set(second === undefined ? [] : await readdir(second).catch(() => []));
    return backups.map(({ note, ...backup }) => ({
      ...backup,
      contents: note?.contents ?? null,
      keptAs: kept.get(backup.id) ?? [],
      isInSecond: names.has(`${backup.id}.json`),
    }));
  }

  return {
    list,
    state,

    run: (signal) =>
      withProgress<BackupProgress, MadeBackup, BackupEvent>(
        (cancelled, onProgress) => inTurn(() => make('manual', AbortSignal.any([cancelled, stop.signal]), onProgress)),
        async ({ id }) => {
          const backup = (await list(false)).find((listed) => listed.id === id);
          if (!backup) throw missing('backup', id);
          return { type: 'finished', backup };
        },
        signal,
      ),

    preview: (source) =>
      inTurn(() => {
        const input = {
          source: fileOf(source),
          known: migrationNames,
          database,
          dataFolder,
          kinds: setup.comparedKinds(),
        };
        return inThread(worker, { name: 'preview', input, path: dataFolder }, { signal: stop.signal });
      }),

    whileIdle: inTurn,

    restore: (source) => inTurn(() => setup.alone(() => restore(source))),

    chooseSecond: (folder) =>
      inTurn(async () => {
        if (folder !== '') {
          if (!isAbsolute(folder)) throw invalid({ path: ['folder'], code: 'wholePath' });
          if (!(await isThere(folder))) throw invalid({ path: ['folder'], code: 'noFolder' });
        }
        memory.change({ secondFolder: folder === '' ? null : folder, secondWrittenAt: null, secondFailure: null });
        await catchUpSecond();
        return state();
      }),

    async close() {
      clearTimeout(starting);
      clearInterval(looking);
      stop.abort();
      await last;
    },
  };
}

/** Whether something failed though the data are sound. */
function isHindered(error: unknown): boolean {
  return isFailure(error) && ['NO_SPACE', 'LOCKED', 'CANCELLED'].includes(error.code);
}

/** Puts a copy of a file that can be restored into `restoring/`, brought up to this version. */
async function stage(worker: URL, dataFolder: string, source: string): Promise<void> {
  const restoring = join(dataFolder, 'restoring');
  const input = { source, staged: databaseFile(restoring), known: migrationNames, dataFolder };
  await inThread(worker, { name: 'stage', input, path: dataFolder });
  // A folder of its own, so that the copy of before its migrations goes with it.
  await closeDatabase(await openDatabase(restoring));
}

/**
 * Restores a file over a database that cannot be opened, which is kept as it is in a folder of `backups/`.
 * Nobody may have the data folder open. Throws INVALID where the file cannot be restored.
 */
export async function restoreOverDamaged(worker: URL, dataFolder: string, source: string): Promise<Restored> {
  const damagedCopy = join(dataFolder, 'backups', `damaged-${Date.now()}`);
  try {
    await stage(worker, dataFolder, source);
    keepAsItIs(databaseFile(dataFolder), damagedCopy);
    replaceDatabase(databaseFile(join(dataFolder, 'restoring')), databaseFile(dataFolder));
    return { before: null, damagedCopy };
  } finally {
    rmSync(join(dataFolder, 'restoring'), { recursive: true, force: true });
  }
}

/**
 * Removes what a restore that was broken off had staged. Whoever has entered the data folder may do so: a restore has
 * it alone.
 */
export function removeStaged(dataFolder: string): Promise<void> {
  return rm(join(dataFolder, 'restoring'), { recursive: true, force: true });
}

/** Changes with every write to the database, and with nothing else that matters. */
function fingerprint(database: string): string {
  return ['', '-wal']
    .map((ending) => {
      const entry = statSync(`${database}${ending}`, { throwIfNoEntry: false });
      return entry ? `${entry.size}/${entry.mtimeMs}` : '';
    })
    .join();
}
