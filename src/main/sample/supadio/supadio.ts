import type { ApplicationClient } from '../../../shared/contract.ts';
import type { GroupFacts } from '../assistance.ts';
import type { KeptGroup, SamplePerson } from '../entering.ts';
import { enterPeople, memberRows, sampleNote } from '../entering.ts';
import { enterMeetings, enterNarratives, enterQuarters } from '../quarters.ts';
import { enterStakeholders } from '../stakeholders.ts';
import { jakarta, mekarSari } from './kept.ts';
import { enterBenchmarking, enterEvaluation } from './meetings.ts';
import { enterHandovers, enterMoney, enterPlans } from './money.ts';
import { supadioNarratives } from './narratives.ts';
import { supadioMeetings, supadioWork } from './quarters.ts';
import { supadioStakeholders } from './stakeholders.ts';

const ponseraPeople: SamplePerson[] = [
  ['Emiliana', 'P'],
  ['Sri Rahayu', 'P'],
  ['Yohana Tini', 'P'],
  ['Maimunah', 'P'],
  ['Herlina', 'P'],
  ['Rosmawati', 'P'],
  ['Susanti', 'P'],
  ['Dayang Nurul Huda', 'P'],
  ['Agustina Lena', 'P'],
  ['Siti Khadijah', 'P'],
  ['Wahyu Hidayat', 'L'],
  ['Kartini', 'P'],
  ['Norhayati', 'P'],
  ['Veronika Ina', 'P'],
];
const destanaPeople: SamplePerson[] = [
  ['Syarif Ibrahim', 'L'],
  ['Mariana', 'P'],
  ['Junaidi', 'L'],
  ['Nurul Fadilah', 'P'],
  ['Uray Hermansyah', 'L'],
  ['Suhartini', 'P'],
  ['Robertus Dodi', 'L'],
];

/**
 * PT Pertamina Patra Niaga Regional Kalimantan, AFT Supadio: the benchmarking visit of Jumat,
 * 23 Januari 2026 to two destinations in Jakarta, 12 and 5 people.
 */
