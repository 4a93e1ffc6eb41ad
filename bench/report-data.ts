import type { Records } from '../tests/support/report-records.ts';

/** A unit large enough for a report of many pages, and one session with a crowd. */
export async function fillForReports(
  records: Records,
  counts: { programs: number; meetings: number; people: number },
): Promise<{ unitId: string; meetingId: string; sessionId: string }> {
  await records.choices();
  await records.area('64.09.01.2020', 'Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur');
  const unitId = await records.unit();
  await records.identity(unitId, 'Unit Balikpapan', { company: 'PT Contoh', address: 'Jl. Contoh No. 1, Balikpapan' });
  for (let index = 0; index < counts.programs; index += 1) {
    const program = await records.program(unitId, `P-${index + 1}`, {
      name: `Program ${index + 1}`,
      expansion: 'Ketahanan pangan dan kesehatan warga pesisir',
      mainTpb: 1 + (index % 17),
    });
    await records.programAreas(program, '64.09.01.2020');
    await records.programGroup(program, await records.group(unitId, `Kelompok Tani Sejahtera ${index + 1}`));
    await records.budget(program, 2026, [10_000_000 + index * 1237, 20_000_000, 30_000_000, 40_000_000]);
    await records.expense(program, '2026-02-10', 7_654_321 + index * 731);
    await records.expense(program, '2026-05-10', 1_234_567 + index * 917);
  }
  for (let index = 0; index < counts.meetings; index += 1) {
    const meeting = await records.meeting(unitId, `FGD Renstra dan Renja Program CSR putaran ${index + 1}`, {
      outcome: 'Kelompok mitra binaan memberi masukan atas Renja; jadwal monev dan pelatihan kader disepakati.',
    });
    const session = await records.session(meeting, '2026-05-12', { place: `Balai Desa Giri Mukti ${index + 1}` });
    await records.crowd(session, [`Siti ${index}`, `Ahmad ${index}`], { status: 'present' });
  }
  const meetingId = await records.meeting(unitId, 'Sosialisasi besar', { chair: 'Bambang', noteTaker: 'Rina' });
  const sessionId = await records.session(meetingId, '2026-07-01', { startTime: '09:00', place: 'Gedung Serbaguna' });
  await records.crowd(
    sessionId,
    Array.from({ length: counts.people }, (_, index) => `Siti Aminah Rahmawati ${index + 1}`),
  );
  return { unitId, meetingId, sessionId };
}
