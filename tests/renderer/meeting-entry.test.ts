import { describe, expect, it } from 'vitest';
import type { Meeting, MeetingRow } from '../../src/shared/meetings.ts';
import { invitedPresent, representedToggled, toggled } from '../../src/renderer/meetings/attendance-ticks.ts';
import { notListed } from '../../src/renderer/meetings/listed-people.ts';
import {
  defaultsOf,
  fillUntouched,
  noDefaults,
  sessionDefaults,
  stillFilled,
} from '../../src/renderer/meetings/meeting-defaults.ts';
import { newSession } from '../../src/renderer/meetings/meeting-values.ts';
import type { MeetingValues } from '../../src/renderer/meetings/meeting-values.ts';
import type { ParticipantRow } from '../../src/renderer/meetings/participant-sheet.ts';
import { byKinship, repeatedRows } from '../../src/renderer/meetings/repeated-rows.ts';
import { startOf, templateOf } from '../../src/renderer/meetings/template-values.ts';
import { readWalkIn, walkInRow } from '../../src/renderer/meetings/walk-in.ts';

let keys = 0;
function row(name: string, personId?: string, cells: Record<string, string> = {}): ParticipantRow {
  keys += 1;
  return { key: `k${keys}`, ...(personId && { origin: { personId } }), cells: { name, phone: '', ...cells } };
}
const names = (rows: readonly ParticipantRow[]) => rows.map(({ cells }) => cells['name']);

function participant(name: string, personId: string, more: object = {}) {
  const open = { gender: null, institution: '', position: '', phone: '', groupId: null };
  return { ...open, id: `id-${name}`, name, personId, role: 'invitee' as const, status: 'absent' as const, ...more };
}

describe('those not listed yet', () => {
  it('are told apart by their person: two of one name are two people', () => {
    const rows = [row('Siti', 'a'), row('Siti', 'b'), row('Budi', 'c')];
    expect(notListed(rows, [row('Siti', 'a')])).toEqual([rows[1], rows[2]]);
  });

  it('are compared by name and phone where a person is not known', () => {
    const listed = [row('Ani', undefined, { phone: '0811-22' }), row('Budi', 'b')];
    const rows = [row('ANI', 'a', { phone: '081122' }), row('Budi'), row('Ani', undefined, { phone: '0899' })];
    expect(notListed(rows, listed)).toEqual([rows[2]]);
  });

  it('come once, though two groups or sessions have them', () => {
    expect(names(notListed([row('Ani', 'a'), row('Budi'), row('Ani', 'a'), row('Budi')], []))).toEqual(['Ani', 'Budi']);
  });
});

describe('participants repeated from a former meeting', () => {
  const sessions = [
    { participants: [participant('Ani', 'a', { groupId: 'kept', role: 'speaker' }), participant('Budi', 'b')] },
    { participants: [participant('Ani', 'a'), participant('Citra', 'c', { groupId: 'gone' })] },
  ];

  it('are invited anew under the same person, and nobody who is listed', () => {
    const rows = repeatedRows(sessions, [row('Budi', 'b')], (id) => id === 'kept');
    expect(names(rows)).toEqual(['Ani', 'Citra']);
    expect(rows[0]).toMatchObject({
      origin: { personId: 'a' },
      cells: { status: 'invited', role: 'speaker', groupId: 'kept' },
    });
    // The row of the old session stays that session's.
    expect(rows[0]?.origin?.id).toBeUndefined();
    expect(rows[1]?.cells['groupId']).toBe('');
  });

  it('come first from meetings of the same groups, then of the same kind, the latest first', () => {
    const meeting = (id: string, kind: string, date: string) => ({ id, kind, date }) as MeetingRow; // the rest is not looked at
    const meetings = [
      meeting('other', 'monev', '2026-09-01'),
      meeting('kind-old', 'fgd', '2026-01-01'),
      meeting('kind-new', 'fgd', '2026-05-01'),
      meeting('program', 'monev', '2025-01-01'),
      meeting('group', 'monev', '2024-01-01'),
    ];
    const like = { kind: 'fgd', ofGroups: new Set(['group']), ofPrograms: new Set(['program']) };
    expect(byKinship(meetings, like).map(({ id }) => id)).toEqual([
      'group',
      'kind-new',
      'kind-old',
      'program',
      'other',
    ]);
  });
});

describe('a walk-in on one line', () => {
  it.each([
    ['Siti Aminah, P, PKK Desa, 0812-3456-7890', ['Siti Aminah', 'P', 'PKK Desa', '0812-3456-7890']],
    ['Budi; laki-laki; 08123456789', ['Budi', 'L', '', '08123456789']],
    ['Ahmad Fauzi, S.Sos., M.Si, Kecamatan Penajam', ['Ahmad Fauzi, S.Sos., M.Si', '', 'Kecamatan Penajam', '']],
    [
      'Rina, SE, +62 812 345 678, Dinas Sosial, Bidang II, P',
      ['Rina, SE', 'P', 'Dinas Sosial, Bidang II', '+62 812 345 678'],
    ],
    ['Pak Lurah', ['Pak Lurah', '', '', '']],
    ['Joko, , RT 12', ['Joko', '', 'RT 12', '']],
  ])('is read: %s', (line, [name, gender, institution, phone]) => {
    expect(readWalkIn(line)).toEqual({ name, gender, institution, phone });
  });

  it('needs a name, and becomes a row of its own kind', () => {
    expect(readWalkIn(' , P')).toBeNull();
    expect(walkInRow(readWalkIn('Ani, P') ?? undefined).cells).toMatchObject({
      name: 'Ani',
      gender: 'P',
      status: 'walkIn',
    });
  });
});

