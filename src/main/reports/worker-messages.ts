import type { ExportProgress, ExportRequest } from '../../shared/exports.ts';
import type { FailureCode } from '../failures.ts';

/** How an export is watched and stopped. */
export interface ExportOptions {
  signal?: AbortSignal;
  onProgress?: (progress: ExportProgress) => void;
}

/** What the worker thread is started with. */
export interface WorkerSetup {
  dataFolder: string;
  resourcesFolder: string;
}

/** One job for the worker. */
export interface ExportJob {
  request: ExportRequest;
  /** The finished file's place, and the unfinished one's in the same folder. */
  target: string;
  partial: string;
  /** One shared number: 1 asks the job to stop. Shared, because a working thread reads no messages. */
  cancelFlag: Int32Array;
}

/** A finished file, as the worker tells of it. */
export interface WrittenFile {
  name: string;
  mediaType: string;
  bytes: number;
  pages: number | null;
}

/** What the worker says while it works; the last is `finished` or `failed`. */
export type WorkerMessage =
  | { type: 'progress'; step: ExportProgress['step']; done: number }
  | { type: 'finished'; file: WrittenFile }
  /** An expected problem crosses as its parts, so that it can be thrown again as the same failure. */
  | { type: 'failed'; code: FailureCode; data: unknown }
  /** Anything else is a bug. */
  | { type: 'broken'; message: string; stack: string };
