import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readDataOption } from '../../src/main/hosts/electron/arguments.ts';
import { openMemory } from '../../src/main/hosts/electron/memory.ts';
import { unpacked } from '../../src/main/hosts/electron/packed-path.ts';
import { windowBounds } from '../../src/main/hosts/electron/window-bounds.ts';
import { defaultDataFolder } from '../../src/main/hosts/program-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'binaan-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the window opens', () => {
  const laptop = { x: 0, y: 0, width: 1366, height: 728 };
  const beamer = { x: 1366, y: -200, width: 1920, height: 1080 };

  test('in the middle of the first screen at the first start', () => {
    expect(windowBounds(undefined, [{ x: 0, y: 40, width: 1920, height: 1040 }])).toEqual({
      x: 277,
      y: 176,
      width: 1366,
      height: 768,
    });
    expect(windowBounds(undefined, [laptop])).toEqual(laptop);
  });

  test('where it was, on either screen', () => {
    const left = { x: 100, y: 50, width: 1000, height: 650 };
    const right = { x: 1500, y: -150, width: 1700, height: 900 };
    expect(windowBounds(left, [laptop, beamer])).toEqual(left);
    expect(windowBounds(right, [laptop, beamer])).toEqual(right);
  });

  test('on the first screen when its own screen is unplugged', () => {
    expect(windowBounds({ x: 1500, y: -150, width: 1700, height: 900 }, [laptop])).toEqual(laptop);
  });

  test('where its title bar can be grasped', () => {
    expect(windowBounds({ x: 1300, y: 10, width: 1000, height: 650 }, [laptop])).toEqual(laptop);
    expect(windowBounds({ x: 10, y: 720, width: 1000, height: 650 }, [laptop])).toEqual(laptop);
    expect(windowBounds({ x: 10, y: -8, width: 1000, height: 650 }, [laptop]).y).toBe(0);
  });

  test('no larger than its screen and no smaller than it can be used', () => {
    expect(windowBounds({ x: 0, y: 0, width: 5000, height: 5000 }, [laptop])).toEqual(laptop);
    expect(windowBounds({ x: 0, y: 0, width: 200, height: 10 }, [laptop])).toMatchObject({ width: 900, height: 600 });
  });
});

describe('what the window remembers', () => {
  test('is as at the first start without a file, and is kept from then on', () => {
    const file = join(folder, 'deeper', 'window.json');
    const memory = openMemory(file);
    expect(memory.read()).toEqual({ language: 'id', lastFolder: undefined, window: undefined });
    memory.change({ language: 'en', lastFolder: 'D:\\Laporan' });
    expect(openMemory(file).read()).toMatchObject({ language: 'en', lastFolder: 'D:\\Laporan' });
    expect(readdirSync(join(folder, 'deeper'))).toEqual(['window.json']);
  });

  test('falls back piece by piece where the file is damaged', () => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, JSON.stringify({ language: 'fr', lastFolder: 'D:\\', window: { x: 'left' } }));
    expect(openMemory(file).read()).toEqual({ language: 'id', lastFolder: 'D:\\', window: undefined });
    writeFileSync(file, '{"language": "en"');
    expect(openMemory(file).read().language).toBe('id');
  });

  test('does not stop the program where the disk refuses', () => {
    writeFileSync(join(folder, 'file'), '');
    const memory = openMemory(join(folder, 'file', 'window.json'));
    memory.change({ language: 'en' });
    expect(memory.read().language).toBe('en');
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('');
  });
});

test('the data folder is read from among the switches of Electron', () => {
  expect(readDataOption(['electron', '.', '--data', 'D:/my data', '--no-sandbox'])).toBe(resolve('D:/my data'));
  expect(readDataOption(['Binaan.exe', '--data=D:/x'])).toBe(resolve('D:/x'));
  expect(readDataOption(['Binaan.exe', '--data', '--no-sandbox'])).toBeUndefined();
  expect(readDataOption(['Binaan.exe'])).toBeUndefined();
});

test('the window and the command line have the same data folder', () => {
  expect(defaultDataFolder({ XDG_CONFIG_HOME: '' }, 'linux', '/home/x')).toBe(
    join('/home/x', '.config', 'Binaan', 'data'),
  );
  expect(defaultDataFolder({ APPDATA: 'C:/Users/x/AppData/Roaming' }, 'win32', 'C:/Users/x')).toBe(
    join('C:/Users/x/AppData/Roaming', 'Binaan', 'data'),
  );
});

test('the worker is taken from beside the archive', () => {
  expect(unpacked('C:\\Binaan\\resources\\app.asar\\out\\main\\report-worker.js')).toBe(
    'C:\\Binaan\\resources\\app.asar.unpacked\\out\\main\\report-worker.js',
  );
  expect(unpacked('/opt/app/out/main/report-worker.js')).toBe('/opt/app/out/main/report-worker.js');
});
