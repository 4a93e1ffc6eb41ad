import { homedir } from 'node:os';
import type { BackupState } from '../../shared/backups.ts';
import type { DataCounts, DiagnosisFacts } from '../../shared/diagnosis.ts';
import type { Language } from '../../shared/language.ts';
import { lastLines } from '../log/log.ts';
import { textsIn } from '../texts.ts';
import { hiddenPath } from './hidden-path.ts';

/** How much of the log goes along. */
const mostLines = 300;
const mostErrors = 10;

/** What is known of the backups without naming a folder. */
export type BackupFacts = Pick<BackupState, 'lastAt'> & {
  /** A code of the failures. */
  failure: string | null;
  second: 'none' | 'there' | 'away';
  secondWrittenAt: string | null;
  secondFailure: string | null;
};

export interface ReportParts {
  facts: DiagnosisFacts;
  counts: DataCounts;
  backups: BackupFacts;
  at: string;
}

/**
 * A text for whoever helps, in the words of who sends it: what the program and its data are, what went wrong last,
 * and the end of the log. Nothing of a record, no person's and no file's name, no path but as `hiddenPath` leaves it.
 */
export function problemReport({ facts, counts, backups, at }: ReportParts, language: Language): string {
  const t = textsIn(language);
  const log = lastLines(facts.dataFolder, mostLines);
  return [
    t('report.title', { at }),
    t('report.promise'),
    ...part(t('diagnosis.program'), programLines(facts)),
    ...part(t('diagnosis.data'), dataLines(facts, counts)),
    ...part(t('backups.title'), backupLines(backups)),
    ...part(t('diagnosis.check'), checkLines(facts.lastCheck)),
    ...part(
      t('diagnosis.rows'),
      counts.tables.map(({ table, rows }) => `${plain(table)} ${rows ?? '?'}`),
    ),
    ...part(t('report.errors'), errorsIn(log)),
    ...part(t('report.log'), log),
    '',
  ].join('\n');

  function part(title: string, lines: string[]): string[] {
    return ['', `== ${title}`, ...(lines.length === 0 ? ['-'] : lines)];
  }

  function programLines({ version, host, node, sqlite, electron, system }: DiagnosisFacts): string[] {
    return [
      `${t('diagnosis.version')}: ${version}`,
      `${t('diagnosis.host')}: ${t(`diagnosis.hosts.${host}`)}`,
      `Node ${node} · SQLite ${sqlite}${electron === null ? '' : ` · Electron ${electron}`}`,
      `${t('diagnosis.system')}: ${system}`,
    ];
  }

  function dataLines({ dataFolder, freeBytes, databaseBytes, logBytes, database }: DiagnosisFacts, of: DataCounts) {
    return [
      `${t('diagnosis.folder')}: ${hiddenPath(dataFolder, homedir())}`,
      `${t('diagnosis.free')}: ${freeBytes ?? '?'}`,
      `${t('diagnosis.databaseSize')}: ${databaseBytes} (-wal ${logBytes})`,
      `${t('diagnosis.attachments')}: ${of.attachments.files} (${of.attachments.bytes})`,
      `${t('diagnosis.backups')}: ${of.backups.files} (${of.backups.bytes})`,
      ...(database === null
        ? [t('report.unreadable')]
        : [
            `${t('diagnosis.schema')}: ${database.lastMigration} (${database.migrations})`,
            `${t('diagnosis.pages')}: ${database.pages} × ${database.pageSize}, ${t('diagnosis.freePages')}: ${database.freePages}`,
            `journal_mode ${database.journalMode} · synchronous ${database.synchronous}`,
          ]),
    ];
  }

  function backupLines({ lastAt, failure, second, secondWrittenAt, secondFailure }: BackupFacts): string[] {
    return [
      `${t('diagnosis.lastBackup')}: ${lastAt ?? '-'}${failure === null ? '' : ` · ${failure}`}`,
      `${t('backups.second')}: ${secondText(second, secondWrittenAt)}${secondFailure === null ? '' : ` · ${secondFailure}`}`,
    ];
  }

  function secondText(second: BackupFacts['second'], writtenAt: string | null): string {
    if (second === 'none') return t('diagnosis.noBackup');
    if (second === 'away') return t('diagnosis.secondAway');
    return t('diagnosis.secondThere', { time: writtenAt ?? '-' });
  }

  /** Kinds and tables of what was found; an attached file is called by a person's name. */
  function checkLines(check: DiagnosisFacts['lastCheck']): string[] {
    if (check === null) return [];
    const found = check.findings.map(({ kind, place }) => (kind === 'file' ? kind : `${kind} ${plain(place)}`));
    const kinds = [...new Set(found)].map((each) => `${each} × ${found.filter((other) => other === each).length}`);
    return [check.at, ...(check.isSound ? [t('diagnosis.sound')] : kinds)];
  }
}

/** A table's name. In the list of a damaged database anything may stand. */
function plain(table: string): string {
  return /^[a-z_]{0,60}$/.test(table) ? table : '…';
}

/** The last of the log's entries that tell of something that went wrong, with where it did. */
function errorsIn(log: readonly string[]): string[] {
  const entries: string[][] = [];
  for (const line of log) {
    if (/^\d{4}-/.test(line)) entries.push([line]);
    else entries.at(-1)?.push(line);
  }
  return entries
    .filter(([head = '']) => /^\S+ \d+ (?:failed|broke) /.test(head))
    .slice(-mostErrors)
    .flat();
}
