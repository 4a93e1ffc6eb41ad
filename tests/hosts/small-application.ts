import { implement } from '@orpc/server';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxFile } from '../../src/main/application.ts';
import { contract } from '../../src/shared/contract.ts';

export const finishedId = '01900000-0000-7000-8000-000000000001';

export const attachedId = '01900000-0000-7000-8000-000000000002';

/** The smallest real router of our contract: enough to try a host with, without a database. */
export function smallApplication() {
  const folder = mkdtempSync(join(tmpdir(), 'binaan-host-'));
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Binaan</title>');
  writeFileSync(join(rendererFolder, 'assets', 'page-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'secret.json'), '{}');
  const pdf = join(folder, 'finished.pdf');
  writeFileSync(pdf, '%PDF-1.7 example');

  const log = { exportsEnded: 0 };
  const api = implement({ status: contract.status, meetings: contract.meetings, exports: contract.exports });
  const router = {
    status: api.status.handler(() => ({ version: '0.0.0', dataFolder: folder, isEmpty: true })),
    meetings: {
      get: api.meetings.get.handler(({ errors, input }) => {
        throw errors.MISSING({ data: { entity: 'meeting', id: input.id } });
      }),
    },
    exports: {
      run: api.exports.run.handler(async function* endless() {
        try {
          for (let done = 0; ; done = Math.min(1, done + 0.01)) {
            yield { type: 'progress' as const, step: 'layout' as const, done };
            await wait(5);
          }
        } finally {
          log.exportsEnded += 1;
        }
      }),
    },
  };
  const photo = join(folder, 'photo.jpg');
  writeFileSync(photo, 'a picture');
  const picture: OutboxFile = { path: photo, name: 'Foto <FGD>.jpg', mediaType: 'image/jpeg' };
  const file: OutboxFile = { path: pdf, name: 'Laporan “TW I” – Kenari.pdf', mediaType: 'application/pdf' };

  return {
    application: {
      router,
      outboxFile: (id: string) => (id === finishedId ? file : undefined),
      attachmentFile: (id: string) => Promise.resolve(id === attachedId ? picture : undefined),
    },
    folder,
    rendererFolder,
    log,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
