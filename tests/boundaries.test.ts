import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * A lint that inspects nothing passes as well. So one violation of each kind is planted beside an
 * allowed import of the same kind, and the project's own configuration must tell them apart.
 */

/** File, what it imports, whether that is refused. */
const plants: [file: string, source: string, isRefused: boolean][] = [
  ['src/shared/a1.ts', 'node:fs', true],
  ['src/shared/a2.ts', 'react', true],
  ['src/shared/a3.ts', '@orpc/contract', true],
  ['src/shared/a4.ts', '../main/failures.ts', true],
  ['src/shared/a5.ts', 'zod', false],
  ['src/shared/a6.ts', './money.ts', false],
  ['src/shared/contract.ts', '@orpc/contract', false],

  ['src/renderer/b1.ts', '../main/failures.ts', true],
  ['src/renderer/groups/b2.tsx', '../../main/groups/groups.ts', true],
  ['src/renderer/b3.ts', 'electron', true],
  ['src/renderer/b4.ts', 'node:path', true],
  ['src/renderer/b5.ts', '@mikro-orm/core', true],
  ['src/renderer/b6.ts', '../preload/preload.ts', true],
  ['src/renderer/groups/b7.ts', '../../shared/contract.ts', false],
  ['src/renderer/b8.ts', 'react', false],

  ['src/preload/c1.ts', '../main/failures.ts', true],
  ['src/preload/c2.ts', 'node:fs', true],
  ['src/preload/c3.ts', 'electron', false],
  ['src/preload/c4.ts', '../shared/contract.ts', false],

  ['src/main/groups/d1.ts', '../hosts/page-files.ts', true],
  ['src/main/groups/d2.ts', '../application.ts', true],
  ['src/main/groups/d3.ts', '../reports/quarterly-report.ts', true],
  ['src/main/groups/d4.ts', 'electron', true],
  ['src/main/groups/d5.ts', 'exceljs', true],
  ['src/main/groups/d6.ts', '../../renderer/theme.ts', true],
  ['src/main/groups/d7.ts', '../people/people.ts', false],
  ['src/main/groups/d8.ts', '../database/rows.ts', false],
  ['src/main/groups/d9.ts', 'docxtemplater', true],
  ['src/main/documents/word-template.ts', 'docxtemplater', false],
  ['src/main/documents/word-template.ts', 'jszip', true],
  ['src/main/people/read-xlsx-people.ts', 'exceljs', false],
  ['src/main/people/read-xlsx-groups.ts', 'pdfmake', true],

  ['src/main/failures.ts', './application.ts', true],
  ['src/main/texts.ts', './hosts/page-files.ts', true],
  ['src/main/application.ts', './hosts/page-files.ts', true],
  ['src/main/application.ts', './reports/quarterly-report.ts', false],
  ['src/main/router.ts', './reports/quarterly-report.ts', false],
  ['src/main/router.ts', './hosts/page-files.ts', true],
  ['src/main/groups/g9.ts', '../router.ts', true],
  ['src/main/damaged-application.ts', './application.ts', false],
  ['src/main/damaged-application.ts', './hosts/page-files.ts', true],

  ['src/main/database/e1.ts', '../groups/groups.entity.ts', true],
  ['src/main/database/e2.ts', '../reports/quarterly-report.ts', true],
  ['src/main/database/e3.ts', '../application.ts', true],
  ['src/main/database/e4.ts', '../failures.ts', false],
  ['src/main/database/e5.ts', '../../shared/record.ts', false],
  ['src/main/database/entities.ts', '../groups/groups.entity.ts', false],
  ['src/main/database/entities.ts', '../groups/groups.ts', true],
  ['src/main/database/migrations/e6.ts', '../../groups/groups.entity.ts', true],

  ['src/main/reports/f1.ts', '../application.ts', true],
  ['src/main/reports/f2.ts', '../hosts/page-files.ts', true],
  ['src/main/reports/f3.ts', '@mikro-orm/core', true],
  ['src/main/reports/f4.ts', 'exceljs', true],
  ['src/main/reports/f5.ts', 'pdfmake', true],
  ['src/main/reports/f6.ts', 'pdfkit', true],
  ['src/main/reports/f8.ts', 'jszip', true],
  ['src/main/reports/f10.ts', 'pizzip', true],
  ['src/main/reports/write-xlsx.ts', 'exceljs', false],
  ['src/main/reports/write-xlsx.ts', 'jszip', true],
  ['src/main/reports/xlsx-package.ts', 'jszip', false],
  ['src/main/reports/xlsx-package.ts', 'exceljs', true],
  ['src/main/reports/write-xlsx.ts', 'pdfmake', true],
  ['src/main/reports/write-pdf.ts', 'pdfmake', false],
  ['src/main/reports/write-pdf.ts', 'exceljs', true],
  ['src/main/reports/write-sheet-pdf.ts', 'pdfkit', false],
  ['src/main/reports/text-measure.ts', 'pdfkit', false],
  ['src/main/reports/f7.ts', '../database/open.ts', false],

  ['src/main/hosts/browser/g1.ts', 'electron', true],
  ['src/main/hosts/browser/g2.ts', '../../database/open.ts', true],
  ['src/main/hosts/command-line/g3.ts', 'electron', true],
  ['src/main/hosts/electron/g4.ts', '@mikro-orm/core', true],
  ['src/main/hosts/electron/g5.ts', 'electron', false],
  ['src/main/hosts/electron/g6.ts', '../../application.ts', false],

  ['scripts/h1.mjs', 'zod', true],
  ['scripts/h2.mjs', 'node:fs', false],
  ['tests/h3.ts', 'electron', true],
];

