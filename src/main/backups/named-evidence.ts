import Database from 'better-sqlite3';
import { attachedFileTypes } from '../../shared/file-kind.ts';
import type { AttachedFileType } from '../../shared/file-kind.ts';

/** Files of evidence (`<sha256>.<ext>`) that the records of a database file name; none before there were any. */
export function namedEvidence(path: string): string[] {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const tables = database.prepare("select name from sqlite_master where name = 'attachment'").all();
    if (tables.length === 0) return [];
    const rows = database.prepare('select distinct sha256, media_type as mediaType from attachment').all() as {
      sha256: string;
      mediaType: AttachedFileType;
    }[];
    return rows
      .filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))
      .map(({ sha256, mediaType }) => `${sha256}.${attachedFileTypes[mediaType]}`);
  } finally {
    database.close();
  }
}
