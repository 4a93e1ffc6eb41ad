import { protocol } from 'electron';
import type { Session } from 'electron';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Application } from '../../application.ts';
import { fileAt, fileHeaders } from '../file-answer.ts';
import { securityHeaders } from '../page-security.ts';
import { addressed, scheme } from './page-address.ts';

export interface SchemeOptions {
  application: Pick<Application, 'outboxFile' | 'attachmentFile'>;
  rendererFolder: string;
}

/** Makes `binaan:` a scheme with origins, like https. Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Answers `binaan://app/…` with the built renderer, `/files/<id>` with a finished export, `/attachments/<id>` with what is attached to a record. */
export function serveScheme(session: Session, { application, rendererFolder }: SchemeOptions): void {
  session.protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);

    const target = addressed(request.url, rendererFolder);
    if (!target) return refuse(404);
    if (target.kind === 'page') {
      const { path, mediaType, cacheControl } = target.file;
      return send(path, { ...securityHeaders, 'content-type': mediaType, 'cache-control': cacheControl });
    }
    const file = await fileAt(application, target);
    if (!file) return refuse(404);
    // The PDF viewer is a page of its own around the file; our page's policy would keep it from working.
    return send(
      file.path,
      target.isShown
        ? { 'content-type': file.mediaType, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
        : { ...securityHeaders, ...fileHeaders(file, target.kind) },
    );
  });
}

async function send(path: string, headers: Record<string, string>): Promise<Response> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isFile()) return refuse(404);
  // Node's and the DOM's declarations of the same stream class do not know each other.
  const body = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream;
  return new Response(body, { headers: { ...headers, 'content-length': String(entry.size) } });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders } });
}
