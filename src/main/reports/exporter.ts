import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportedFile, ExportEvent, ExportProgress, ExportRequest } from '../../shared/exports.ts';
import { newId } from '../database/new-id.ts';
import { progressQueue } from '../progress-queue.ts';
import { isUnfinished, makeWorkFolder, noteUnfinished, unfinishedPath } from '../leftovers.ts';
import { startExportWorker } from './export-worker.ts';
import type { ExportOptions } from './worker-messages.ts';

/** A finished export on disk. */
export interface OutboxFile {
  path: string;
  name: string;
  mediaType: string;
}

/** Makes files from records in a thread of its own, so that the window keeps answering. */
export interface Exporter {
  /**
   * Makes a file in the outbox and tells how far it is; last comes the file. Ending the iteration
   * early, or `signal`, cancels; no file is left.
   */
  run(request: ExportRequest, signal?: AbortSignal): AsyncGenerator<ExportEvent>;
  /**
   * Makes a file at `targetPath`, in place of what is there. Fails with `LOCKED` where another
   * program holds that file, `NO_SPACE`, `CANCELLED`, `MISSING`; nothing is half-written.
   */
  exportTo(request: ExportRequest, targetPath: string, options?: ExportOptions): Promise<ExportedFile>;
  /** Does something while no file is being made: nobody reads the database then. */
  whileIdle<T>(work: () => Promise<T>): Promise<T>;
  /** Makes files of another data folder from now on. Only while idle. */
  useFolder(dataFolder: string): Promise<void>;
  /** A file that `run` made, until `close`. */
  file(id: string): OutboxFile | undefined;
  /** Ends the thread and removes the outbox. */
  close(): Promise<void>;
}

export function createExporter(setup: { dataFolder: string; resourcesFolder: string; worker: URL }): Exporter {
  const worker = startExportWorker(setup.worker, {
    dataFolder: setup.dataFolder,
    resourcesFolder: setup.resourcesFolder,
  });
  const files = new Map<string, OutboxFile>();
  let outbox: string | undefined;

  const exportTo = async (
    request: ExportRequest,
    targetPath: string,
    options: ExportOptions = {},
  ): Promise<ExportedFile> => {
    const id = newId();
    const partial = unfinishedPath(join(dirname(targetPath), `.${basename(targetPath)}`));
    outbox ??= makeWorkFolder();
    const note = noteUnfinished(outbox, id, partial);
    // A target that is itself renamed by whoever asked for it stays noted until this process has ended well.
    if (isUnfinished(targetPath)) noteUnfinished(outbox, `${id}-target`, targetPath);
    options.onProgress?.({ type: 'progress', step: 'queued', done: 0 });
    try {
      const written = await worker.run({ request, target: targetPath, partial }, options);
      return { id, ...written };
    } catch (error) {
      // A thread that was ended in the middle could not tidy up after itself. Where this fails as well
      // (there is no such folder, say), the first error is the one to tell.
      await rm(partial, { force: true }).catch(() => {});
      throw error;
    } finally {
      await rm(note, { force: true });
    }
  };

  return {
    exportTo,

    async *run(request, signal) {
      outbox ??= makeWorkFolder();
      const stop = new AbortController();
      const onAbort = () => stop.abort();
      signal?.addEventListener('abort', onAbort);
      if (signal?.aborted) stop.abort();
      const path = join(outbox, newId());
      const progress = progressQueue<ExportProgress>();
      const finished = exportTo(request, path, { signal: stop.signal, onProgress: progress.add });
      // The failure is thrown below, where `finished` is awaited.
      finished.catch(() => {}).finally(progress.end);
      let isDelivered = false;
      try {
        yield* progress.events();
        const file = await finished;
        files.set(file.id, { path, name: file.name, mediaType: file.mediaType });
        isDelivered = true;
        yield { type: 'finished', file };
      } finally {
        signal?.removeEventListener('abort', onAbort);
        if (!isDelivered) {
          stop.abort();
          await finished.then(
            () => rm(path, { force: true }),
            () => {},
          );
        }
      }
    },

    whileIdle: (work) => worker.whileIdle(work),

    useFolder: (dataFolder) => worker.restart({ dataFolder, resourcesFolder: setup.resourcesFolder }),

    file: (id) => files.get(id),

    async close() {
      await worker.close();
      files.clear();
      if (outbox) rmSync(outbox, { recursive: true, force: true });
    },
  };
}
