// What every command needs first: packages installed, program built, and Node 24 to run it with.
// Plain Node ≥ 20 without dependencies, because on a fresh machine there is nothing else yet.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const builtStamp = join(root, 'out', '.built');
const builtFrom = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'postcss.config.cjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Installs the packages of package-lock.json where they are missing or others. Everything that npm
 * says goes to stderr, so that a command's own output stays clean.
 *
 * @throws where npm fails
 */
export async function ensureInstalled() {
  if (isInstalled()) return;

  process.stderr.write('Memasang paket… / Installing packages…\n');
  const code = await run(...npmCommand(installArguments()), { stdio: ['ignore', process.stderr, process.stderr] });
  if (code !== 0) throw new Error(`npm: exit ${code}`);
}

/**
 * Builds the program where `out/` is missing or older than its sources. Quiet unless it fails.
 *
 * @throws where the build fails; what it said is on stderr by then
 */
export async function ensureBuilt() {
  const startedAt = new Date();
  if (isBuilt()) return;

  const build = await runNodeQuietly([packageFile('electron-vite', 'bin/electron-vite.js'), 'build']);
  if (build.code !== 0) {
    process.stderr.write(build.output);
    throw new Error(`electron-vite build: exit ${build.code}`);
  }
  mkdirSync(dirname(builtStamp), { recursive: true });
  writeFileSync(builtStamp, '');
  // The time of the start: what was edited during the build is newer and is built next time.
  utimesSync(builtStamp, startedAt, startedAt);
}

/** Installs and builds; ends the process with a readable line where one of them fails. */
export async function prepare({ build = true } = {}) {
  // Set by `npm test`: a test that starts a command must not rebuild the program under the other tests.
  if (process.env.BINAAN_PREPARED) return;
  try {
    await ensureInstalled();
    if (build) await ensureBuilt();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** The Node 24 of the `node` npm package; where its platform package is missing, the Node that runs this. */
export function nodeBinary() {
  const names = process.platform === 'win32' ? ['bin/node.exe', 'node.exe'] : ['bin/node'];
  const found = names.map((name) => join(root, 'node_modules', 'node', name)).find((path) => existsSync(path));
  return found ?? process.execPath;
}

/**
 * The folder that relative paths in arguments mean: where the caller is. npm runs its scripts in the
 * project's folder and remembers the caller's, but hands that on to everything that a script starts.
 */
export function callerFolder() {
  const isNpmScript = ['start', 'binaan'].includes(process.env.npm_lifecycle_event) && process.cwd() === root;
  return (isNpmScript && process.env.INIT_CWD) || process.cwd();
}

/** A file of an installed package, by its path inside the package. */
export function packageFile(name, path) {
  return join(root, 'node_modules', name, ...path.split('/'));
}

/** Runs a script with Node 24, on this terminal. Gives its exit code. */
export function runNode(args, options = {}) {
  return run(nodeBinary(), args, { stdio: 'inherit', ...options });
}

/** Runs a script with Node 24 and keeps what it says. Gives `{ code, output }`. */
export async function runNodeQuietly(args, options = {}) {
  let output = '';
  const code = await run(nodeBinary(), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    onStart: (child) => {
      child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
      child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    },
  });
  return { code, output };
}

/**
 * Runs a program to its end and gives its exit code; 128 + signal where a signal ended it, as shells do.
 * Ctrl+C reaches the whole group of a terminal by itself, so this process only waits for the other
 * one's clean end; a SIGTERM is for this process alone and is passed on.
 */
export function run(command, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, ...options });
    const wait = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', pass).on('SIGHUP', pass);
    const settle = (then) => {
      process.off('SIGINT', wait).off('SIGTERM', pass).off('SIGHUP', pass);
      then();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code, signal) => settle(() => resolve(code ?? (signal === 'SIGINT' ? 130 : 143))));
    onStart?.(child);
  });
}

// npm leaves a list of what it installed, the last thing that it writes. Held against the lock file it
// says more than a date: an installation broken off has none, and one made by hand counts.
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;

  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (path in present ? present[path].version === entry.version : entry.optional === true),
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

// `npm ci` empties node_modules first. Windows does not let go of the node.exe in there while it runs
// this very script (npm puts it first on the PATH), so then the differences alone are installed.
function installArguments() {
  const runsInside = !relative(join(root, 'node_modules'), process.execPath).startsWith('..');
  return [runsInside && process.platform === 'win32' ? 'install' : 'ci', '--no-audit', '--no-fund'];
}

// npm is itself a script. Running that with Node spares `npm.cmd`, which needs a shell and its quoting.
function npmCommand(args) {
  const nodeFolder = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((path) => path && basename(path) === 'npm-cli.js' && existsSync(path));
  if (script) return [process.execPath, [script, ...args]];
  // The arguments are our own words without blanks, so cmd.exe has nothing to misread.
  if (process.platform === 'win32') return ['cmd.exe', ['/d', '/s', '/c', 'npm.cmd', ...args]];
  return ['npm', args];
}

function isBuilt() {
  if (!existsSync(builtStamp)) return false;
  const builtAt = statSync(builtStamp).mtimeMs;
  return builtFrom.every((name) => newest(join(root, name)) < builtAt);
}

// A folder's own time counts as well: it changes when a file in it is removed or renamed.
function newest(path) {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
