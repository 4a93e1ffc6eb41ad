// Looks for Electron's runtime without importing the package: in plain Node that import starts a
// download and throws where there is no way out.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, packageFile, run } from './prepare.mjs';

/** How long the one download try may take. A refusal comes at once; a slow line must not block the start. */
const downloadLimit = 60_000;

/**
 * The Electron program to start, or why there is none: `noDisplay` or `noRuntime`.
 *
 * @returns {Promise<{ path: string } | { reason: 'noDisplay' | 'noRuntime' }>}
 */
export async function findElectron({ mayDownload = true, env = process.env, platform = process.platform } = {}) {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { reason: 'noDisplay' };

  let path = presentRuntime(env, platform);
  if (!path && mayDownload && (await download(env))) path = presentRuntime(env, platform);
  return path ? { path } : { reason: 'noRuntime' };
}

function presentRuntime(env, platform) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, programName(platform));
    return existsSync(path) ? path : undefined;
  }
  const dist = packageFile('electron', 'dist');
  const path = join(dist, programName(platform));
  return existsSync(path) && read(join(dist, 'version')).replace(/^v/, '') === wantedVersion() ? path : undefined;
}

// The package's own installer: it takes the archive from its cache, from ELECTRON_MIRROR, or from the
// publisher, and checks its sum.
async function download(env) {
  const installer = packageFile('electron', 'install.js');
  if (env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(installer)) return false;

  const code = await run(nodeBinary(), [installer], {
    env,
    stdio: 'ignore',
    timeout: downloadLimit,
    killSignal: 'SIGKILL',
  });
  return code === 0;
}

function wantedVersion() {
  return JSON.parse(read(packageFile('electron', 'package.json')) || '{}').version;
}

function programName(platform) {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
