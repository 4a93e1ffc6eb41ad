import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serveApplication } from '../../src/main/hosts/browser/serve-application.ts';
import type { ServedApplication } from '../../src/main/hosts/browser/serve-application.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';
import { attachedId, finishedId, smallApplication } from './small-application.ts';

const small = smallApplication();
let served: ServedApplication;

beforeAll(async () => {
  served = await serveApplication({ application: small.application, rendererFolder: small.rendererFolder });
});

afterAll(async () => {
  await served.close();
  small.remove();
});

describe('the page', () => {
  test('is served without a token, with the policy that forbids everything foreign', async () => {
    const answer = await ask({ path: '/' });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Binaan</title>');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('has its parts under their media types, kept by the browser', async () => {
    const answer = await ask({ path: '/assets/page-abc123.js' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%5c..%5csecret.json',
    '/..\\secret.json',
    '/./index.html',
    '/index.html::$DATA',
    '/index.html%00.js',
    '//secret.json',
    '/assets',
    '/.built',
  ])('does not answer %s', async (path) => {
    const answer = await ask({ path });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('{}');
  });

  test('cannot be posted to', async () => {
    expect((await ask({ method: 'POST', path: '/', headers: { origin: origin() } })).status).toBe(405);
  });
});

describe('the guard', () => {
  test.each(['localhost', 'binaan.example', '127.0.0.1', '[::1]', '0.0.0.0'])(
    'refuses the host name %s, to which a hostile name could be rebound',
    async (name) => {
      const host = name === '127.0.0.1' ? name : `${name}:${served.port}`;
      expect((await ask({ path: '/', headers: { host } })).status).toBe(421);
      expect((await askApi({ host })).status).toBe(421);
    },
  );

  test.each(['http://binaan.example', 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'refuses the origin %s even with the token',
    async (foreign) => {
      expect((await askApi({ origin: foreign })).status).toBe(403);
    },
  );

  test('refuses the API without an origin', async () => {
    expect((await askApi({ origin: undefined })).status).toBe(403);
  });

  test('refuses a page of another site that the browser names', async () => {
    expect((await askApi({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await askApi({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test.each([undefined, '', 'Bearer', 'Bearer wrong', `Basic ${'x'.repeat(43)}`])(
    'refuses the authorization %s',
    async (authorization) => {
      expect((await askApi({ authorization })).status).toBe(401);
      expect((await ask({ path: `/files/${finishedId}`, headers: { authorization } })).status).toBe(401);
      expect((await ask({ path: `/attachments/${attachedId}`, headers: { authorization } })).status).toBe(401);
    },
  );

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('refuses the API by %s', async (method) => {
    expect((await askApi({}, method)).status).toBe(405);
  });

  test('makes a new token of 256 bits at each start, and shows it in the fragment only', async () => {
    const other = await serveApplication({ application: small.application, rendererFolder: small.rendererFolder });
    await other.close();
    expect(other.token).not.toBe(served.token);
    expect(Buffer.from(served.token, 'base64url')).toHaveLength(32);
    const { pathname, search, hash } = new URL(served.url);
    expect({ pathname, search, hash }).toEqual({ pathname: '/', search: '', hash: `#token=${served.token}` });
  });

  test('is not reachable from other machines', async (context) => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4')?.address;
    if (!outside) return context.skip('this machine has no address but its own');

    const reached = await new Promise((resolve) => {
      const socket = connect(served.port, outside, () => resolve(true)).once('error', () => resolve(false));
      socket.setTimeout(2000, () => resolve(false));
    });
    expect(reached).toBe(false);
  });
});

describe('the API', () => {
  test('answers operations', async () => {
    expect(await client().status({})).toMatchObject({ version: '0.0.0', isEmpty: true });
  });

  test('carries typed errors', async () => {
    await expect(client().meetings.get({ id: finishedId })).rejects.toMatchObject({
      code: 'MISSING',
      data: { entity: 'meeting', id: finishedId },
    });
  });

  test('has no dialogs to offer', async () => {
    expect(await client().host.capabilities({})).toEqual({
      hasSaveDialog: false,
      hasPrintDialog: false,
      hasOpenDialog: false,
      isDamaged: false,
    });
    expect(await client().host.printers({})).toEqual({ printers: [], chosen: null });
    await expect(client().host.saveFile({ fileId: finishedId })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(client().host.printFile({ fileId: finishedId, paper: 'A4' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    expect(await client().host.setLanguage({ language: 'en' })).toEqual({});
  });

  test('ends an export whose reader turns away', async () => {
    const before = small.log.exportsEnded;
    const events = await client().exports.run({
      kind: 'attendance',
      meetingId: finishedId,
      sessionId: finishedId,
    });
    for await (const event of events) if (event.type === 'progress' && event.done > 0.02) break;
    await vi.waitFor(() => expect(small.log.exportsEnded).toBe(before + 1), 5000);
  });

  test('ends an export whose connection breaks', async () => {
    const before = small.log.exportsEnded;
    const breaker = new AbortController();
    const events = await client().exports.run(
      { kind: 'attendance', meetingId: finishedId, sessionId: finishedId },
      { signal: breaker.signal },
    );
    await expect(
      (async () => {
        for await (const event of events) if (event.type === 'progress') breaker.abort();
      })(),
    ).rejects.toThrow();
    await vi.waitFor(() => expect(small.log.exportsEnded).toBe(before + 1), 5000);
  });

  test('cuts off a body that is too large', async () => {
    const answer = await askApi({}, 'POST', JSON.stringify({ json: 'x'.repeat(40 * 1024 * 1024) }));
    expect(answer.status).toBe(413);
  });

  test('does not know other operations', async () => {
    expect((await askApi({}, 'POST', '{}', '/api/nothing/here')).status).toBe(404);
  });
});

describe('a finished file', () => {
  const authorized = () => ({ authorization: `Bearer ${served.token}` });

  test('comes whole under its own name', async () => {
    const answer = await ask({ path: `/files/${finishedId}`, headers: authorized() });
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('%PDF-1.7 example');
    expect(answer.headers['content-length']).toBe('16');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="Laporan _TW I_ _ Kenari.pdf"; filename*=UTF-8''Laporan%20%E2%80%9CTW%20I%E2%80%9D%20%E2%80%93%20Kenari.pdf`,
    );
  });

  test('is missing where there is none', async () => {
    expect((await ask({ path: '/files/other', headers: authorized() })).status).toBe(404);
    expect((await ask({ path: '/files/../secret.json', headers: authorized() })).status).toBe(404);
  });
});

describe('an attached file', () => {
  const path = `/attachments/${attachedId}`;
  const authorized = () => ({ authorization: `Bearer ${served.token}` });

  test('comes as what it is, to be looked at, and is no page', async () => {
    const answer = await ask({ path, headers: authorized() });
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('a picture');
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="Foto _FGD_.jpg"; filename*=UTF-8''Foto%20%3CFGD%3E.jpg`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('is held against the same guard as every file', async () => {
    expect((await ask({ path, headers: { ...authorized(), 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ask({ path, headers: { ...authorized(), origin: 'null' } })).status).toBe(403);
    expect((await ask({ path, method: 'POST', headers: { ...authorized(), origin: origin() } })).status).toBe(405);
  });

  test.each(['/attachments', '/attachments/', '/attachments/other', '/attachments/../secret.json', `${path}/x`])(
    'is missing at %s',
    async (other) => {
      expect((await ask({ path: other, headers: authorized() })).status).toBe(404);
    },
  );
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function origin(): string {
  return `http://127.0.0.1:${served.port}`;
}

/** Like a page of ours, with the headers of `changes` instead; undefined leaves one out. */
function askApi(
  changes: Record<string, string | undefined>,
  method = 'POST',
  body = '{}',
  path = '/api/status',
): Promise<Answer> {
  const headers = {
    origin: origin(),
    authorization: `Bearer ${served.token}`,
    'content-type': 'application/json',
    ...changes,
  };
  return ask({ method, path, headers, body: method === 'POST' ? body : undefined });
}

// Not fetch, which would tidy the path and write Host itself.
function ask(question: {
  path: string;
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | undefined;
}): Promise<Answer> {
  const headers = Object.fromEntries(Object.entries(question.headers ?? {}).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port: served.port,
        path: question.path,
        method: question.method ?? 'GET',
        headers: headers as Record<string, string>,
        agent: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end(question.body);
  });
}

function client(): BinaanClient {
  return createORPCClient(
    new RPCLink({
      url: `${origin()}/api`,
      headers: { authorization: `Bearer ${served.token}`, origin: origin() },
    }),
  );
}
