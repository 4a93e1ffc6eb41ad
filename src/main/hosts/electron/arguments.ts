import { resolve } from 'node:path';

/**
 * The folder of `--data FOLDER` or `--data=FOLDER`. Read by hand, because Electron's and Chromium's
 * own switches stand on the same line.
 *
 * @returns undefined where it is not given
 */
export function readDataOption(argv: readonly string[]): string | undefined {
  const joined = argv.find((word) => word.startsWith('--data='));
  if (joined !== undefined) return resolve(joined.slice('--data='.length));

  const place = argv.indexOf('--data');
  const folder = place === -1 ? undefined : argv[place + 1];
  return folder === undefined || folder.startsWith('--') ? undefined : resolve(folder);
}
