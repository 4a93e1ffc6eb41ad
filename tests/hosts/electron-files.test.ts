import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { copyInPlace } from '../../src/main/hosts/electron/copy-file.ts';
import { addressed, isOutside, printAddress } from '../../src/main/hosts/electron/page-address.ts';

const root = mkdtempSync(join(tmpdir(), 'binaan-files-'));
const target = join(root, 'target');
const source = join(root, 'source.xlsx');
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('saving a finished file', () => {
  beforeEach(() => {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
    writeFileSync(source, 'new');
  });

  test('puts it in the place of the older one and leaves nothing else', async () => {
    writeFileSync(join(target, 'Laporan TW I.xlsx'), 'old, and longer');
    await copyInPlace(source, join(target, 'Laporan TW I.xlsx'));
    expect(readFileSync(join(target, 'Laporan TW I.xlsx'), 'utf8')).toBe('new');
    expect(readdirSync(target)).toEqual(['Laporan TW I.xlsx']);
  });

  test('says which file is held by another program, and keeps it', async (context) => {
    if (process.platform !== 'win32' && process.getuid?.() === 0) {
      return context.skip('root may write everywhere, so nothing is locked for it');
    }
    const held = join(target, 'held.xlsx');
    writeFileSync(held, 'old');
    chmodSync(target, 0o500);
    try {
      await expect(copyInPlace(source, held)).rejects.toMatchObject({ code: 'LOCKED', data: { path: held } });
    } finally {
      chmodSync(target, 0o700);
    }
    expect(readFileSync(held, 'utf8')).toBe('old');
    expect(readdirSync(target)).toEqual(['held.xlsx']);
  });

  test('leaves no half file where the target cannot be replaced', async () => {
    mkdirSync(join(target, 'folder.xlsx', 'inside'), { recursive: true });
    await expect(copyInPlace(source, join(target, 'folder.xlsx'))).rejects.toThrow();
    expect(readdirSync(target)).toEqual(['folder.xlsx']);
  });

  test('leaves nothing where the finished file is gone', async () => {
    await expect(copyInPlace(join(root, 'gone'), join(target, 'x'))).rejects.toThrow('ENOENT');
    expect(readdirSync(target)).toEqual([]);
  });
});

describe('an address of our scheme', () => {
  const page = (address: string) => addressed(address, join(root, 'renderer'));

  test('names the page and its parts', () => {
    expect(page('binaan://app/')).toMatchObject({ kind: 'page', file: { path: join(root, 'renderer', 'index.html') } });
    expect(page('binaan://app/index.html#/groups?x=/files/1')).toMatchObject({ kind: 'page' });
    expect(page('binaan://app/assets/page-abc.js')).toMatchObject({
      kind: 'page',
      file: { path: join(root, 'renderer', 'assets', 'page-abc.js'), mediaType: 'text/javascript; charset=utf-8' },
    });
  });

  test('names a finished file, to download or to print', () => {
    expect(page('binaan://app/files/0190-a')).toEqual({ kind: 'outbox', id: '0190-a', isShown: false });
    expect(page('binaan://app/attachments/0190-a')).toEqual({ kind: 'attachment', id: '0190-a', isShown: false });
    expect(page(printAddress('0190-a'))).toEqual({ kind: 'outbox', id: '0190-a', isShown: true });
  });

  test.each([
    'binaan://other/',
    'binaan://app.example/',
    'https://app/',
    'binaan://app/../secret.json',
    'binaan://app/%2e%2e/secret.json',
    'binaan://app/..%5csecret.json',
    'binaan://app/assets//x.js',
    'binaan://app/C:/secret.json',
    'binaan://app/files/',
    'binaan://app/attachments/',
    'binaan://app/attachments/../binaan.db',
    'binaan://app/attachments/ab/cd',
    'binaan://app/files/../../secret.json',
  ])('%s is nothing of ours', (address) => {
    expect(page(address)).toBeUndefined();
  });
});

test('the network and the disk are outside, the page and the PDF viewer are not', () => {
  const outside = ['https://binaan.example/', 'HTTP://127.0.0.1/', 'wss://binaan.example/', 'file:///C:/', 'ftp://x/'];
  expect(outside.filter((address) => !isOutside(address))).toEqual([]);
  const inside = ['binaan://app/', 'blob:binaan://app/0190', 'data:image/png,', 'chrome-extension://viewer/index.html'];
  expect(inside.filter(isOutside)).toEqual([]);
});
