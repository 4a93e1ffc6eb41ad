// Locale files: English has the keys and placeholders of Indonesian, and every key is used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const locales = join(root, 'src', 'shared', 'locales');
const problems = checkLocales(read('id.json'), read('en.json'), sourceTexts());
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

function checkLocales(id, en, sources) {
  const indonesian = flatten(id);
  const english = flatten(en);
  const missing = [...indonesian.keys()].filter((key) => !english.has(key)).map((key) => `en.json: ${key} is missing`);
  const surplus = [...english.keys()].filter((key) => !indonesian.has(key)).map((key) => `id.json: ${key} is missing`);
  const different = [...indonesian]
    .filter(([key, text]) => english.has(key) && placeholders(text) !== placeholders(english.get(key)))
    .map(([key]) => `${key}: placeholders differ`);
  const empty = [...indonesian, ...english].filter(([, text]) => text.trim() === '').map(([key]) => `${key}: empty`);
  const isUsed = usedIn(sources);
  const unused = [...indonesian.keys()].filter((key) => !isUsed(key)).map((key) => `id.json: ${key} is used nowhere`);
  return [...missing, ...surplus, ...different, ...empty, ...unused];
}

/**
 * A key counts as used where it stands in quotes, or where a quoted or templated text that starts with
 * it goes on with something computed: `pillar.${x}` uses all of `pillar`. A plural form is used as its key.
 */
function usedIn(sources) {
  const quoted = new Set();
  const computed = new Set();
  for (const text of sources) {
    for (const [, word] of text.matchAll(/['"`]([A-Za-z][\w.]*)['"`]/g)) quoted.add(word);
    for (const [, prefix] of text.matchAll(/`([A-Za-z][\w.]*)\.\$\{/g)) computed.add(prefix);
    // texts.launcher[reason], issue codes that schemas carry as messages
    for (const [, prefix] of text.matchAll(/texts\.(\w+)\[/g)) computed.add(prefix);
  }
  return (key) => {
    const plain = key.replace(/_(?:zero|one|two|few|many|other)$/, '');
    const parts = plain.split('.');
    return quoted.has(plain) || parts.some((_, index) => index > 0 && computed.has(parts.slice(0, index).join('.')));
  };
}

function flatten(node, path = '') {
  if (typeof node === 'string') return new Map([[path, node]]);
  return new Map(Object.entries(node).flatMap(([key, value]) => [...flatten(value, path ? `${path}.${key}` : key)]));
}

function placeholders(text) {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)]
    .map(([, name]) => name)
    .toSorted((a, b) => a.localeCompare(b))
    .join();
}

function sourceTexts() {
  return ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
}

function read(name) {
  return JSON.parse(readFileSync(join(locales, name), 'utf8'));
}
