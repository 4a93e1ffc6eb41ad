import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultChoices } from '../../src/shared/choices.ts';
import type { ParticipantRole, ParticipantStatus } from '../../src/shared/meetings.ts';
import type { Gender } from '../../src/shared/people.ts';
import { comparableName } from '../../src/shared/person-names.ts';
import { newId } from '../../src/main/database/new-id.ts';
import { openDatabase, queriesOf } from '../../src/main/database/open.ts';

/** A temporary data folder with a real database, for rows put in as they are. */
export async function openRecords() {
  const folder = mkdtempSync(join(tmpdir(), 'binaan-reports-'));
  const orm = await openDatabase(folder);
  const queries = queriesOf(orm.em.fork());
  const created = '2026-01-01T00:00:00.000Z';
  const row = () => ({ id: newId(), createdAt: created, updatedAt: created, version: 1 });
  const record = (name: string) => ({ ...row(), deletedAt: null, searchName: name.toLowerCase() });

  const personOf = (name: string) => ({
    ...record(name),
    name,
    gender: null,
    birthYear: null,
    phone: '',
    comparableName: comparableName(name),
    comparablePhone: '',
    areaCode: null,
    consentDate: null,
    note: '',
    mergedIntoId: null,
  });

  const records = {
    folder,
    queries,
    async close() {
      await orm.close(true);
      rmSync(folder, { recursive: true, force: true });
    },

    async choices() {
      for (const [list, entries] of Object.entries(defaultChoices)) {
        for (const [position, [code, label, labelEn]] of entries.entries()) {
          await queries
            .insertInto('choice')
            .values({ ...row(), list: list as keyof typeof defaultChoices, code, label, labelEn, position })
            .execute();
        }
      }
    },

    async area(code: string, fullName: string) {
      const name = fullName.split(',')[0] ?? fullName;
      const parentCode = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null;
      const level = code.split('.').length;
      await queries
        .insertInto('area')
        .values({ code, name, level, parentCode, fullName, searchName: name.toLowerCase() })
        .execute();
    },

    async unit(fields: { code?: string; timeZone?: 'WIB' | 'WITA' } = {}) {
      const values = { ...record('unit'), code: 'RU V', timeZone: 'WITA' as const, ...fields };
      await queries.insertInto('operating_unit').values(values).execute();
      return values.id;
    },

    async identity(
      unitId: string,
      name: string,
      fields: {
        company?: string;
        region?: string;
        address?: string;
        logo?: string | null;
        logoRight?: string | null;
        validFrom?: string;
        validTo?: string | null;
      } = {},
    ) {
      const values = {
        ...row(),
        unitId,
        name,
        legalName: '',
        company: 'PT Contoh',
        region: '',
        address: '',
        logo: null,
        logoRight: null,
        validFrom: '2000-01-01',
        validTo: null,
        ...fields,
      };
      await queries.insertInto('unit_identity').values(values).execute();
    },

    async signatory(
      unitId: string,
      role: 'prepared' | 'checked' | 'approved',
      name: string,
      fields: { position?: string; validFrom?: string; validTo?: string | null } = {},
    ) {
      const values = {
        ...row(),
        unitId,
        role,
        name,
        position: 'Jabatan',
        rank: 0,
        validFrom: '2000-01-01',
        validTo: null,
        ...fields,
      };
      await queries.insertInto('signatory').values(values).execute();
    },

    async program(
      unitId: string,
      code: string,
      fields: {
        name?: string;
        expansion?: string;
        mainTpb?: number;
        startDate?: string;
        endDate?: string | null;
        stage?: string;
        status?: 'planned' | 'running' | 'finished' | 'stopped';
        deletedAt?: string | null;
      } = {},
    ) {
      const values = {
        ...record(code),
        unitId,
        code,
        name: `Program ${code}`,
        expansion: '',
        companyPillar: null,
        mainTpb: 3,
        priorityField: null,
        fundType: 'tjsl' as const,
        nature: 'empowerment' as const,
        parentId: null,
        startDate: '2023-01-01',
        endDate: null,
        stage: 'inisiasi',
        status: 'running' as const,
        baseline: '',
        coordinator: '',
        coreCompetency: '',
        description: '',
        ...fields,
      };
      await queries.insertInto('program').values(values).execute();
      return values.id;
    },

    async programAreas(programId: string, ...codes: string[]) {
      for (const [position, areaCode] of codes.entries()) {
        await queries
          .insertInto('program_area')
          .values({ ...row(), programId, areaCode, position })
          .execute();
      }
    },

    async furtherTpbs(programId: string, ...tpbs: number[]) {
      for (const tpb of tpbs) {
        await queries
          .insertInto('program_tpb')
          .values({ ...row(), programId, tpb })
          .execute();
      }
    },

    async group(unitId: string, name: string, fields: { deletedAt?: string | null; areaCode?: string } = {}) {
      const values = {
        ...record(name),
        unitId,
        name,
        shortName: '',
        kind: 'posyandu',
        areaCode: '64.09.01.2020',
        decreeNumber: '',
        decreeDate: null,
        decreeIssuer: '',
        foundedOn: null,
        stage: 'inisiasi',
        isActive: true,
        products: '',
        localHero: '',
        description: '',
        ...fields,
      };
      // Kysely hands a boolean to the driver as it is, which takes numbers only.
      await queries
        .insertInto('assisted_group')
        .values({ ...values, isActive: 1 as never })
        .execute();
      return values.id;
    },

    async programGroup(programId: string, groupId: string) {
      await queries
        .insertInto('program_group')
        .values({ ...row(), programId, groupId })
        .execute();
    },

    /** Under an activity of its own; the unit's Renja of the year is made where there is none. */
    async budget(programId: string, year: number, amounts: number[]) {
      const { unitId } = await queries
        .selectFrom('program')
        .select('unitId')
        .where('id', '=', programId)
        .executeTakeFirstOrThrow();
      const kept = await queries
        .selectFrom('renja')
        .select('id')
        .where('unitId', '=', unitId)
        .where('year', '=', year)
        .executeTakeFirst();
      const standing = { versionNumber: 1, status: 'draft' as const, approvedOn: null, approvedBy: '' };
      const renja = { ...record('renja'), unitId, year, renstraId: null, note: '', ...standing };
      if (!kept) await queries.insertInto('renja').values(renja).execute();
      const renjaId = kept?.id ?? renja.id;
      const activity = { ...row(), renjaId, position: 0, programId, name: 'Kegiatan', fundType: 'tjsl' as const };
      // Kysely hands a boolean to the driver as it is, which takes numbers only.
      await queries
        .insertInto('activity')
        .values({ ...activity, isPlanned: 1 as never })
        .execute();
      for (const [index, amount] of amounts.entries()) {
        await queries
          .insertInto('budget')
          .values({ ...row(), activityId: activity.id, quarter: index + 1, amount })
          .execute();
      }
    },

    async expense(programId: string, date: string, amount: number, deletedAt: string | null = null) {
      await queries
        .insertInto('expense')
        .values({
          ...record('expense'),
          deletedAt,
          programId,
          activityId: null,
          date,
          amount,
          description: 'Pembelian',
          voucherNumber: '',
          overspendReason: '',
        })
        .execute();
    },

    async beneficiaries(
      programId: string,
      year: number,
      quarter: number,
      counts: { male?: number; female?: number; indirect?: number },
    ) {
      await queries
        .insertInto('beneficiary')
        .values({ ...row(), programId, year, quarter, male: 0, female: 0, indirect: 0, basis: '', ...counts })
        .execute();
    },

    async person(name: string) {
      const values = personOf(name);
      await queries.insertInto('person').values(values).execute();
      return values.id;
    },

    async meeting(
      unitId: string,
      title: string,
      fields: {
        kind?: string;
        chair?: string;
        noteTaker?: string;
        outcome?: string;
        deletedAt?: string | null;
      } = {},
    ) {
      const values = {
        ...record('meeting'),
        unitId,
        kind: 'fgd',
        number: '',
        title,
        purpose: '',
        agenda: '',
        chair: '',
        noteTaker: '',
        speakers: '',
        outcome: '',
        ...fields,
      };
      await queries.insertInto('meeting').values(values).execute();
      return values.id;
    },

    async session(
      meetingId: string,
      date: string,
      fields: {
        position?: number;
        title?: string;
        place?: string;
        destination?: string;
        startTime?: string | null;
        areaCode?: string | null;
        endTime?: string | null;
      } = {},
    ) {
      const values = {
        ...row(),
        meetingId,
        position: 0,
        title: '',
        date,
        startTime: null,
        endTime: null,
        place: 'Balai Desa',
        areaCode: null,
        destination: '',
        ...fields,
      };
      await queries.insertInto('meeting_session').values(values).execute();
      return values.id;
    },

    async participant(
      sessionId: string,
      person: { id?: string; name: string },
      fields: {
        position?: number;
        gender?: Gender | null;
        institution?: string;
        jobTitle?: string;
        phone?: string;
        role?: ParticipantRole;
        status?: ParticipantStatus;
        groupId?: string | null;
      } = {},
    ) {
      const personId = person.id ?? (await records.person(person.name));
      await queries
        .insertInto('participant')
        .values({
          ...row(),
          sessionId,
          personId,
          position: 0,
          name: person.name,
          gender: null,
          institution: '',
          jobTitle: '',
          phone: '',
          role: 'invitee',
          status: 'present',
          groupId: null,
          ...fields,
        })
        .execute();
      return personId;
    },

    /** Many invited people at once, in the order of their names in the list. */
    async crowd(sessionId: string, names: string[], fields: { status?: ParticipantStatus } = {}) {
      const people = names.map(personOf);
      const rows = people.map((person, position) => ({
        ...row(),
        sessionId,
        personId: person.id,
        position,
        name: person.name,
        gender: position % 2 === 0 ? ('P' as const) : ('L' as const),
        institution: `Kelompok ${position % 40}`,
        jobTitle: 'Anggota',
        phone: `0812${String(position).padStart(8, '0')}`,
        role: 'invitee' as const,
        status: 'invited' as const,
        groupId: null,
        ...fields,
      }));
      if (people.length === 0) return;
      await queries.insertInto('person').values(people).execute();
      await queries.insertInto('participant').values(rows).execute();
    },
  };
  return records;
}

export type Records = Awaited<ReturnType<typeof openRecords>>;
