import type { BackupKind, KeptReason } from '../../shared/backups.ts';
import { calendarDateAt, utcDate } from '../../shared/calendar-date.ts';

/** How many backups are kept for each reason, and how much room they may take together. */
export interface RotationPlan {
  hours: number;
  days: number;
  weeks: number;
  months: number;
  manual: number;
  restore: number;
  migration: number;
  /** Bytes of all database files; files of evidence stand once beside them and are not counted. */
  budget: number;
}

export const rotationPlan: RotationPlan = {
  hours: 24,
  days: 7,
  weeks: 8,
  months: 12,
  manual: 5,
  restore: 3,
  migration: 3,
  budget: 4 * 1024 ** 3,
};

/** What decides about a backup. Damaged ones are left out: they are no reason to let another go. */
export interface RotatedBackup {
  id: string;
  at: string;
  kind: BackupKind;
  bytes: number;
}

/**
 * Which backups are kept and why; those that it does not name may go. Of every hour, day, week (from
 * Monday) and month the newest is kept, counted over those that have one: an office that was closed for a month
 * still has its seven days. Where they take more room than there is, the oldest go; the newest of all never does, nor
 * the last from before a restore, which is how to undo it.
 */
export function keptBackups(
  backups: readonly RotatedBackup[],
  plan: RotationPlan,
  timeZone: string,
): Map<string, KeptReason[]> {
  const newestFirst = backups.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  const kept = new Map<string, KeptReason[]>();
  const keep = (reason: KeptReason, chosen: readonly RotatedBackup[]) => {
    for (const { id } of chosen) kept.set(id, [...(kept.get(id) ?? []), reason]);
  };
  const ofKind = (kind: BackupKind) => newestFirst.filter((backup) => backup.kind === kind);
  const day = (backup: RotatedBackup) => calendarDateAt(new Date(backup.at), timeZone);

  keep('newest', newestFirst.slice(0, 1));
  keep('start', ofKind('start').slice(0, 1));
  keep('hour', newestOfEach(newestFirst, ({ at }) => at.slice(0, 13)).slice(0, plan.hours));
  keep('day', newestOfEach(newestFirst, day).slice(0, plan.days));
  keep('week', newestOfEach(newestFirst, (backup) => mondayOf(day(backup))).slice(0, plan.weeks));
  keep('month', newestOfEach(newestFirst, (backup) => day(backup).slice(0, 7)).slice(0, plan.months));
  keep('manual', ofKind('manual').slice(0, plan.manual));
  keep('restore', ofKind('restore').slice(0, plan.restore));
  keep('migration', ofKind('migration').slice(0, plan.migration));

  const untouchable = new Set([newestFirst[0]?.id, ofKind('restore')[0]?.id]);
  let room = plan.budget;
  for (const { id, bytes } of newestFirst.filter((backup) => untouchable.has(backup.id)))
    if (kept.has(id)) room -= bytes;
  let isFull = false;
  for (const { id, bytes } of newestFirst) {
    if (!kept.has(id) || untouchable.has(id)) continue;
    // Once one has no room, no older one has: a small old one in place of a larger new one helps nobody.
    isFull ||= bytes > room;
    if (isFull) kept.delete(id);
    else room -= bytes;
  }
  return kept;
}

function newestOfEach(newestFirst: readonly RotatedBackup[], spanOf: (backup: RotatedBackup) => string) {
  const spans = new Set<string>();
  return newestFirst.filter((backup) => {
    const span = spanOf(backup);
    if (spans.has(span)) return false;
    spans.add(span);
    return true;
  });
}

function mondayOf(day: string): string {
  const date = utcDate(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
