/** Names on the way to a data folder that say nothing of whose it is. */
const ownNames = new Set([
  'appdata',
  'roaming',
  'local',
  '.config',
  'binaan',
  'data',
  'documents',
  'dokumen',
  'desktop',
]);

/**
 * A path as whoever helps needs it: on which disk, in whose folder, how deep. Folders are called by people's
 * names, so that all but those of the system and of this program are left out; so is the server of a share.
 */
export function hiddenPath(path: string, home: string): string {
  const plain = (text: string) => text.replaceAll('\\', '/').replace(/\/+$/, '');
  const isAtHome = `${plain(path)}/`.toLowerCase().startsWith(`${plain(home)}/`.toLowerCase());
  const rest = isAtHome ? plain(path).slice(plain(home).length) : plain(path);
  const [root = '', ...names] = rest.split('/');
  const start = isAtHome ? '<home>' : /^[A-Za-z]:$/.test(root) ? root : '';
  return [start, ...names.map((name) => (name === '' || ownNames.has(name.toLowerCase()) ? name : '…'))].join('/');
}
