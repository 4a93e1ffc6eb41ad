// `npm start`: installs, builds, and opens the window; where there can be none, says so and serves the
// same application to a browser of this machine.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findElectron } from './electron-runtime.mjs';
import { callerFolder, prepare, root, run, runNode } from './prepare.mjs';

/** A window that ends with an error this soon never opened: a library is missing, or the sandbox is refused. */
const openingTime = 10_000;

const options = readOptions();
await prepare();
process.exitCode = options.browser ? await serve() : await openWindow();

async function openWindow() {
  const electron = await findElectron();
  if (electron.reason) return explainAndServe(electron.reason);

  const startedAt = Date.now();
  const code = await run(electron.path, [root, ...passed('data')], { stdio: 'inherit' });
  if (code === 0 || code === 130 || Date.now() - startedAt > openingTime) return code;
  return explainAndServe('failed');
}

function explainAndServe(reason) {
  process.stdout.write(`${text('id', reason)} / ${text('en', reason)}\n`);
  return serve();
}

function serve() {
  return runNode([join(root, 'out', 'main', 'binaan.js'), 'serve', ...passed('data'), ...passed('port')]);
}

function passed(name) {
  return options[name] === undefined ? [] : [`--${name}`, options[name]];
}

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: { browser: { type: 'boolean' }, data: { type: 'string' }, port: { type: 'string' } },
    }));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  return values.data === undefined ? values : { ...values, data: resolve(callerFolder(), values.data) };
}

function text(language, reason) {
  const texts = JSON.parse(readFileSync(join(root, 'src', 'shared', 'locales', `${language}.json`), 'utf8'));
  return texts.launcher[reason];
}
