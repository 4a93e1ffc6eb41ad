import { resolve } from 'node:path';
import type { z } from 'zod';
import type { DocumentKind } from '../../../shared/documents.ts';
import { exportRequestSchema } from '../../../shared/exports.ts';
import type { ExportInput } from '../../../shared/exports.ts';
import type { Application } from '../../application.ts';
import { invalid, missing } from '../../failures.ts';
import type { Arguments } from './arguments.ts';
import { required, UsageError } from './arguments.ts';

/** `report quarterly`: writes the quarter's workbook or PDF; answers the path. */
export async function exportQuarterlyReport(
  application: Application,
  given: Arguments,
  signal: AbortSignal,
): Promise<string> {
  const output = required(given, 'output');
  const input = {
    kind: 'quarterly',
    unitId: await unitOf(application, given.unit),
    year: Number(required(given, 'year')),
    quarter: Number(required(given, 'quarter')),
    format: required(given, 'format') as 'xlsx', // the schema judges what was typed
    language: given.language,
    ...(given.paper && { paper: given.paper as 'A4' }), // likewise
  } satisfies ExportInput;
  return write(application, input, output, signal);
}

/** `sheet attendance`: writes a session's daftar hadir as PDF; answers the path. */
export async function exportAttendanceSheet(
  application: Application,
  given: Arguments,
  signal: AbortSignal,
): Promise<string> {
  const output = required(given, 'output');
  const meetingId = required(given, 'meeting');
  const input = {
    kind: 'attendance',
    meetingId,
    sessionId: await sessionOf(application, meetingId, given.session),
    language: given.language,
    ...(given.paper && { paper: given.paper as 'A4' }), // the schema judges what was typed
    ...(given.role && { role: given.role as 'invitee' }), // likewise
    ...(given.phone && { phone: given.phone as 'full' }), // likewise
    ...(given['blank-rows'] && { blankRows: Number(given['blank-rows']) }),
  } satisfies ExportInput;
  return write(application, input, output, signal);
}

const documentNames: Record<string, DocumentKind | undefined> = {
  minutes: 'minutes',
  'official-report': 'officialReport',
  invitation: 'invitation',
  handover: 'handover',
};

/** `document …`: writes a meeting's or an assistance's paper as PDF or Word file; answers the path. */
export async function exportDocument(application: Application, given: Arguments, signal: AbortSignal): Promise<string> {
  const output = required(given, 'output');
  const [name = ''] = given.words;
  const document = documentNames[name];
  if (document === undefined) throw new UsageError(name);
  const id = required(given, document === 'handover' ? 'assistance' : 'meeting');
  const input = {
    kind: 'document',
    document,
    id,
    language: given.language,
    format: (given.format ?? 'pdf') as 'pdf', // the schema judges what was typed
    ...(given.paper && { paper: given.paper as 'A4' }), // likewise
    ...(given.session && { sessionId: await sessionOf(application, id, given.session) }),
  } satisfies ExportInput;
  return write(application, input, output, signal);
}

async function write(
  application: Application,
  input: z.input<typeof exportRequestSchema>,
  output: string,
  signal: AbortSignal,
) {
  const path = resolve(output);
  await application.exportTo(exportRequestSchema.parse(input), path, { signal });
  return path;
}

/** The unit by code or id; the only one where none is named. */
async function unitOf(application: Application, named: string | undefined): Promise<string> {
  const units = await application.client.units.list();
  if (named !== undefined) {
    const unit = units.find(({ id, code }) => id === named || code.toLowerCase() === named.toLowerCase());
    if (!unit) throw missing('unit', named);
    return unit.id;
  }
  const [only, ...others] = units;
  if (!only) throw invalid({ path: ['unit'], code: 'required' });
  if (others.length > 0) throw new UsageError(`--unit ${units.map((unit) => unit.code).join(' | ')}`);
  return only.id;
}

/** The session by id or number (1 is the first); the only one where none is named. */
async function sessionOf(application: Application, meetingId: string, named: string | undefined): Promise<string> {
  const { sessions } = await application.client.meetings.get({ id: meetingId });
  if (named === undefined && sessions.length > 1) throw new UsageError('--session');
  const session = /^\d{1,2}$/.test(named ?? '1')
    ? sessions[Number(named ?? 1) - 1]
    : sessions.find(({ id }) => id === named);
  if (!session?.id) throw missing('session', named ?? '1');
  return session.id;
}
