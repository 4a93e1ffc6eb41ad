import type { AnyRouter } from '@orpc/server';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { maxAttachmentSize } from '../../../shared/attachments.ts';
import type { Application } from '../../application.ts';
import { fileAddress, fileAt, fileHeaders } from '../file-answer.ts';
import { pageFile } from '../page-files.ts';
import { securityHeaders } from '../page-security.ts';
import { browserHostOperations } from './host-operations.ts';
import { judge } from './request-guard.ts';
import type { Guard } from './request-guard.ts';

/** Enough for the largest file that may be attached, a third longer as base64; a runaway body is cut off. */
const maxBodySize = maxAttachmentSize * 1.5;

export interface ServeOptions {
  application: Pick<Application, 'outboxFile' | 'attachmentFile'> & { router: Record<string, AnyRouter> };
  /** Folder of the built renderer, with `index.html`. */
  rendererFolder: string;
  /** The application is the one that rescues a damaged data folder. */
  isDamaged?: boolean;
  /** 0 or missing: any free port. */
  port?: number;
}

export interface ServedApplication {
  /** Where to open it: `http://127.0.0.1:PORT/#token=…`. The fragment never leaves the browser. */
  url: string;
  port: number;
  token: string;
  /** Ends running requests and the server; the application stays open. */
  close(): Promise<void>;
}

/**
 * Serves the application to browsers of this machine, guarded by a token made anew at each start.
 *
 * @throws the system's error (EADDRINUSE, EACCES) where the port cannot be had
 */
export async function serveApplication(options: ServeOptions): Promise<ServedApplication> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const guard: Guard = { port, token: randomBytes(32).toString('base64url') };
  const answer = answerer(options, guard);

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  return {
    url: `http://127.0.0.1:${port}/#token=${guard.token}`,
    port,
    token: guard.token,
    close: () => close(server),
  };
}

function answerer(options: ServeOptions, guard: Guard) {
  const api = new RPCHandler(
    { ...options.application.router, host: browserHostOperations(options.isDamaged === true) },
    { plugins: [new BodyLimitPlugin({ maxBodySize })] },
  );

  return async (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);

    const verdict = judge(
      {
        method: request.method,
        target: request.url,
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: header(request, 'sec-fetch-site'),
        authorization: request.headers.authorization,
      },
      guard,
    );
    if (!verdict.isAllowed) return refuse(response, verdict.status, verdict.reason);

    if (verdict.area === 'api') {
      response.setHeader('cache-control', 'no-store');
      const { matched } = await api.handle(request, response, { prefix: '/api' });
      if (!matched) refuse(response, 404, 'operation');
      return;
    }
    if (verdict.area === 'files') {
      const address = fileAddress(verdict.path);
      const file = address && (await fileAt(options.application, address));
      if (!file) return refuse(response, 404, 'file');
      return send(request, response, file.path, fileHeaders(file, address.kind));
    }
    const file = pageFile(options.rendererFolder, verdict.path);
    if (!file) return refuse(response, 404, 'file');
    return send(request, response, file.path, { 'content-type': file.mediaType, 'cache-control': file.cacheControl });
  };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  headers: Record<string, string>,
): Promise<void> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isFile()) return refuse(response, 404, 'file');

  response.writeHead(200, { ...headers, 'content-length': entry.size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(createReadStream(path), response);
}

// For people who look at the address by hand and for tests; the renderer never shows it.
function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    // The body of a refused request is not read, so the connection cannot be used again.
    connection: 'close',
  });
  response.end(`${status} ${reason}\n`);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Never all interfaces: other machines of the office must not reach it.
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // A server on a port has an address of this kind; only a pipe's is a text.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Running exports hold their connection open; ending it cancels them.
    server.closeAllConnections();
  });
}
