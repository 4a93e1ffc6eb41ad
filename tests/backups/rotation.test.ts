import { describe, expect, it } from 'vitest';
import type { RotatedBackup, RotationPlan } from '../../src/main/backups/rotation.ts';
import { keptBackups, rotationPlan } from '../../src/main/backups/rotation.ts';
import { backupKinds } from '../../src/shared/backups.ts';
import { calendarDateAt } from '../../src/shared/calendar-date.ts';
import { randomOf } from '../support/awkward-records.ts';

const zone = 'Asia/Makassar';
const hour = 3_600_000;
const roomy: RotationPlan = { ...rotationPlan, budget: Number.MAX_SAFE_INTEGER };

const at = (time: string, kind: RotatedBackup['kind'] = 'hourly', bytes = 1): RotatedBackup => ({
  id: `${kind}-${time}`,
  at: time,
  kind,
  bytes,
});

/** Backups of some years, with busy weeks and months in which nothing was done. */
function someBackups(seed: number): RotatedBackup[] {
  const random = randomOf(seed);
  let time = Date.UTC(2024, 0, 1);
  return Array.from({ length: 20 + Math.floor(random() * 200) }, (_, index) => {
    time += random() < 0.05 ? random() * 60 * 24 * hour : random() * 30 * hour;
    const kind = backupKinds[Math.floor(random() * backupKinds.length)] ?? 'hourly';
    return { id: `${index}`, at: new Date(time).toISOString(), kind, bytes: 1 + Math.floor(random() * 100) };
  });
}

describe('which backups are kept', () => {
  it('are a day’s hours, seven days, eight weeks and twelve months of a busy office', () => {
    const start = Date.UTC(2025, 0, 1);
    const hourly = Array.from({ length: 600 * 24 }, (_, index) => at(new Date(start + index * hour).toISOString()));
    const kept = keptBackups(hourly, roomy, zone);
    const count = (reason: string) => [...kept.values()].filter((reasons) => reasons.includes(reason as 'day')).length;
    expect([count('hour'), count('day'), count('week'), count('month')]).toEqual([24, 7, 8, 12]);
    // Many are kept for several reasons.
    expect(kept.size).toBeLessThan(50);
  });

  it('takes days and weeks by the office’s own clock', () => {
    // 23.30 and 00.30 in Makassar: two days there, one in Greenwich.
    const backups = [at('2026-03-01T15:30:00.000Z'), at('2026-03-01T16:30:00.000Z')];
    const kept = keptBackups(backups, { ...roomy, hours: 0, weeks: 0, months: 0 }, zone);
    expect([...kept.values()].filter((reasons) => reasons.includes('day'))).toHaveLength(2);
  });

  it('lets the last from before a restore go last of all, since it is how to undo that', () => {
    const backups = [
      at('2026-03-01T01:00:00.000Z', 'restore', 50),
      at('2026-03-01T02:00:00.000Z', 'hourly', 50),
      at('2026-03-01T03:00:00.000Z', 'hourly', 50),
    ];
    const kept = keptBackups(backups, { ...rotationPlan, budget: 1 }, zone);
    expect(new Set(kept.keys())).toEqual(new Set([backups[0]?.id, backups[2]?.id]));
  });

  for (let seed = 1; seed <= 40; seed += 1) {
    it(`keeps its promises whatever there is (${seed})`, () => {
      const backups = someBackups(seed);
      const kept = keptBackups(backups, roomy, zone);
      const newestFirst = backups.toSorted((a, b) => b.at.localeCompare(a.at));
      expect(kept.get(newestFirst[0]?.id ?? '')).toContain('newest');

      // Each of the last seven days with a backup has its newest.
      const days = [...new Set(newestFirst.map((backup) => calendarDateAt(new Date(backup.at), zone)))].slice(0, 7);
      for (const day of days) {
        const newest = newestFirst.find((backup) => calendarDateAt(new Date(backup.at), zone) === day);
        expect(kept.get(newest?.id ?? '')).toContain('day');
      }
      // The same months, whichever of their backups stays.
      const months = new Set(newestFirst.map((backup) => calendarDateAt(new Date(backup.at), zone).slice(0, 7)));
      expect([...kept.values()].filter((reasons) => reasons.includes('month'))).toHaveLength(Math.min(12, months.size));

      // What was let go is not missed by the next rotation: the rest all stay, for the same reasons.
      const rest = backups.filter(({ id }) => kept.has(id));
      expect(keptBackups(rest, roomy, zone)).toEqual(kept);

      // Rotating after each backup never loses more than one of them, and never the newest.
      let held: RotatedBackup[] = [];
      for (const backup of newestFirst.toReversed()) {
        const after = keptBackups([...held, backup], roomy, zone);
        expect(after.has(backup.id)).toBe(true);
        held = [...held, backup].filter(({ id }) => after.has(id));
      }
      for (const day of days) {
        expect(held.some((backup) => calendarDateAt(new Date(backup.at), zone) === day)).toBe(true);
      }

      // In less room the newest of those stay, and never more than fits.
      const budget = 300;
      const tight = keptBackups(backups, { ...roomy, budget }, zone);
      const bytes = backups.filter(({ id }) => tight.has(id)).reduce((sum, backup) => sum + backup.bytes, 0);
      expect(bytes).toBeLessThanOrEqual(budget);
      for (const id of tight.keys()) expect(kept.has(id)).toBe(true);
      expect(tight.has(newestFirst[0]?.id ?? '')).toBe(true);
    });
  }
});
