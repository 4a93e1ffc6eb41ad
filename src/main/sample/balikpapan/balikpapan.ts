import type { ApplicationClient } from '../../../shared/contract.ts';
import type { GroupFacts } from '../assistance.ts';
import type { KeptGroup, SamplePerson } from '../entering.ts';
import { enterPeople, memberRows, sampleNote } from '../entering.ts';
import { enterMeetings, enterNarratives, enterQuarters } from '../quarters.ts';
import { enterStakeholders } from '../stakeholders.ts';
import type { Groups, Programs } from './kept.ts';
import { balikpapan, giriMukti, laweLawe } from './kept.ts';
import { enterCoordination, enterFgd } from './meetings.ts';
import { enterHandovers, enterMoney } from './money.ts';
import { balikpapanNarratives } from './narratives.ts';
import { balikpapanMeetings, balikpapanWork } from './quarters.ts';
import { balikpapanStakeholders } from './stakeholders.ts';

const posyanduMelati: SamplePerson[] = [
  ['Hj. Nurhayati', 'P'],
  ['Sri Wahyuni', 'P'],
  ['Rusmini', 'P'],
  ['Dewi Lestari', 'P'],
  ['Marliana', 'P'],
  ['Suparti', 'P'],
  ['Fitri Handayani', 'P'],
];
const siagaSehat: SamplePerson[] = [
  ['Muhammad Yusran', 'L'],
  ['Siti Aminah', 'P'],
  ['Andi Baso', 'L'],
  ['Ratna Sari', 'P'],
  ['Hamzah', 'L'],
  ['Nur Aisyah', 'P'],
];
const taniMukti: SamplePerson[] = [
  ['H. Sugiyanto', 'L'],
  ['Paimin', 'L'],
  ['Sutrisno', 'L'],
  ['Wagiyem', 'P'],
  ['Kasiman', 'L'],
  ['Mulyono', 'L'],
  ['Poniran', 'L'],
  ['Tumini', 'P'],
];
const wanitaTani: SamplePerson[] = [
  ['Sulastri', 'P'],
  ['Endang Susilowati', 'P'],
  ['Jumiati', 'P'],
  ['Sumiyati', 'P'],
  ['Rohana', 'P'],
  ['Lilis Suryani', 'P'],
];
const kampungInggris: SamplePerson[] = [
  ['Ahmad Fauzan', 'L'],
  ['Putri Ramadhani', 'P'],
  ['Rizky Maulana', 'L'],
  ['Nadia Safitri', 'P'],
  ['Bagus Setiawan', 'L'],
];

/**
 * PT Kilang Pertamina Internasional, Unit Balikpapan: ring 1 in Balikpapan and Penajam Paser Utara,
 * and the FGD of Kamis, 9 Februari 2023 about Renstra and Renja 2023–2027, in two places.
 */
export async function enterBalikpapan(client: ApplicationClient): Promise<void> {
  const { id: unitId } = await client.units.save({
    code: 'KPI-BPP',
    timeZone: 'WITA',
    identities: [
      {
        name: 'Unit Balikpapan',
        legalName: 'PT Kilang Pertamina Internasional Unit Balikpapan',
        company: 'PT Kilang Pertamina Internasional',
        region: 'Kalimantan Timur',
        address: 'Jl. Yos Sudarso, Balikpapan, Kalimantan Timur',
        validFrom: '2021-01-01',
      },
    ],
    signatories: [
      { role: 'prepared', name: 'Arif Nugroho (contoh)', position: 'CDO Unit Balikpapan', validFrom: '2021-01-01' },
      { role: 'checked', name: 'Maya Anggraini (contoh)', position: 'Officer CSR', validFrom: '2021-01-01' },
      {
        role: 'approved',
        name: 'Budi Santoso (contoh)',
        position: 'Area Manager Communication, Relations & CSR',
        validFrom: '2021-01-01',
      },
    ],
    rings: [
      { areaCode: giriMukti, ring: 1 },
      { areaCode: laweLawe, ring: 1 },
      { areaCode: balikpapan, ring: 1 },
    ],
  });

  const groups = await enterGroups(client, unitId);
  const programs = await enterPrograms(client, unitId, groups);
  await enterMoney(client, unitId, programs);
  await enterHandovers(client, groups, programs);
  await enterQuarters(client, unitId, balikpapanWork(groups, programs));
  await enterNarratives(client, balikpapanNarratives(programs));
  await enterFgd(client, unitId, groups, programs);
  await enterStakeholders(client, unitId, balikpapanStakeholders);
  await enterCoordination(client, unitId, programs);
  const hosts = { chair: 'Maya Anggraini (contoh)', noteTaker: 'Arif Nugroho (contoh)' };
  await enterMeetings(client, unitId, hosts, balikpapanMeetings(groups, programs));
}

