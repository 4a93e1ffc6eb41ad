import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateIssues } from '../src/main/documents/word-template.ts';
import { documentKinds, noFacts } from '../src/shared/documents.ts';
import type { DocumentKind } from '../src/shared/documents.ts';
import { placeholdersOf } from '../src/shared/document-placeholders.ts';
import { exportRequestSchema } from '../src/shared/exports.ts';
import id from '../src/shared/locales/id.json' with { type: 'json' };
import {
  assistanceInput,
  failureOf,
  groupInput,
  meetingInput,
  openTestApplication,
  unitInput,
} from './support/test-application.ts';
import type { TestApplication } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let meetingId: string;

beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  meetingId = (await app.client.meetings.save(meetingInput(unitId))).id;
});
afterEach(() => app.remove());

describe('what is typed for a paper', () => {
  it('is kept with the meeting, for each of its papers by itself', async () => {
    const facts = { ...noFacts, number: '12/BA/2026', city: 'Penajam', date: '2026-02-11' };
    await app.client.documents.save({ document: 'officialReport', id: meetingId, version: 0, facts });
    const kept = await app.client.documents.get({ document: 'officialReport', id: meetingId });
    expect(kept).toMatchObject({ version: 1, facts, isOffered: false });
    expect(await app.client.documents.get({ document: 'minutes', id: meetingId })).toMatchObject({
      version: 0,
      facts: noFacts,
    });
  });

  it('is offered for the next of its kind, as far as it seldom changes', async () => {
    const facts = { ...noFacts, number: '12/BA/2026', city: 'Penajam', signerName: 'Budi' };
    await app.client.documents.save({ document: 'officialReport', id: meetingId, version: 0, facts });
    const next = await app.client.meetings.save(meetingInput(unitId, { title: 'FGD kedua' }));
    expect(await app.client.documents.get({ document: 'officialReport', id: next.id })).toEqual({
      id: next.id,
      version: 0,
      isOffered: true,
      facts: { ...noFacts, city: 'Penajam', signerName: 'Budi' },
    });
    const other = await app.client.units.save(unitInput({ code: 'LAIN' }));
    const elsewhere = await app.client.meetings.save(meetingInput(other.id));
    const offered = await app.client.documents.get({ document: 'officialReport', id: elsewhere.id });
    expect(offered).toMatchObject({ isOffered: false, facts: noFacts });
  });

  it('is not overwritten where somebody kept another meanwhile', async () => {
    const save = (number: string, version: number) =>
      app.client.documents.save({ document: 'minutes', id: meetingId, version, facts: { ...noFacts, number } });
    await save('1', 0);
    await save('2', 1);
    expect((await failureOf(save('3', 1))).code).toBe('CONFLICT');
    expect((await failureOf(save('3', 0))).code).toBe('CONFLICT');
  });

  it('is told of in the meeting’s history, and goes and comes with undo', async () => {
    const facts = { ...noFacts, number: '12' };
    await app.client.documents.save({ document: 'invitation', id: meetingId, version: 0, facts });
    const [change] = await app.client.history.list({ kind: 'meeting', id: meetingId });
    expect(change).toMatchObject({ operation: 'documents.save', entity: 'MeetingDocument', after: { number: '12' } });
    await app.client.history.undo({ actionId: change?.actionId ?? '' });
    expect((await app.client.documents.get({ document: 'invitation', id: meetingId })).version).toBe(0);
  });

  it('is kept with an assistance for its handover record', async () => {
    const group = await app.client.groups.save(groupInput(unitId));
    const given = await app.client.assistance.save(assistanceInput(group.id));
    const facts = { ...noFacts, signerPosition: 'Manager' };
    await app.client.documents.save({ document: 'handover', id: given.id, version: 0, facts });
    expect((await app.client.documents.get({ document: 'handover', id: given.id })).facts.signerPosition).toBe(
      'Manager',
    );
    expect((await failureOf(app.client.documents.get({ document: 'handover', id: meetingId }))).code).toBe('MISSING');
  });
});

async function template(document: DocumentKind): Promise<Buffer> {
  const path = join(app.dataFolder, `${document}.docx`);
  await app.exportTo(exportRequestSchema.parse({ kind: 'template', document, unitId, date: '2026-02-01' }), path);
  return readFileSync(path);
}

