import { describe, expect, it } from 'vitest';
import { attendanceBySession } from '../../src/renderer/organizations/attendance-by-session.ts';
import { markTowards } from '../../src/renderer/organizations/mark-places.ts';

describe('arrows among the marks of a matrix', () => {
  const places = [
    [['a', 'b'], [], ['c']],
    [[], [], []],
    [['d'], [], ['e', 'f', 'g']],
  ];

  it('lead down through a cell, then past empty ones to the first mark of the next', () => {
    expect(markTowards(places, 'a', 'ArrowDown')).toBe('b');
    expect(markTowards(places, 'b', 'ArrowDown')).toBe('d');
  });

  it('lead up to the last mark of the cell above', () => {
    expect(markTowards(places, 'f', 'ArrowUp')).toBe('e');
    expect(markTowards(places, 'd', 'ArrowUp')).toBe('b');
  });

  it('lead sideways past empty columns to the mark at the same height, or the last', () => {
    expect(markTowards(places, 'b', 'ArrowRight')).toBe('c');
    expect(markTowards(places, 'd', 'ArrowRight')).toBe('e');
    expect(markTowards(places, 'g', 'ArrowLeft')).toBe('d');
  });

  it('lead sideways to the nearest row where the same one has nothing', () => {
    expect(
      markTowards(
        [
          [['a'], []],
          [[], []],
          [[], ['z']],
        ],
        'a',
        'ArrowRight',
      ),
    ).toBe('z');
  });

  it('stay at the edges', () => {
    expect(markTowards(places, 'a', 'ArrowUp')).toBe('a');
    expect(markTowards(places, 'g', 'ArrowDown')).toBe('g');
    expect(markTowards(places, 'a', 'ArrowLeft')).toBe('a');
    expect(markTowards(places, 'c', 'ArrowRight')).toBe('c');
  });
});

describe('the meetings of a stakeholder', () => {
  it('list who came and who did not by session, two sessions of a day apart', () => {
    const row = {
      participantId: '',
      meetingId: 'm',
      title: 'FGD',
      date: '2026-02-09',
      place: 'Balai',
      personId: '',
      position: '',
    };
    const sessions = attendanceBySession([
      { ...row, sessionId: 's1', name: 'A', status: 'represented' },
      { ...row, sessionId: 's1', name: 'B', status: 'absent' },
      { ...row, sessionId: 's2', name: 'A', status: 'walkIn' },
    ]);
    const names = sessions.map(({ came, others }) => [came.map(({ name }) => name), others.map(({ name }) => name)]);
    expect(names).toEqual([
      [['A'], ['B']],
      [['A'], []],
    ]);
  });
});
