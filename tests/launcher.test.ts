import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import en from '../src/shared/locales/en.json' with { type: 'json' };
import id from '../src/shared/locales/id.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'binaan launcher '));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('npm start', () => {
  test('serves a browser when asked, says nothing but the address, and ends cleanly', async () => {
    const started = await start(['--browser', '--data', join(folder, 'asked')], {});
    expect(started.lines).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)]);
    const page = await fetch(started.lines[0] ?? '');
    expect(await page.text()).toContain('<title>Binaan</title>');
    await started.end();
    // A database that was closed leaves no journal behind.
    expect(existsSync(join(folder, 'asked', 'binaan.db'))).toBe(true);
    if (process.platform !== 'win32') expect(existsSync(join(folder, 'asked', 'binaan.db-wal'))).toBe(false);
  });

  test('says in one sentence that there is no display, and serves', async (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux starts without a display');
    const started = await start(['--data', join(folder, 'blind')], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(started.lines).toEqual([
      `${id.launcher.noDisplay} / ${en.launcher.noDisplay}`,
      expect.stringContaining('http://127.0.0.1:'),
    ]);
    await started.end();
  });

  test('says in one sentence that Electron is missing, and serves', async () => {
    mkdirSync(join(folder, 'no electron'));
    const started = await start(['--data', join(folder, 'missing')], {
      DISPLAY: ':0',
      ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'no electron'),
    });
    expect(started.lines).toEqual([
      `${id.launcher.noRuntime} / ${en.launcher.noRuntime}`,
      expect.stringContaining('http://127.0.0.1:'),
    ]);
    await started.end();
  });

  test('refuses an option that it does not know', () => {
    const { status, stderr } = script('start.mjs', ['--brwoser']);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('npm run binaan', () => {
  test('hands on arguments, output and exit status, and adds nothing', () => {
    const good = script('binaan.mjs', ['call', 'status', '--data', join(folder, 'called data')]);
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject({ dataFolder: join(folder, 'called data') });

    const bad = script('binaan.mjs', ['no-such-command']);
    expect(bad.status).not.toBe(0);
    expect(bad.stdout).toBe('');
    expect(bad.stderr).not.toBe('');
  });

  test('takes relative paths from where it is called', () => {
    const { stdout } = script('binaan.mjs', ['call', 'status', '--data', 'here'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ dataFolder: join(folder, 'here') });
  });
});

async function start(args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(process.cwd(), 'scripts', 'start.mjs'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(text);
    if (/#token=\S+\n/.test(output)) break;
  }
  return {
    lines: output.trim().split('\n'),
    async end() {
      const closed = once(child, 'close');
      // Windows knows no signals: there the whole tree is ended by force.
      if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
      else child.kill('SIGTERM');
      const [code] = (await closed) as [number | null];
      if (process.platform !== 'win32') expect(code).toBe(0);
    },
  };
}

function script(name: string, args: string[], cwd = process.cwd()) {
  return spawnSync(process.execPath, [join(process.cwd(), 'scripts', name), ...args], { cwd, encoding: 'utf8' });
}
