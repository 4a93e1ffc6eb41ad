import { join } from 'node:path';

/**
 * Where the program keeps its own things for this account: `%APPDATA%\Binaan` on Windows. The window
 * and the command line use the same, so that both see the same data.
 */
export function programFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Binaan');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Binaan');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Binaan');
}

/** The data folder where none is named by `--data`. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  return join(programFolder(env, platform, home), 'data');
}