async function enterGroups(client: ApplicationClient, unitId: string): Promise<Groups> {
  const enter = async (
    name: string,
    shortName: string,
    kind: string,
    areaCode: string,
    stage: string,
    people: SamplePerson[],
    phone: number,
    products: string,
    facts: GroupFacts = {},
  ): Promise<KeptGroup> => {
    const kept = await enterPeople(client, people, areaCode, phone);
    const { id } = await client.groups.save({
      unitId,
      name,
      shortName,
      kind,
      areaCode,
      stage,
      products,
      ...facts,
      decreeNumber: `CONTOH/${phone}/SK/2022`,
      decreeDate: '2022-11-14',
      decreeIssuer: areaCode === giriMukti ? 'Kepala Desa Giri Mukti' : 'Lurah Lawe-Lawe',
      foundedOn: '2022-10-03',
      description: sampleNote,
      members: memberRows(kept, '2022-11-14'),
    });
    return { id, people: kept };
  };
  return {
    melati: await enter('Posyandu Melati Giri Mukti', '', 'posyandu', giriMukti, 'pengembangan', posyanduMelati, 1, ''),
    siaga: await enter(
      'Kelompok Warga Siaga Sehat Lawe-Lawe',
      '',
      'siaga-bencana',
      laweLawe,
      'inisiasi',
      siagaSehat,
      21,
      '',
    ),
    tani: await enter(
      'Kelompok Tani Mukti Jaya',
      '',
      'kelompok-tani',
      giriMukti,
      'pengembangan',
      taniMukti,
      41,
      'Padi, sayuran',
      {
        productRows: [
          { name: 'Beras', unit: 'kg', price: 14_000, since: '2022-10-03' },
          { name: 'Kangkung dan bayam', unit: 'ikat', price: 5_000, since: '2023-06-01' },
        ],
        licences: [{ kind: 'nib', number: '0209220000041 (contoh)', issuedOn: '2023-02-20' }],
      },
    ),
    kwt: await enter(
      'KWT Girimukti Lestari',
      '',
      'kwt',
      giriMukti,
      'inisiasi',
      wanitaTani,
      61,
      'Keripik, bibit sayur',
      {
        productRows: [
          { name: 'Keripik singkong', unit: 'bungkus 200 g', price: 15_000, since: '2023-08-17' },
          { name: 'Bibit cabai', unit: 'polibag', price: 3_000, since: '2026-04-01' },
        ],
        licences: [
          { kind: 'nib', number: '0503230000061 (contoh)', issuedOn: '2023-03-05' },
          { kind: 'p-irt', number: '2056409010061-28 (contoh)', issuedOn: '2023-09-11', validUntil: '2028-09-10' },
          { kind: 'halal', number: 'ID64110000061 (contoh)', issuedOn: '2022-07-01', validUntil: '2026-06-30' },
        ],
      },
    ),
    inggris: await enter(
      'Kampung Inggris Giri Mukti',
      '',
      'lembaga-kursus',
      giriMukti,
      'inisiasi',
      kampungInggris,
      81,
      'Kursus bahasa Inggris',
    ),
  };
}

async function enterPrograms(client: ApplicationClient, unitId: string, groups: Groups): Promise<Programs> {
  const common = {
    unitId,
    startDate: '2023-01-02',
    endDate: '2027-12-31',
    coordinator: 'Arif Nugroho (contoh)',
    description: sampleNote,
  };
  const wasiat = await client.programs.save({
    ...common,
    code: 'BPP-01',
    name: 'Wasiat',
    expansion: 'Warga Siaga Sehat',
    companyPillar: 'sehat',
    mainTpb: 3,
    furtherTpbs: [2],
    stage: 'pengembangan',
    baseline: '18 balita stunting di wilayah ring 1 (contoh)',
    areaCodes: [giriMukti, laweLawe],
    groupIds: [groups.melati.id, groups.siaga.id],
  });
  const kenari = await client.programs.save({
    ...common,
    code: 'BPP-02',
    name: 'Kenari',
    expansion: 'Ketahanan Pangan Girimukti',
    companyPillar: 'hijau',
    mainTpb: 2,
    furtherTpbs: [8, 12],
    stage: 'inisiasi',
    baseline: 'Lahan pekarangan belum dimanfaatkan (contoh)',
    areaCodes: [giriMukti],
    groupIds: [groups.tani.id, groups.kwt.id],
  });
  const inggris = await client.programs.save({
    ...common,
    code: 'BPP-03',
    name: 'Kampung Inggris',
    companyPillar: 'cerdas',
    mainTpb: 4,
    priorityField: 'education',
    nature: 'capacity',
    stage: 'inisiasi',
    baseline: 'Belum ada kursus bahasa Inggris di desa (contoh)',
    areaCodes: [giriMukti],
    groupIds: [groups.inggris.id],
  });
  return { wasiat: wasiat.id, kenari: kenari.id, inggris: inggris.id };
}
