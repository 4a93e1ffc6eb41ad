import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentKinds, noFacts } from '../../src/shared/documents.ts';
import { exportRequestSchema } from '../../src/shared/exports.ts';
import { differencesFrom, pagePictures } from '../support/page-pictures.ts';
import { png } from '../support/pictures.ts';
import type { TestApplication } from '../support/test-application.ts';
import { openTestApplication } from '../support/test-application.ts';

let app: TestApplication;
let meetingId: string;
let assistanceId: string;

beforeAll(async () => {
  app = await openTestApplication();
  await app.client.sample.fill();
  const unitId = (await app.client.units.list()).find(({ code }) => code === 'KPI-BPP')?.id ?? '';
  const { identities, ...unit } = await app.client.units.get({ id: unitId });
  const logo = `data:image/png;base64,${png(90, 60, 40).toString('base64')}`;
  await app.client.units.save({ ...unit, identities: identities.map((identity) => ({ ...identity, logo })) });
  const meetings = (await app.client.meetings.list({ unitId, search: 'FGD Renstra' })).rows;
  meetingId = meetings[0]?.id ?? '';
  assistanceId = (await app.client.assistance.list({ unitId })).rows[0]?.id ?? '';
});
afterAll(() => app.remove());

const facts = {
  ...noFacts,
  number: '012/CSR/KPI-BPP/2026',
  city: 'Penajam',
  date: '2026-02-02',
  acknowledgedName: 'H. Sukardi',
};

const wanted = documentKinds.flatMap((document) => [
  { document, paper: 'A4', language: 'id' },
  { document, paper: 'F4', language: 'en' },
]);

describe("the sample's papers, as pictures", () => {
  it.each(wanted)('look as they were looked at: $document on $paper', async ({ document, paper, language }) => {
    const id = document === 'handover' ? assistanceId : meetingId;
    const name = `document-${document}-${paper}`.toLowerCase();
    const file = join(app.dataFolder, `${name}.pdf`);
    const request = { kind: 'document', document, id, format: 'pdf', paper, language, facts };
    await app.exportTo(exportRequestSchema.parse(request), file);
    const pages = await pagePictures(readFileSync(file));
    expect(await differencesFrom(name, pages)).toEqual([]);
    expect(readdirSync(`tests/pictures/${name}`)).toHaveLength(pages.length);
  });
});
