import type { Application, OutboxFile } from '../application.ts';

/** An address that names a file: a finished one, or one that is attached to a record. */
export interface FileAddress {
  kind: 'outbox' | 'attachment';
  id: string;
}

/** What `/files/<id>` or `/attachments/<id>` names, or undefined where the path is anything else. */
export function fileAddress(urlPath: string): FileAddress | undefined {
  const [, folder, id] = /^\/(files|attachments)\/([\w-]{1,64})$/.exec(urlPath) ?? [];
  return id === undefined ? undefined : { kind: folder === 'files' ? 'outbox' : 'attachment', id };
}

/** The file at an address; undefined where there is none. */
export async function fileAt(
  application: Pick<Application, 'outboxFile' | 'attachmentFile'>,
  { kind, id }: FileAddress,
): Promise<OutboxFile | undefined> {
  return kind === 'outbox' ? application.outboxFile(id) : application.attachmentFile(id);
}

/**
 * Headers of a file: a finished one is for saving, an attached one for looking at.
 * The name is written twice: plain letters for old readers, and as UTF-8 (RFC 6266).
 */
export function fileHeaders(file: OutboxFile, kind: FileAddress['kind']): Record<string, string> {
  const plain = file.name.replace(/[^\w. ()-]/g, '_');
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': file.mediaType,
    'content-disposition': `${kind === 'outbox' ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'cache-control': 'no-store',
  };
}
