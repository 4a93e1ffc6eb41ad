import { extname, join, sep } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  // The PDF preview's worker.
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  path: string;
  mediaType: string;
  /** `no-store` for the page itself; the rest carries a hash in its name. */
  cacheControl: string;
}

/**
 * The file of the built renderer that a URL path names; `/` is `index.html`.
 * Strict, because the path comes from outside: plain names only, so there is no `..`, no drive
 * letter, no second stream (`name:stream`), no backslash and no escape that could mean one of them.
 *
 * @returns undefined for a path that is not plain or a kind of file that the renderer has not
 */
export function pageFile(folder: string, urlPath: string): PageFile | undefined {
  const names = urlPath === '/' ? ['index.html'] : urlPath.slice(1).split('/');
  if (!urlPath.startsWith('/') || !names.every(isPlainName)) return undefined;

  const path = join(folder, ...names);
  const mediaType = mediaTypes[extname(path).toLowerCase()];
  if (!mediaType || !path.startsWith(join(folder, sep))) return undefined;

  return { path, mediaType, cacheControl: isHashed(names) ? 'max-age=31536000, immutable' : 'no-store' };
}

function isPlainName(name: string): boolean {
  return /^[\w-][\w.-]*$/.test(name) && !name.includes('..') && !name.endsWith('.');
}

function isHashed(names: string[]): boolean {
  return names.length > 1 && names[0] === 'assets';
}
