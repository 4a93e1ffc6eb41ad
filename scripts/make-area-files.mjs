// Makes resources/areas from the npm package idn-area-data (data under ODbL, see the notice there):
// one small file a province, so that an installation carries all of Indonesia and loads what it needs.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'node_modules', 'idn-area-data', 'data');
const target = join(root, 'resources', 'areas');
mkdirSync(target, { recursive: true });

const provinces = lines('provinces', 0, 1);
writeFileSync(join(target, 'provinces.csv'), `code,name\n${provinces.join('\n')}\n`);
const below = [...lines('regencies', 0, 2), ...lines('districts', 0, 2), ...lines('villages', 0, 2)];
for (const province of provinces) {
  const code = province.slice(0, 2);
  const own = below.filter((line) => line.startsWith(`${code}.`)).toSorted((a, b) => (a < b ? -1 : 1));
  writeFileSync(join(target, `${code}.csv`), `code,name\n${own.join('\n')}\n`);
}
copyFileSync(join(source, 'LICENSE.md'), join(target, 'LICENSE.md'));

/** `code,name` lines of a source file; the name is everything after the column before it. */
function lines(file, codeColumn, nameColumn) {
  const text = readFileSync(join(source, `${file}.csv`), 'utf8').trim();
  return text
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = line.split(',');
      return `${cells[codeColumn]},${cells.slice(nameColumn).join(',')}`;
    });
}
