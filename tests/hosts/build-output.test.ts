import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

// `npm test` builds before it comes here.
const out = resolve('out');

test('the preload is built under the name that the window loads, as CommonJS, with nothing but electron', () => {
  const host = readFileSync('src/main/hosts/electron/main.ts', 'utf8');
  expect(host).toContain("join(out, 'preload', 'preload.cjs')");
  expect(readdirSync(join(out, 'preload'))).toEqual(['preload.cjs']);

  const preload = readFileSync(join(out, 'preload', 'preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\(["'](.+?)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(preload).not.toMatch(/^(?:import|export)\b/m);
});

test.each([
  ['binaan.js', ['better-sqlite3']],
  ['report-worker.js', ['better-sqlite3']],
  ['electron.js', ['better-sqlite3', 'electron']],
])('%s loads nothing that is not packed, and electron in the window only', (entry, packages) => {
  const loaded = [...packagesOf(join(out, 'main', entry))].filter((name) => !isBuiltin(name));
  expect(loaded.toSorted((a, b) => a.localeCompare(b))).toEqual(packages);
});

test('what is not bundled is among the dependencies that the installer carries', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
});

test('electron is imported by its host and the preload only', () => {
  const importers = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && /from 'electron'/.test(readFileSync(join('src', file), 'utf8')));
  expect(importers.filter((file) => !/^(?:main\/hosts\/electron|preload)\//.test(file))).toEqual([]);
  expect(importers).toContain('preload/preload.ts');
});

test('the page is minified and asks for nothing outside', () => {
  const page = readFileSync(join(out, 'renderer', 'index.html'), 'utf8');
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  // The policy lets no script of the page's own text run.
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);

  const script = /src="\.?\/?(assets\/[^"]+\.js)"/.exec(page)?.[1];
  expect(script).toBeDefined();
  const lines = readFileSync(join(out, 'renderer', script ?? ''), 'utf8').split('\n');
  expect(lines.reduce((sum, line) => sum + line.length, 0) / lines.length).toBeGreaterThan(500);
});

/** The packages that a built file imports, with everything that it imports itself. */
function packagesOf(entry: string): Set<string> {
  const packages = new Set<string>();
  const files = [entry];
  for (const file of files) {
    expect(existsSync(file), file).toBe(true);
    for (const source of importsOf(readFileSync(file, 'utf8'))) {
      if (!source.startsWith('.')) packages.add(source);
      else if (!files.includes(resolve(dirname(file), source))) files.push(resolve(dirname(file), source));
    }
  }
  return packages;
}

// Rolldown writes each import on a line of its own, so that text inside a bundled string is not taken for one.
function importsOf(code: string): string[] {
  const fixed = [...code.matchAll(/^(?:import|export)\b[^;'"]*?\bfrom\s*["']([^"']+)["'];?$/gm)];
  const bare = [...code.matchAll(/^import\s*["']([^"']+)["'];?$/gm)];
  const late = [...code.matchAll(/\bimport\(\s*["'](\.[^"']+\.js)["']\s*\)/g)];
  return [...fixed, ...bare, ...late].map(([, source]) => source ?? '');
}

function isBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}