/** The template with a change in its text. */
async function changed(bytes: Buffer, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  zip.file('word/document.xml', change((await zip.file('word/document.xml')?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'nodebuffer' });
}

function put(document: DocumentKind, bytes: Buffer, version = 0) {
  const data = bytes.toString('base64');
  return app.client.documentTemplates.put({ unitId, document, version, fileName: 'Templat kantor.docx', data });
}

async function minutesXml(): Promise<string> {
  const path = join(app.dataFolder, 'notulen.docx');
  const request = { kind: 'document', document: 'minutes', id: meetingId, format: 'docx' };
  await app.exportTo(exportRequestSchema.parse(request), path);
  const zip = await JSZip.loadAsync(readFileSync(path));
  return (await zip.file('word/document.xml')?.async('string')) ?? '';
}

describe('Word templates', () => {
  it.each(documentKinds)('of ours can be filled, and have no placeholder that is not known: %s', async (document) => {
    expect(templateIssues(await template(document), document)).toEqual([]);
  });

  it('of the office take the place of ours until it goes back', async () => {
    const own = await changed(await template('minutes'), (xml) => xml.replace('NOTULEN', 'NOTULEN KANTOR'));
    const { id: own1, version } = await put('minutes', own);
    expect((await app.client.documentTemplates.list({ unitId }))[0]).toMatchObject({
      document: 'minutes',
      own: { fileName: 'Templat kantor.docx', size: own.byteLength, version },
    });
    expect((await minutesXml()).includes('NOTULEN KANTOR')).toBe(true);
    expect((await template('minutes')).equals(own)).toBe(true);
    await app.client.documentTemplates.remove({ id: own1, version });
    expect((await minutesXml()).includes('NOTULEN KANTOR')).toBe(false);
    const [change] = await app.client.history.list({ kind: 'unit', id: unitId });
    await app.client.history.undo({ actionId: change?.actionId ?? '' });
    expect((await minutesXml()).includes('NOTULEN KANTOR')).toBe(true);
  });

  it('are filled where Word has parted a placeholder into several runs', async () => {
    const parted = await changed(await template('minutes'), (xml) =>
      xml.replace('{{acara}}', '{{ac</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ar</w:t></w:r><w:r><w:t>a}}'),
    );
    await put('minutes', parted);
    expect((await minutesXml()).includes('FGD Uji')).toBe(true);
  });

  it.each([
    ['an unknown placeholder', '{{acara}}', '{{acarra}}', 'templateUnknown', { name: 'acarra' }],
    [
      'one of another loop',
      '{{tanggapan}}',
      '{{tenggat}}',
      'templateUnknownInLoop',
      { name: 'tenggat', loop: 'pembahasan' },
    ],
    ['a loop that is not closed', '{{/keputusan}}', '', 'templateUnclosedLoop', { name: 'keputusan' }],
    ['a loop that was not opened', '{{#keputusan}}', '', 'templateUnopenedLoop', { name: 'keputusan' }],
    ['braces that are not complete', '{{acara}}', '{{acara', 'templateUnclosedTag', { name: 'acara' }],
  ])('are refused with %s, which is named', async (_, from, to, code, params) => {
    const broken = await changed(await template('minutes'), (xml) => xml.replace(from, to));
    const failure = await put('minutes', broken).catch((error: unknown) => error);
    const { issues } = (failure as { data: { issues: { code: string; params: object; path: string[] }[] } }).data;
    expect(issues).toContainEqual({ path: ['data'], code, params });
    expect((await app.client.documentTemplates.list({ unitId }))[0]?.own).toBeNull();
  });

  it('are refused where the file is no Word document', async () => {
    for (const bytes of [
      Buffer.from('%PDF-1.7'),
      Buffer.from('PK\u0003\u0004'),
      await new JSZip().file('a', 'b').generateAsync({ type: 'nodebuffer' }),
    ]) {
      expect((await failureOf(put('minutes', bytes))).issues).toEqual(['data: templateNotWord']);
    }
  });

  it('have every placeholder explained on the screen and in docs/templates.md', () => {
    const guide = readFileSync('docs/templates.md', 'utf8');
    const explained: Record<string, string | undefined> = id.placeholder;
    for (const document of documentKinds) {
      const { names, loops } = placeholdersOf(document);
      for (const name of [...names, ...Object.keys(loops)]) {
        expect(explained[name], name).toBeDefined();
        expect(guide.includes(`{{${name}}}`) || guide.includes(`{{#${name}}}`), name).toBe(true);
      }
      for (const inner of Object.values(loops).flat()) expect(guide.includes(`{{${inner}}}`), inner).toBe(true);
    }
  });
});
