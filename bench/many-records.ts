import { newId } from '../src/main/database/new-id.ts';
import { closeDatabase, openDatabase, queriesOf } from '../src/main/database/open.ts';
import { comparableName } from '../src/shared/person-names.ts';
import { searchText } from '../src/shared/search-text.ts';
import { expenseText, groupName, meetingTitle, personName } from './many-names.ts';

export interface RecordCounts {
  /** How many years end with 2026; meetings and expenses are spread evenly over them. */
  years: number;
  groups: number;
  people: number;
  programs: number;
  meetings: number;
  participantsEach: number;
  expenses: number;
  /**
   * Whether every quarter has achievements of two indicators a program, beneficiaries and progress of groups, and each
   * meeting its program and its photo, each expense its voucher.
   */
  hasQuarters?: boolean;
}

/** An office's years of records: 100,000 attendances of 20,000 people. */
const office: RecordCounts = {
  years: 4,
  groups: 500,
  people: 20_000,
  programs: 100,
  meetings: 4_000,
  participantsEach: 25,
  expenses: 4_000,
};

/** Puts them straight into the tables of a data folder; the same at every run. */
export async function fillWithRecords(dataFolder: string, counts = office): Promise<{ unitId: string }> {
  const days = counts.years * 365;
  /** Days up to the end of 2026, over and over. */
  const dayOf = (index: number) =>
    new Date(Date.UTC(2026, 11, 31) - (days - 1 - (index % days)) * 86_400_000).toISOString().slice(0, 10);
  const orm = await openDatabase(dataFolder);
  const at = '2026-01-01T00:00:00.000Z';
  const row = () => ({ id: newId(), createdAt: at, updatedAt: at, version: 1 });
  const record = (name: string) => ({ ...row(), deletedAt: null, searchName: searchText(name) });
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const evidence = (of: { ownerKind: string; ownerId: string; kind: string }) => ({
    ...record('bukti.jpg'),
    ...of,
    sessionId: null,
    programId: null,
    caption: 'Bukti',
    takenOn: null,
    fileName: 'bukti.jpg',
    mediaType: 'image/jpeg',
    size: 400_000,
    width: 1600,
    height: 1200,
    sha256: '0'.repeat(64),
    position: 0,
  });
  const unit = { ...record('Bench'), code: 'BENCH', timeZone: 'WITA' as const };
  const unitId = unit.id;
  const areaCode = '64.09.01.2020';

  await orm.em.fork().transactional(async (em) => {
    const queries = queriesOf(em);
    const insert = async (table: Parameters<typeof queries.insertInto>[0], rows: object[]) => {
      for (let start = 0; start < rows.length; start += 500) {
        await queries
          .insertInto(table)
          .values(rows.slice(start, start + 500)) // rows of many tables through one loop
          .execute();
      }
    };
    await insert('operating_unit', [unit]);
    const people = many(counts.people, (index) => ({
      ...record(personName(index)),
      name: personName(index),
      gender: index % 3 ? 'P' : 'L',
      birthYear: null,
      phone: `0812${String(index).padStart(8, '0')}`,
      comparableName: comparableName(personName(index)),
      comparablePhone: `+62812${String(index).padStart(8, '0')}`,
      areaCode,
      consentDate: null,
      note: '',
      mergedIntoId: null,
    }));
    await insert('person', people);
    const groups = many(counts.groups, (index) => ({
      ...record(groupName(index)),
      unitId,
      name: groupName(index),
      shortName: '',
      kind: 'posyandu',
      areaCode,
      decreeNumber: '',
      decreeDate: null,
      decreeIssuer: '',
      foundedOn: null,
      stage: 'inisiasi',
      isActive: 1,
      products: '',
      localHero: '',
      description: '',
    }));
    await insert('assisted_group', groups);
    await insert(
      'membership',
      people.map((person, index) => ({
        ...row(),
        groupId: groups[index % counts.groups]?.id,
        personId: person.id,
        position: Math.floor(index / counts.groups),
        role: index < counts.groups ? 'chair' : 'member',
        joinedOn: null,
        leftOn: null,
        vulnerableCategories: '',
      })),
    );
    const programs = many(counts.programs, (index) => ({
      ...record(`Program ${index}`),
      unitId,
      code: `P-${index}`,
      name: `Program ${index}`,
      expansion: '',
      companyPillar: null,
      mainTpb: (index % 17) + 1,
      priorityField: null,
      fundType: 'tjsl',
      nature: 'empowerment',
      parentId: null,
      startDate: '2015-01-01',
      endDate: null,
      stage: 'inisiasi',
      status: 'running',
      baseline: '',
      coordinator: '',
      coreCompetency: '',
      description: '',
    }));
    await insert('program', programs);
    await insert(
      'program_group',
      groups.map((group, index) => ({ ...row(), programId: programs[index % counts.programs]?.id, groupId: group.id })),
    );
    const years = many(counts.years, (index) => 2027 - counts.years + index);
    const renjas = years.map((year) => ({
      ...record(`renja ${year}`),
      unitId,
      year,
      renstraId: null,
      note: '',
      versionNumber: 1,
      status: 'draft',
      approvedOn: null,
      approvedBy: '',
    }));
    await insert('renja', renjas);
    const activities = renjas.flatMap((renja) =>
      programs.map((program, position) => ({
        ...row(),
        renjaId: renja.id,
        position,
        programId: program.id,
        name: 'Kegiatan',
        fundType: 'tjsl',
        isPlanned: 1,
      })),
    );
    await insert('activity', activities);
    await insert(
      'budget',
      activities.flatMap((activity) =>
        [1, 2, 3, 4].map((quarter) => ({ ...row(), activityId: activity.id, quarter, amount: 25_000_000 })),
      ),
    );
    const expenses = many(counts.expenses, (index) => ({
      ...record(`${expenseText(index)} V-${index}`),
      programId: programs[index % counts.programs]?.id,
      activityId: null,
      date: dayOf(index),
      amount: 100_000 + index,
      description: expenseText(index),
      voucherNumber: `V-${index}`,
      overspendReason: '',
    }));
    await insert('expense', expenses);
    const meetings = many(counts.meetings, (index) => ({
      ...record(meetingTitle(index)),
      unitId,
      kind: 'fgd',
      number: '',
      title: meetingTitle(index),
      purpose: '',
      agenda: '',
      chair: '',
      noteTaker: '',
      speakers: '',
      outcome: '',
    }));
    await insert('meeting', meetings);
    const sessions = meetings.map((meeting, index) => ({
      ...row(),
      meetingId: meeting.id,
      position: 0,
      title: '',
      date: dayOf(index),
      startTime: '09:00',
      endTime: null,
      place: 'Balai Desa',
      areaCode,
      destination: '',
    }));
    await insert('meeting_session', sessions);
    await insert(
      'participant',
      sessions.flatMap((session, index) =>
        many(counts.participantsEach, (position) => {
          const person = people[(index * 7 + position * 13) % counts.people];
          return {
            ...row(),
            sessionId: session.id,
            personId: person?.id,
            position,
            name: person?.name,
            gender: person?.gender,
            institution: 'Warga',
            jobTitle: '',
            phone: '',
            role: 'invitee',
            status: position % 5 ? 'present' : 'absent',
            groupId: null,
          };
        }),
      ),
    );
    if (!counts.hasQuarters) return;
    await insert(
      'meeting_program',
      meetings.map(({ id: meetingId }, index) => ({
        ...row(),
        meetingId,
        programId: programs[index % counts.programs]?.id,
      })),
    );
    await insert('attachment', [
      ...meetings.map(({ id }) => evidence({ ownerKind: 'meeting', ownerId: id, kind: 'foto' })),
      ...expenses.map(({ id }) => evidence({ ownerKind: 'expense', ownerId: id, kind: 'kuitansi' })),
    ]);
    // Quarter by quarter, as an office enters them: what belongs to one lies together in the file.
    const quarters = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => ({ year, quarter })));
    const indicators = programs.flatMap((program) =>
      [0, 1].map((position) => ({
        ...record(`Indikator ${position}`),
        programId: program.id,
        position,
        name: `Indikator ${position}`,
        measure: 'orang',
        baseline: null,
        direction: 'up',
        aggregation: 'sum',
        description: '',
      })),
    );
    await insert('indicator', indicators);
    const ofIndicators = quarters.flatMap((of) => indicators.map(({ id: indicatorId }) => ({ ...of, indicatorId })));
    await insert(
      'indicator_target',
      ofIndicators.map((of) => ({ ...row(), ...of, value: 20 })),
    );
    await insert(
      'achievement',
      ofIndicators.map((of, index) => ({ ...row(), ...of, value: index % 30, note: '' })),
    );
    await insert(
      'beneficiary',
      quarters.flatMap((of) =>
        programs.map(({ id: programId }, index) => ({
          ...row(),
          ...of,
          programId,
          male: index,
          female: index,
          indirect: 0,
          basis: '',
        })),
      ),
    );
    await insert(
      'group_progress',
      quarters.flatMap((of) =>
        groups.map(({ id: groupId }, index) => ({
          ...row(),
          ...of,
          groupId,
          revenue: index * 1000,
          profit: index * 100,
          activeMale: 4,
          activeFemale: 6,
          production: '',
          stage: 'inisiasi',
          startStage: 'inisiasi',
          proof: '',
        })),
      ),
    );
  });
  await closeDatabase(orm);
  return { unitId };
}
