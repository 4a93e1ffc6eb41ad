import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Application, ApplicationOptions } from '../../application.ts';
import { createApplication, reportProblem } from '../../application.ts';
import { damagedApplication } from '../../damaged-application.ts';
import { currentDataFolder } from '../../data-folder/moved-folder.ts';
import { isFailure } from '../../failures.ts';
import { defaultDataFolder } from '../program-folder.ts';
import { isDatabaseBroken, makeBackup, restore, restoreOver } from './back-up.ts';
import { callOperation } from './call-operation.ts';
import type { Arguments } from './arguments.ts';
import { readArguments, UsageError } from './arguments.ts';
import { lookAtDamage } from './damage-commands.ts';
import { errorLine } from './error-line.ts';
import { describeOperations } from './describe-operations.ts';
import { exportAllReports } from './export-all.ts';
import { exportAttendanceSheet, exportDocument, exportQuarterlyReport } from './export-files.ts';
import { helpText } from './help-text.ts';
import { moveTo } from './move.ts';
import { serve } from './serve.ts';

// The command line: the same core, called directly. Results go to stdout, everything else to stderr.

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());

void main(process.argv.slice(2));

async function main(words: string[]): Promise<void> {
  const wantsEnglish = words.some((word, index) => word === '--language' && words[index + 1] === 'en');
  try {
    const given = readArguments(words);
    if (given.command === 'help') print(helpText(given.language));
    else if (given.command === 'operations') print(JSON.stringify(describeOperations(), null, 2));
    else if (given.command === 'migrate') print(JSON.stringify(await migrate(given), null, 2));
    else if (given.command === 'restore') print(JSON.stringify(await restoreNamed(given), null, 2));
    else if (given.command === 'problem-report') print(await reportProblem(placesOf(given).dataFolder, given.language));
    else if (given.command === 'check' || given.command === 'salvage') {
      process.exitCode = await lookAtDamage(given, placesOf(given), print);
    } else if (given.command === 'serve') await serveOrRescue(given);
    else await withApplication(given, run);
  } catch (error) {
    complain(errorLine(error, wantsEnglish ? 'en' : 'id'));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function run(application: Application, given: Arguments): Promise<void> {
  const { signal } = interrupted;
  switch (given.command) {
    case 'sample':
      return print(JSON.stringify(await application.client.sample.fill()));
    case 'call':
      return callOperation(application, given, signal, print);
    case 'report':
      if (given.words[0] === 'all') return reportAll(application, given);
      return print(await exportQuarterlyReport(application, given, signal));
    case 'sheet':
      return print(await exportAttendanceSheet(application, given, signal));
    case 'document':
      return print(await exportDocument(application, given, signal));
    case 'backup':
      return print(JSON.stringify(await makeBackup(application, signal), null, 2));
    case 'move':
      return print(JSON.stringify(await moveTo(application, given, signal), null, 2));
    case 'serve':
      return serve(application, servedAs(given), signal, print);
    default:
      throw new UsageError(given.command);
  }
}

async function reportAll(application: Application, given: Arguments): Promise<void> {
  const isWhole = await exportAllReports(application, given, interrupted.signal, { print, complain });
  if (!isWhole) process.exitCode = 1;
}

/** Where the database is damaged, what is served is the page that says so and helps. */
async function serveOrRescue(given: Arguments): Promise<void> {
  try {
    await withApplication(given, run);
  } catch (error) {
    if (!isFailure(error) || error.code !== 'DAMAGED') throw error;
    complain(errorLine(error, given.language));
    await serve(
      damagedApplication(placesOf(given)),
      { ...servedAs(given), isDamaged: true },
      interrupted.signal,
      print,
    );
  }
}

function servedAs(given: Arguments) {
  return { ...given, rendererFolder: join(outFolder(), 'renderer') };
}

/** Restores also where the data can no longer be opened: then there is nobody else to do it. */
async function restoreNamed(given: Arguments) {
  const [named] = given.words;
  if (named === undefined) throw new UsageError('restore');
  let hasOpened = false;
  try {
    let answer: unknown;
    await withApplication(given, async (application) => {
      hasOpened = true;
      answer = await restore(application, named);
    });
    return answer;
  } catch (error) {
    if (hasOpened || !isDatabaseBroken(error)) throw error;
    return restoreOver(placesOf(given), named);
  }
}

/** Opening is what migrates; answers what ran, and where the data of before are. */
async function migrate(given: Arguments): Promise<{ migrations: string[]; copy: string | null }> {
  let ran: { migrations: string[]; copy: string | null } = { migrations: [], copy: null };
  const onMigrated = (migrations: string[], copy: string) => {
    ran = { migrations, copy };
  };
  await withApplication(given, async () => {}, { onMigrated });
  return ran;
}

async function withApplication(
  given: Arguments,
  work: (application: Application, given: Arguments) => Promise<void>,
  more: Pick<ApplicationOptions, 'onMigrated'> = {},
) {
  const application = await createApplication({
    ...more,
    isProgram: given.command === 'serve',
    ...placesOf(given),
    // One readable line is promised; the stack is for whoever looks for the bug.
    logBug: (operation, error) => {
      if (process.env['BINAAN_DEBUG']) console.error(operation, error);
    },
  });
  try {
    await work(application, given);
  } finally {
    await application.close();
  }
}

function placesOf({ data }: Arguments) {
  return {
    dataFolder: currentDataFolder(data ? resolve(data) : defaultDataFolder(process.env, process.platform, homedir())),
    resourcesFolder: join(outFolder(), '..', 'resources'),
    reportWorker: pathToFileURL(join(outFolder(), 'main', 'report-worker.js')),
  };
}

/** `out/`: this file is built into `out/main`. */
function outFolder(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
