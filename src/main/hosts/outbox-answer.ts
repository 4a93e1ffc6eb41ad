import type { OutboxFile } from '../application.ts';

/**
 * Headers of a finished file at `/files/<id>`.
 * The name is written twice: plain letters for old readers, and as UTF-8 (RFC 6266).
 */
export function outboxHeaders(file: OutboxFile): Record<string, string> {
  const plain = file.name.replace(/[^\w. ()-]/g, '_');
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'cache-control': 'no-store',
  };
}

/** The id in `/files/<id>`, or undefined where the path is anything else. */
export function outboxId(urlPath: string): string | undefined {
  return /^\/files\/([\w-]{1,64})$/.exec(urlPath)?.[1];
}