const folder = mkdtempSync(join(tmpdir(), 'binaan-boundaries-'));
/** What was refused, as `file: source`. */
let refused: string[] = [];
let others: string[] = [];

beforeAll(() => {
  for (const [file, entries] of Map.groupBy(plants, ([name]) => name)) {
    plant(
      file,
      entries.map(([, source], index) => `import * as m${index} from '${source}';\nexport { m${index} };\n`).join(''),
    );
  }
  plant('src/main/groups/i1.ts', "export const later = () => import('exceljs');\n");
  plant('src/main/groups/i2.ts', "import type { App } from 'electron';\nexport type A = App;\n");
  plant('src/main/groups/i3.ts', "export * from '../reports/quarterly-report.ts';\n");
  plant(
    'src/main/groups/j1.ts',
    'export async function save(): Promise<void> {}\nexport function forget(): void {\n  save();\n}\n',
  );
  plant('src/main/groups/j2.ts', 'export function take(value: any): unknown {\n  return value;\n}\n');
  plant('src/main/groups/j3.ts', "import { b } from './j4.ts';\nexport const a = (): number => b();\n");
  plant('src/main/groups/j4.ts', "import { a } from './j3.ts';\nexport const b = (): number => a();\n");
  plant('src/shared/j5.ts', 'export const address = (): string => window.location.href;\n');
  plant(
    'src/renderer/j6.tsx',
    "import { useState } from 'react';\nexport function Row({ isOpen }: { isOpen: boolean }) {\n  if (!isOpen) return null;\n  const [text] = useState('');\n  return <p>{text}</p>;\n}\n",
  );
  plant('src/renderer/j7.tsx', 'export const Logo = () => <img src="logo.png" />;\n');

  const reports = lint();
  refused = reports
    .filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ file, text }) => `${file}: ${text}`);
  others = reports.map(({ file, code }) => `${file}: ${code}`);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import', () => {
  test.each(plants)('in %s of %s: refused %s', (file, source, isRefused) => {
    expect(refused.some((line) => line.startsWith(`${file}: '${source}'`))).toBe(isRefused);
  });

  test.each([
    ['src/main/groups/i1.ts', 'exceljs'],
    ['src/main/groups/i2.ts', 'electron'],
    ['src/main/groups/i3.ts', '../reports/quarterly-report.ts'],
  ])('that comes late, is of a type only, or is passed on is one too: %s', (file, source) => {
    expect(refused.some((line) => line.startsWith(`${file}: '${source}'`))).toBe(true);
  });
});

test.each([
  ['src/main/groups/j1.ts', 'no-floating-promises'],
  ['src/main/groups/j2.ts', 'no-explicit-any'],
  ['src/main/groups/j3.ts', 'no-cycle'],
  ['src/shared/j5.ts', 'no-restricted-globals'],
  ['src/renderer/j6.tsx', 'rules-of-hooks'],
  ['src/renderer/j7.tsx', 'alt-text'],
])('in %s the lint sees %s', (file, rule) => {
  expect(others.some((line) => line.startsWith(`${file}: `) && line.includes(rule))).toBe(true);
});

test('no rule is switched off in the code without a reason beside it', () => {
  const bare = sources('src')
    .concat(sources('tests'), sources('scripts'), sources('bench'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(
          (line) =>
            /(?:oxlint|eslint)-disable|@ts-(?:ignore|expect-error|nocheck)/.test(line) &&
            !/ -- \S|@ts-expect-error \S/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    )
    .filter((line) => !line.startsWith(import.meta.filename));
  expect(bare).toEqual([]);
});

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function lint(): { file: string; code: string; text: string }[] {
  copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
  copyFileSync('tsconfig.json', join(folder, 'tsconfig.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction');
  const result = spawnSync(
    process.execPath,
    [join(process.cwd(), 'node_modules', 'oxlint', 'bin', 'oxlint'), '-f', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { diagnostics } = JSON.parse(result.stdout) as {
    diagnostics: { filename: string; code?: string; message: string }[];
  };
  return diagnostics.map(({ filename, code, message }) => ({
    file: filename.replaceAll('\\', '/'),
    code: code ?? '',
    text: message,
  }));
}

function sources(name: string): string[] {
  return readdirSync(name, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file))
    .map((file) => join(process.cwd(), name, file));
}
