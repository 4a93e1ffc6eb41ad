import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SaveUnit } from '../../src/shared/units.ts';
import { png } from '../support/pictures.ts';
import type { TestApplication } from '../support/test-application.ts';
import { openTestApplication, unitInput } from '../support/test-application.ts';

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication('2026-05-20T01:00:00Z');
});
afterEach(() => app.remove());

const picture = (shade: number) => `data:image/png;base64,${png(shade).toString('base64')}`;
const roles = ['prepared', 'checked', 'approved'] as const;

/** A unit as it was called, looked and signed in its years. */
function term(name: string, logo: string, valid: { validFrom: string; validTo?: string }) {
  return {
    identity: { name, company: `PT ${name}`, address: `Jalan ${name}`, logo, ...valid },
    signatories: roles.map((role) => ({ role, name: `${role} ${name}`, position: `Jabatan ${name}`, ...valid })),
  };
}

it('a report of 2023 keeps name, logo and signatories of 2023 after the unit is renamed in 2026', async () => {
  const before = term('Lama', picture(40), { validFrom: '2020-01-01' });
  const asSaved: Partial<SaveUnit> = { identities: [before.identity], signatories: before.signatories };
  const { id: unitId, version } = await app.client.units.save(unitInput(asSaved));
  const report = (year: number) => app.client.reports.quarterly({ unitId, year, quarter: 4 });
  const of2023 = await report(2023);

  const old = term('Lama', picture(40), { validFrom: '2020-01-01', validTo: '2026-03-31' });
  const renamed = term('Baru', picture(200), { validFrom: '2026-04-01' });
  await app.client.units.save({
    ...unitInput(),
    id: unitId,
    version,
    identities: [old.identity, renamed.identity],
    signatories: [...old.signatories, ...renamed.signatories],
  });

  expect(await report(2023)).toEqual(of2023);
  expect(of2023.unit).toMatchObject({ name: 'Lama', company: 'PT Lama', address: 'Jalan Lama', logo: picture(40) });
  expect(of2023.signatories.map(({ name, position }) => `${name}, ${position}`)).toEqual(
    roles.map((role) => `${role} Lama, Jabatan Lama`),
  );
  const now = await report(2026);
  expect(now.unit).toMatchObject({ name: 'Baru', company: 'PT Baru', address: 'Jalan Baru', logo: picture(200) });
  expect(now.signatories.map(({ name }) => name)).toEqual(roles.map((role) => `${role} Baru`));
});