export async function enterSupadio(client: ApplicationClient): Promise<void> {
  await client.areas.loadProvince({ code: jakarta });
  const { id: unitId } = await client.units.save({
    code: 'AFT-SUPADIO',
    timeZone: 'WIB',
    identities: [
      {
        name: 'AFT Supadio Pontianak',
        legalName: 'PT Pertamina Patra Niaga Regional Kalimantan, Aviation Fuel Terminal Supadio',
        company: 'PT Pertamina Patra Niaga',
        region: 'Regional Kalimantan',
        address: 'Bandara Supadio, Kabupaten Kubu Raya, Kalimantan Barat',
        validFrom: '2021-01-01',
      },
    ],
    signatories: [
      { role: 'prepared', name: 'Dina Oktaviani (contoh)', position: 'CDO AFT Supadio', validFrom: '2021-01-01' },
      { role: 'checked', name: 'Rudi Hartono (contoh)', position: 'AFT Manager Supadio', validFrom: '2021-01-01' },
      {
        role: 'approved',
        name: 'Slamet Wibowo (contoh)',
        position: 'Area Manager Communication, Relations & CSR Kalimantan',
        validFrom: '2021-01-01',
      },
    ],
    rings: [{ areaCode: mekarSari, ring: 1 }],
  });

  const ponsera = await enterGroup(client, unitId, {
    name: 'Posyandu Integrasi Sehat Ceria',
    shortName: 'Ponsera',
    kind: 'posyandu',
    stage: 'penguatan',
    products: '',
    people: ponseraPeople,
    phone: 301,
    description: `Pencegahan stunting di Desa Mekar Sari. ${sampleNote}`,
  });
  const destana = await enterGroup(client, unitId, {
    name: 'Desa Wisata dan Tangguh Bencana Patra Niaga',
    shortName: 'Destana Patra',
    kind: 'siaga-bencana',
    stage: 'pengembangan',
    products: 'Sabun mangrove organik',
    people: destanaPeople,
    phone: 331,
    description: `Restorasi mangrove dan sabun mangrove organik. Desa adalah contoh. ${sampleNote}`,
    productRows: [
      { name: 'Sabun mangrove batang 80 g', unit: 'batang', price: 15_000, since: '2024-08-01' },
      { name: 'Sabun cair mangrove 250 ml', unit: 'botol', price: 28_000, since: '2026-06-01' },
      { name: 'Bibit mangrove', unit: 'polibag', price: 2_500, since: '2024-03-01' },
    ],
    licences: [
      { kind: 'nib', number: '0104240000331 (contoh)', issuedOn: '2024-04-01' },
      { kind: 'bpom', number: 'NA18240000331 (contoh)', issuedOn: '2024-10-21', validUntil: '2027-10-20' },
      { kind: 'halal', number: 'ID61110000331 (contoh)', issuedOn: '2022-05-16', validUntil: '2026-05-15' },
    ],
  });

  const common = {
    unitId,
    startDate: '2024-01-02',
    areaCodes: [mekarSari],
    coordinator: 'Dina Oktaviani (contoh)',
    description: sampleNote,
  };
  const health = await client.programs.save({
    ...common,
    code: 'SPD-01',
    name: 'Ponsera',
    expansion: 'Posyandu Integrasi Sehat Ceria',
    companyPillar: 'sehat',
    mainTpb: 3,
    furtherTpbs: [2],
    stage: 'penguatan',
    baseline: '18 balita stunting (contoh)',
    groupIds: [ponsera.id],
  });
  const mangrove = await client.programs.save({
    ...common,
    code: 'SPD-02',
    name: 'Destana Patra',
    expansion: 'Desa Wisata dan Tangguh Bencana Patra Niaga',
    companyPillar: 'hijau',
    mainTpb: 13,
    furtherTpbs: [8, 12, 14],
    priorityField: 'environment',
    stage: 'pengembangan',
    baseline: 'Sabun kasar dan hanya satu bentuk (contoh)',
    groupIds: [destana.id],
  });
  await enterPlans(client, unitId, health.id, mangrove.id);
  await enterMoney(client, health.id, mangrove.id);
  await enterHandovers(client, [ponsera, health.id], [destana, mangrove.id]);
  const programs = { health: health.id, mangrove: mangrove.id };
  await enterQuarters(client, unitId, supadioWork({ ponsera, destana }, programs));
  await enterNarratives(client, supadioNarratives(programs));
  await enterBenchmarking(client, unitId, { ponsera, destana }, [health.id, mangrove.id]);
  await enterStakeholders(client, unitId, supadioStakeholders);
  await enterEvaluation(client, unitId, { ponsera, destana }, [health.id, mangrove.id]);
  const hosts = { chair: 'Rudi Hartono (contoh)', noteTaker: 'Dina Oktaviani (contoh)' };
  await enterMeetings(client, unitId, hosts, supadioMeetings({ ponsera, destana }, programs));
}

async function enterGroup(
  client: ApplicationClient,
  unitId: string,
  group: {
    name: string;
    shortName: string;
    kind: string;
    stage: string;
    products: string;
    people: SamplePerson[];
    phone: number;
    description: string;
  } & GroupFacts,
): Promise<KeptGroup> {
  const { people, phone, ...fields } = group;
  const kept = await enterPeople(client, people, mekarSari, phone);
  const { id } = await client.groups.save({
    ...fields,
    unitId,
    areaCode: mekarSari,
    decreeNumber: `CONTOH/${phone}/SK/2024`,
    decreeDate: '2024-02-12',
    decreeIssuer: 'Kepala Desa Mekar Sari',
    foundedOn: '2024-01-15',
    localHeroId: kept[1]?.personId ?? null,
    members: memberRows(kept, '2024-02-12'),
  });
  return { id, people: kept };
}
