import { createHash, timingSafeEqual } from 'node:crypto';

/** The parts of a request that decide whether it is answered. Missing headers are undefined. */
export interface GuardedRequest {
  method: string | undefined;
  /** As it came: path and query. */
  target: string | undefined;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`, which browsers set and pages cannot. */
  fetchSite: string | undefined;
  authorization: string | undefined;
}

/** What the guard holds requests against. */
export interface Guard {
  port: number;
  token: string;
}

export type Verdict =
  | { isAllowed: true; area: 'api' | 'files' | 'page'; path: string }
  | { isAllowed: false; status: 400 | 401 | 403 | 405 | 421; reason: string };

/**
 * Decides on one request before anything reads its body.
 * The server listens on 127.0.0.1, which keeps other machines out but not other programs, other
 * accounts of this machine, or pages of other sites in the same browser.
 */
export function judge(request: GuardedRequest, guard: Guard): Verdict {
  const address = `127.0.0.1:${guard.port}`;

  // DNS rebinding: a hostile site lets its own name resolve to 127.0.0.1, so that its page counts as
  // same-origin with us. The browser still sends that name as Host. `localhost` is refused as well:
  // one name, one origin.
  if (request.host !== address) return refuse(421, 'host');

  // Request smuggling through a proxy: only a plain path is served, never `http://other/…` or `//other/…`.
  const target = request.target ?? '';
  if (!target.startsWith('/') || target.startsWith('//')) return refuse(400, 'target');

  // TRACE, CONNECT, and preflights (OPTIONS), by which another site asks for leave: no leave is given.
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST') {
    return refuse(405, 'method');
  }

  // CSRF: another site, or another program's page on another port of 127.0.0.1, posts to us from the
  // user's browser. Its Origin gives it away; `null` (a sandboxed frame, a local file) is refused too.
  const origin = `http://${address}`;
  if (request.origin !== undefined && request.origin !== origin) return refuse(403, 'origin');

  const path = target.split('?', 1)[0] ?? '';
  const area = areaOf(path);

  if (area === 'page') {
    // The page holds no data and must load before it can show a token; posting to it means nothing.
    return request.method === 'POST' ? refuse(405, 'method') : { isAllowed: true, area, path };
  }

  // CSRF without an Origin: old browsers and plain GETs of another site send none. The API is only
  // ever posted to, and a browser's POST always names its Origin.
  if (area === 'api' && request.method !== 'POST') return refuse(405, 'method');
  if (area === 'api' && request.origin === undefined) return refuse(403, 'origin');
  if (area === 'files' && request.method === 'POST') return refuse(405, 'method');

  // Cross-site inclusion: `<img>`, `<script>` or a link of another site sends no Origin with a GET, but
  // the browser says where it comes from.
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin') return refuse(403, 'site');

  // Another account or program of this machine can reach the port and write any header it likes. It
  // does not know the token, which was shown to this user only and is never sent but in this header
  // (no cookie, which browsers would attach by themselves and share between ports).
  if (!hasToken(request.authorization, guard.token)) return refuse(401, 'token');

  return { isAllowed: true, area, path };
}

function areaOf(path: string): 'api' | 'files' | 'page' {
  if (path === '/api' || path.startsWith('/api/')) return 'api';
  if (/^\/(?:files|attachments)(?:\/|$)/.test(path)) return 'files';
  return 'page';
}

// Timing: a comparison that stops at the first difference tells a patient local program how much of a
// guess was right. Digests are of equal length, so that the token's length does not show either.
function hasToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function refuse(status: 400 | 401 | 403 | 405 | 421, reason: string): Verdict {
  return { isAllowed: false, status, reason };
}
