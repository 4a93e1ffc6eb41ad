import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createApplication } from '../../src/main/application.ts';
import type { Application } from '../../src/main/application.ts';
import type { SaveAssistance } from '../../src/shared/assistance.ts';
import type { SaveGroup } from '../../src/shared/groups.ts';
import type { SaveMeeting } from '../../src/shared/meetings.ts';
import type { SaveProgram } from '../../src/shared/programs.ts';
import type { SaveUnit } from '../../src/shared/units.ts';
import { reportWorker } from './threads.ts';

const root = join(import.meta.dirname, '..', '..');

/** A real application on a temporary data folder, with a clock that tests may set. */
export interface TestApplication extends Application {
  dataFolder: string;
  clock: { now: Date };
  /** What reached the log of bugs; tests that do not expect one check that it is empty. */
  bugs: unknown[];
  remove(): Promise<void>;
}

export async function openTestApplication(
  now = '2026-11-22T02:00:00Z',
  dataFolder = mkdtempSync(join(tmpdir(), 'binaan-test-')),
): Promise<TestApplication> {
  const clock = { now: new Date(now) };
  const bugs: unknown[] = [];
  const application = await createApplication({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    reportWorker,
    actor: 'Petugas Uji',
    now: () => clock.now,
    checksAnswers: true,
    logBug: (_operation, error) => bugs.push(error),
  });
  return {
    ...application,
    dataFolder,
    clock,
    bugs,
    remove: async () => {
      await application.close();
      rmSync(dataFolder, { recursive: true, force: true });
      expect(bugs).toEqual([]);
    },
  };
}

export const giriMukti = '64.09.01.2020';

export function unitInput(fields: Partial<SaveUnit> = {}): SaveUnit {
  return {
    code: 'UJI',
    timeZone: 'WITA',
    identities: [{ name: 'Unit Uji', company: 'PT Uji', validFrom: '2020-01-01' }],
    ...fields,
  };
}

export function groupInput(unitId: string, fields: Partial<SaveGroup> = {}): SaveGroup {
  return { unitId, name: 'Kelompok Uji', kind: 'posyandu', areaCode: giriMukti, stage: 'inisiasi', ...fields };
}

export function programInput(unitId: string, fields: Partial<SaveProgram> = {}): SaveProgram {
  return {
    unitId,
    code: 'P-1',
    name: 'Program Uji',
    mainTpb: 3,
    startDate: '2026-01-01',
    stage: 'inisiasi',
    ...fields,
  };
}

export function assistanceInput(groupId: string, fields: Partial<SaveAssistance> = {}): SaveAssistance {
  return { groupId, bastNumber: '001/BAST/2025', date: '2025-03-10', description: 'Alat pertanian', ...fields };
}

export function meetingInput(unitId: string, fields: Partial<SaveMeeting> = {}): SaveMeeting {
  return {
    unitId,
    kind: 'fgd',
    title: 'FGD Uji',
    sessions: [{ date: '2026-02-10', place: 'Balai Desa' }],
    ...fields,
  };
}

/** The expected failure of a call: its code, and for INVALID `field: code` of each issue. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; issues: string[] }> {
  try {
    await call;
  } catch (error) {
    const { code, data } = error as { code: string; data?: { issues?: { path: (string | number)[]; code: string }[] } };
    return { code, issues: (data?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.code}`) };
  }
  throw new Error('the call was expected to fail');
}
