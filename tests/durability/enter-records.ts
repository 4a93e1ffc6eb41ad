import type { ApplicationClient } from '../../src/shared/contract.ts';
import { png } from '../support/pictures.ts';
import { randomFrom } from './replay.ts';

/** One thing that an officer does, and that the API answers with one transaction. */
export interface Step {
  name: string;
  /** What it wrote is acknowledged once it answers. Fails as the API does, where undo took its record away, say. */
  run(): Promise<unknown>;
}

/**
 * An office's day, without end: sheets pasted and marked present, groups entered, photos attached,
 * records binned and brought back, actions taken back, drafts kept. Each step asks the API as the window
 * does. The same seed gives the same day.
 */
export function officeDay(client: ApplicationClient, unitId: string, seed: number): () => Step {
  const random = randomFrom(seed);
  const meetings: string[] = [];
  const binned: string[] = [];
  let count = 0;
  const some = (ids: string[]) => ids[Math.floor(random() * ids.length)] ?? '';

  const steps: Record<string, (name: string) => Promise<unknown>> = {
    'meetings.save': async (name) => {
      const { id } = await client.meetings.save(sheet(unitId, name, 10 + Math.floor(random() * 50)));
      meetings.push(id);
    },
    'meetings.save over': async (name) => {
      const meeting = await client.meetings.get({ id: some(meetings) });
      const sessions = meeting.sessions.map((session) => ({
        ...session,
        participants: session.participants.map((one) => ({ ...one, status: 'present' as const })),
      }));
      await client.meetings.save({ ...meeting, outcome: name, sessions });
    },
    'groups.save': (name) =>
      client.groups.save({ unitId, name, kind: 'posyandu', areaCode: '64.09.01.2020', stage: 'inisiasi' }),
    'attachments.add': (name) =>
      client.attachments.add({
        owner: { kind: 'meeting', id: some(meetings) },
        kind: 'foto',
        fileName: `${name}.png`,
        data: png(seed + count, 40 + count, 60).toString('base64'),
      }),
    'bin.remove': async () => {
      const { id, version } = await client.meetings.get({ id: some(meetings) });
      await client.bin.remove({ kind: 'meeting', id, version });
      binned.push(...meetings.splice(meetings.indexOf(id), 1));
    },
    'bin.restore': async () => {
      const id = binned.pop() ?? some(meetings);
      await client.bin.restore({ kind: 'meeting', id });
      meetings.push(id);
    },
    'history.undo': async () => {
      const [last] = (await client.history.lastActions()).undo;
      if (last) await client.history.undo({ actionId: last.actionId });
    },
    'drafts.save': (name) =>
      client.drafts.save({
        key: `meeting:new:${count % 5}`,
        path: '/meetings/new',
        unitId,
        title: name,
        content: JSON.stringify({ text: name.repeat(200) }),
      }),
  };
  const names = Object.keys(steps);
  return () => {
    count += 1;
    const name = meetings.length < 3 ? 'meetings.save' : some(names);
    const text = `${seed}-${count}`;
    return { name, run: () => steps[name]!(text) };
  };
}

function sheet(unitId: string, name: string, people: number) {
  return {
    unitId,
    kind: 'fgd',
    title: `FGD ${name}`,
    sessions: [
      {
        date: '2026-02-10',
        place: 'Balai Desa Giri Mukti',
        participants: Array.from({ length: people }, (_, index) => ({
          name: `Siti Aminah ${name}-${index}`,
          gender: 'P' as const,
          institution: 'Warga Desa Giri Mukti',
          phone: `0852${String(index).padStart(8, '0')}`,
        })),
      },
    ],
  };
}
