import type { FailureCode } from '../failures.ts';

/** What is known of the computer that decides about a folder. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** What kind of file system it is, as the system numbers them (`statfs`); undefined where it says nothing. */
  fileSystem?: number | undefined;
}

/**
 * Why data may not be kept in a folder, or undefined where they may. SQLite's locks and its write-ahead log
 * do not hold over a network, and a program that synchronises a folder takes the database and its log to another
 * computer one without the other.
 *
 * @param paths the folder as it was named and as it really is: a link, or a drive letter that stands for a share
 */
export function unfitFolder(paths: readonly string[], surroundings: Surroundings): FailureCode | undefined {
  if (paths.some(isOnNetwork) || isNetworkFileSystem(surroundings.fileSystem)) return 'NETWORK_FOLDER';
  if (paths.some((path) => isSynced(path, surroundings))) return 'SYNCED_FOLDER';
  return undefined;
}

/** `\\server\share`, `//server/share`, `\\?\UNC\server\share`; `\\?\C:\…` is a folder of this computer. */
function isOnNetwork(path: string): boolean {
  const slashed = path.replaceAll('\\', '/');
  if (/^\/\/[?.]\/UNC\//i.test(slashed)) return true;
  return /^\/\/[^/?.]/.test(slashed);
}

/** NFS, SMB and CIFS, as Linux numbers them. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

function isNetworkFileSystem(kind: number | undefined): boolean {
  // Signed on some systems.
  return kind !== undefined && networkFileSystems.has(kind >>> 0);
}

/** How the folders are called that these programs keep in step; `OneDrive - PT Contoh` for a company's. */
const syncedName = /^(?:onedrive(?: - .+)?|dropbox(?: \(.+\))?|google ?drive|googledrivefs|my drive|drive saya)$/i;

function isSynced(path: string, { platform, env }: Surroundings): boolean {
  const parts = path.split(platform === 'win32' ? /[\\/]/ : /\//);
  if (parts.some((part) => syncedName.test(part))) return true;
  const roots = [env['OneDrive'], env['OneDriveCommercial'], env['OneDriveConsumer']];
  return roots.some((root) => root !== undefined && root !== '' && isWithin(path, root));
}

function isWithin(path: string, folder: string): boolean {
  const plain = (text: string) => `${text.replaceAll('\\', '/').replace(/\/+$/, '')}/`.toLowerCase();
  return plain(path).startsWith(plain(folder));
}