describe('ticking attendance', () => {
  const withStatus = (status: string) => row('Ani', 'a', { status });

  it('begins with everybody invited present and leaves what was entered', () => {
    const rows = ['invited', 'absent', 'represented', 'walkIn'].map(withStatus);
    expect(invitedPresent(rows).map(({ cells }) => cells['status'])).toEqual([
      'present',
      'absent',
      'represented',
      'walkIn',
    ]);
    const entered = [withStatus('absent')];
    expect(invitedPresent(entered)).toBe(entered);
  });

  it('turns present to absent and back, a stand-in on request, and never a walk-in', () => {
    const after = (status: string, change: typeof toggled) => change(withStatus(status)).cells['status'];
    expect([after('present', toggled), after('absent', toggled), after('represented', toggled)]).toEqual([
      'absent',
      'present',
      'absent',
    ]);
    expect([after('absent', representedToggled), after('represented', representedToggled)]).toEqual([
      'represented',
      'present',
    ]);
    expect([after('walkIn', toggled), after('walkIn', representedToggled)]).toEqual(['walkIn', 'walkIn']);
  });
});

describe('what a new meeting takes over', () => {
  const last = { ...noDefaults, place: 'Balai Desa', areaCode: '64.09.01.2020', startTime: '13:00', chair: 'Ibu Ani' };

  it('is of the last meeting of its kind', () => {
    const meeting = { chair: 'Ibu Ani', noteTaker: '', sessions: [{ ...newSession('2026-01-01'), ...last }] };
    expect(defaultsOf(meeting as unknown as Meeting)).toEqual(last); // the rest is not looked at
  });

  it('fills untouched fields only, a place together with its area', () => {
    expect(fillUntouched(noDefaults, {}, last)).toEqual(last);
    const typed = { ...noDefaults, chair: 'Pak Budi', areaCode: '64.71' };
    expect(fillUntouched(typed, {}, last)).toEqual({ noteTaker: '', startTime: '13:00' });
  });

  it('is replaced by another kind’s, as long as nobody changed it, and emptied where that has none', () => {
    const changed = { ...last, chair: 'Pak Budi' };
    expect(fillUntouched(changed, last, noDefaults)).toEqual({
      noteTaker: '',
      startTime: '09:00',
      place: '',
      areaCode: null,
    });
  });

  it('is named as long as it stands there', () => {
    expect(stillFilled(last, last)).toEqual(['place', 'areaCode', 'startTime', 'chair']);
    expect(stillFilled({ ...last, place: 'Aula', startTime: '09:00' }, last)).toEqual(['areaCode', 'chair']);
    expect(stillFilled(noDefaults, {})).toEqual([]);
  });

  it('is for a further session time and place of the one before', () => {
    const before = { ...newSession('2026-01-01'), ...last, title: 'Pagi', destination: 'Posyandu' };
    const next = newSession('2026-01-01', sessionDefaults(before));
    expect(next).toMatchObject({ place: 'Balai Desa', startTime: '13:00', title: '', destination: '' });
    expect(next.key).not.toBe(before.key);
    expect(sessionDefaults(undefined)).toEqual({});
  });
});

describe('a pattern', () => {
  const values = {
    unitId: 'u',
    kind: 'fgd',
    number: '12/2026',
    title: 'Rapat bulanan',
    outcome: 'Selesai',
    groupIds: ['g'],
    sessions: [{ ...newSession('2026-02-10'), id: 's', place: 'Balai' }],
  } as MeetingValues;
  const rows = [row('Ani', 'a', { status: 'present', phone: '0811' }), row('Lewat', undefined, { status: 'walkIn' })];

  it('is taken from a form without dates, number, outcome, ids and walk-ins', () => {
    const content = templateOf(values, () => rows);
    expect(content).toMatchObject({ kind: 'fgd', title: 'Rapat bulanan', groupIds: ['g'], programIds: [] });
    expect(content).not.toHaveProperty('number');
    expect(content).not.toHaveProperty('outcome');
    expect(content.sessions[0]).not.toHaveProperty('date');
    expect(content.sessions[0]).not.toHaveProperty('id');
    expect(content.sessions[0]?.participants).toMatchObject([{ name: 'Ani', personId: 'a', phone: '0811' }]);
    expect(content.sessions[0]?.participants[0]).not.toHaveProperty('status');
  });

  it('starts a meeting on a day with everybody invited', () => {
    const start = startOf(
      templateOf(values, () => rows),
      '2026-11-24',
    );
    const [session] = start.sessions;
    expect(session).toMatchObject({ date: '2026-11-24', place: 'Balai' });
    expect(session).not.toHaveProperty('participants');
    expect(start.rows[session?.key ?? '']).toMatchObject([
      { origin: { personId: 'a' }, cells: { name: 'Ani', status: 'invited' } },
    ]);
  });
});
