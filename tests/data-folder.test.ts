import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterFolder } from '../src/main/data-folder/enter-folder.ts';
import { unfitFolder } from '../src/main/data-folder/unfit-folder.ts';

const windows = (path: string, env: Record<string, string> = {}) => unfitFolder([path], { platform: 'win32', env });
const linux = (path: string, fileSystem?: number) => unfitFolder([path], { platform: 'linux', env: {}, fileSystem });

describe('a data folder', () => {
  it.each([
    'C:\\Users\\Siti\\AppData\\Roaming\\Binaan\\data',
    'D:\\Data CSR\\Binaan',
    '\\\\?\\C:\\Data\\Binaan',
    'C:\\Dropbox lama.zip\\data',
    'C:\\My Drives\\data',
  ])('may be %s', (path) => expect(windows(path)).toBeUndefined());

  it.each([
    '\\\\server\\bersama\\Binaan',
    '//server/bersama/Binaan',
    '\\\\?\\UNC\\server\\bersama\\Binaan',
    '\\\\192.168.1.5\\csr',
    '\\\\wsl$\\Ubuntu\\home',
  ])('may not be on a network: %s', (path) => expect(windows(path)).toBe('NETWORK_FOLDER'));

  it('may not be behind a drive letter that stands for a share', () => {
    const paths = ['Z:\\Binaan', '\\\\server\\bersama\\Binaan'];
    expect(unfitFolder(paths, { platform: 'win32', env: {} })).toBe('NETWORK_FOLDER');
  });

  it.each([
    'C:\\Users\\Siti\\OneDrive\\Binaan',
    'C:\\Users\\Siti\\OneDrive - PT Contoh\\Dokumen\\Binaan',
    'C:\\Users\\Siti\\Dropbox\\data',
    'C:\\Users\\Siti\\Dropbox (Kantor)\\data',
    'C:\\Users\\Siti\\Google Drive\\data',
    'G:\\My Drive\\Binaan',
    'G:\\Drive Saya\\Binaan',
  ])('may not be one that is synchronised: %s', (path) => expect(windows(path)).toBe('SYNCED_FOLDER'));

  it('may not be where OneDrive says that it is, whatever that is called', () => {
    const env = { OneDriveCommercial: 'D:\\Awan\\' };
    expect(windows('d:\\awan\\Binaan', env)).toBe('SYNCED_FOLDER');
    expect(windows('D:\\Awanku\\Binaan', env)).toBeUndefined();
    expect(windows('D:\\Binaan', { OneDrive: '' })).toBeUndefined();
  });

  it('may not be on NFS or SMB under Linux', () => {
    expect(linux('/mnt/kantor', 0x6969)).toBe('NETWORK_FOLDER');
    expect(linux('/mnt/kantor', 0xff534d42 - 2 ** 32)).toBe('NETWORK_FOLDER');
    expect(linux('/home/siti/data', 0xef53)).toBeUndefined();
    expect(linux('/home/siti/Dropbox/data')).toBe('SYNCED_FOLDER');
  });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes the folder into use in a process of its own, and says so. */
async function inAnotherProcess(isProgram: boolean) {
  const script = `
    import { enterFolder } from ${JSON.stringify(new URL('../src/main/data-folder/enter-folder.ts', import.meta.url).href)};
    // Held, as a program does: what nobody holds is let go by the engine at any time.
    globalThis.lock = enterFolder(${JSON.stringify(folder)}, ${isProgram});
    console.log('entered');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', reject);
  });
  return () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
}

describe('a data folder in use', () => {
  it('is no other program’s, until the one that has it ends, be it by a kill', async () => {
    const kill = await inAnotherProcess(true);
    expect(() => enterFolder(folder, true)).toThrow(
      expect.objectContaining({ code: 'IN_USE', data: { path: folder } }),
    );
    // The command line may look in beside it.
    enterFolder(folder, false).release();
    await kill();
    enterFolder(folder, true).release();
  });

  it('is not had alone while anybody else uses it', async () => {
    const kill = await inAnotherProcess(false);
    const lock = enterFolder(folder, true);
    await expect(lock.alone(async () => 'done')).rejects.toMatchObject({ code: 'LOCKED' });
    await kill();
    expect(await lock.alone(async () => 'done')).toBe('done');
    lock.release();
  });

  it('lets nobody in while somebody has it alone', async () => {
    const lock = enterFolder(folder, true);
    await lock.alone(async () => {
      expect(() => enterFolder(folder, false)).toThrow(expect.objectContaining({ code: 'IN_USE' }));
    });
    enterFolder(folder, false).release();
    lock.release();
  });

  it.runIf(process.platform === 'linux')('is refused where nothing can be written', () => {
    // The kernel's own folder, where not even root makes one.
    const place = '/sys/binaan';
    expect(() => enterFolder(place, true)).toThrow(
      expect.objectContaining({ code: 'READ_ONLY_FOLDER', data: { path: place } }),
    );
  });
});
