import { ORPCError } from '@orpc/server';
import type { Issue } from '../shared/validation.ts';

/**
 * The expected problems, as the contract declares them. A feature throws one; the API carries it
 * to the form, which shows it in place. Everything else that is thrown is a bug.
 */

export type FailureCode =
  | 'INVALID'
  | 'MISSING'
  | 'CONFLICT'
  | 'LOCKED'
  | 'NO_SPACE'
  | 'DAMAGED'
  | 'CANCELLED'
  // Why a data folder is not opened; there is no form to show these in.
  | 'IN_USE'
  | 'NETWORK_FOLDER'
  | 'SYNCED_FOLDER'
  | 'READ_ONLY_FOLDER'
  | 'FOLDER_GONE'
  | 'MOVE_UNFINISHED'
  | 'NEWER_DATABASE'
  | 'MIGRATION_FAILED';

const statuses: Record<FailureCode, number> = {
  INVALID: 422,
  MISSING: 404,
  CONFLICT: 409,
  LOCKED: 423,
  NO_SPACE: 507,
  DAMAGED: 500,
  CANCELLED: 499,
  IN_USE: 423,
  NETWORK_FOLDER: 422,
  SYNCED_FOLDER: 422,
  READ_ONLY_FOLDER: 422,
  FOLDER_GONE: 404,
  MOVE_UNFINISHED: 422,
  NEWER_DATABASE: 422,
  MIGRATION_FAILED: 500,
};

/** A failure made again from its parts, as when it comes out of a worker thread. */
export function failure(code: FailureCode, data?: unknown, cause?: unknown): ORPCError<FailureCode, unknown> {
  return new ORPCError(code, { status: statuses[code], message: code, data, cause });
}

/** The input breaks a rule; each issue names its field. */
export function invalid(...issues: Issue[]) {
  return failure('INVALID', { issues });
}

/** There is no such record, or it is in the bin. */
export function missing(entity: string, id: string) {
  return failure('MISSING', { entity, id });
}

/** A newer version than the one that was edited is in the database. */
export function conflict(entity: string, id: string, version: number) {
  return failure('CONFLICT', { entity, id, version });
}

/** A file or the database is held by another program (Excel keeps its open workbook locked). */
export function locked(path: string) {
  return failure('LOCKED', { path });
}

export function noSpace(path: string) {
  return failure('NO_SPACE', { path });
}

/** The database holds what no database holds: a disk, a stick or another program spoilt it. */
export function damaged(path: string) {
  return failure('DAMAGED', { path });
}

export function cancelled() {
  return failure('CANCELLED');
}

/** Whether something thrown is one of the expected problems. */
export function isFailure(error: unknown): error is ORPCError<FailureCode, unknown> {
  return error instanceof ORPCError && error.code in statuses;
}

/** The expected problem behind an error of the file system or SQLite, or the error itself. */
export function failureOf(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (
    /^(EBUSY|EPERM|EACCES|EROFS|SQLITE_BUSY|SQLITE_LOCKED|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_IOERR_SHMOPEN)/.test(
      code,
    )
  )
    return locked(path);
  if (/^(ENOSPC|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/.test(code)) return noSpace(path);
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return damaged(path);
  return error;
}
