import { formatDayAndDate, formatLongDate, formatShortDate } from '../../../shared/calendar-date.ts';
import { formatDecimal } from '../../../shared/decimal.ts';
import { formatNumber, formatRupiah } from '../../../shared/money.ts';
import { numberInWords } from '../../../shared/number-words.ts';
import type { TemplateValues } from '../../documents/word-template.ts';
import { textsIn } from '../../texts.ts';
import { writableText } from '../xml-text.ts';
import { acknowledged, placeAndDate, spelledDate, villageHead } from './document-parts.ts';
import type { HandoverContent } from './handover-document.ts';
import { addresseeOf, invitationAttachment, invitationOpening, invitationSubject } from './invitation-document.ts';
import { eventTitle, listed, sessionDays, sessionTime } from './meeting-content.ts';
import type { MeetingContent } from './meeting-content.ts';
import { attendanceOf, openingOf } from './official-report-document.ts';

/** What the Word template of a meeting's paper is filled with: the names of `document-placeholders.ts`. */
export function meetingValues(
  content: MeetingContent,
  document: 'minutes' | 'officialReport' | 'invitation',
): TemplateValues {
  const { facts, language, unit, sessions, groups, people, approver } = content;
  const texts = textsIn(language);
  const isInvitation = document === 'invitation';
  const day = facts.date ?? (isInvitation ? null : (sessions.at(-1)?.date ?? null));
  const [group] = groups;
  return written({
    ...unitValues(unit),
    nomor: facts.number || (document === 'minutes' ? content.number : ''),
    kota_tanggal: placeAndDate(facts.city, day, language),
    tanggal_surat: day === null ? '' : formatLongDate(day, language),
    acara: eventTitle(content),
    jenis: content.kind,
    tujuan: content.purpose,
    agenda: content.agenda,
    hari_tanggal: sessionDays(content).join('\n'),
    tanggal_terbilang: spelledDate(sessions[0]?.date ?? '', language),
    waktu: sessions.map((session) => sessionTime(session, content)).join('\n'),
    tempat: listed([...new Set(sessions.map(({ place }) => place))], language),
    pimpinan: content.chair,
    notulis: content.noteTaker,
    narasumber: content.speakers,
    peserta: texts(people.present > 0 ? 'documentText.present' : 'documentText.invited', { ...people }),
    jumlah_diundang: String(people.invited),
    jumlah_hadir: String(people.present),
    kesimpulan: content.outcome,
    kelompok_bersama: listed(
      groups.map(({ name }) => name),
      language,
    ),
    lampiran: invitationAttachment(content),
    perihal: invitationSubject(content),
    kepada: addresseeOf(content),
    pembuka: isInvitation ? invitationOpening(content) : facts.opening || openingOf(content),
    kehadiran: attendanceOf(content),
    penutup: facts.closing || texts(isInvitation ? 'documentText.invitationClosing' : 'documentText.reportClosing'),
    penanda_tangan: facts.signerName || approver.name,
    jabatan_penanda_tangan: facts.signerPosition || approver.position,
    pihak_kedua: group?.name ?? '',
    nama_pihak_kedua: facts.counterName || (group?.chair ?? ''),
    jabatan_pihak_kedua: facts.counterPosition || (group ? texts('documentText.groupChair') : ''),
    sesi: sessions.map((session, index) => ({
      no: String(index + 1),
      judul: session.title,
      hari_tanggal: formatDayAndDate(session.date, language),
      waktu: sessionTime(session, content),
      tempat: session.place,
      hadir: String(session.present),
    })),
    pembahasan: content.points.map(({ speaker, institution, input, response }, index) => ({
      no: String(index + 1),
      pembicara: speaker,
      instansi: institution,
      uraian: input,
      tanggapan: response,
    })),
    keputusan: content.decisions.map((isi, index) => ({ no: String(index + 1), isi })),
    tindak_lanjut: content.followUps.map(({ text, responsible, institution, dueOn }, index) => ({
      no: String(index + 1),
      uraian: text,
      penanggung_jawab: responsible,
      instansi: institution,
      tenggat: dueOn === null ? '' : formatShortDate(dueOn, language),
    })),
    undangan: content.invitees.map(({ name, institution, jobTitle }, index) => ({
      no: String(index + 1),
      nama: name,
      instansi: institution,
      jabatan: jobTitle,
    })),
    kelompok: groups.map(({ name, chair }, index) => ({ no: String(index + 1), nama: name, ketua: chair })),
    mengetahui: acknowledgedRows(content),
  });
}

/** What the Word template of a handover record is filled with. */
export function handoverValues(content: HandoverContent): TemplateValues {
  const { facts, language, unit, items, value, rupiahStyle, deliverer, receiver, group } = content;
  return written({
    ...unitValues(unit),
    nomor: content.number,
    kota_tanggal: placeAndDate(facts.city, content.date, language),
    uraian_bantuan: content.description,
    program: content.program,
    tanggal_terbilang: spelledDate(content.date, language),
    pihak_pertama: deliverer.name,
    jabatan_pihak_pertama: deliverer.position,
    pihak_kedua: group.name,
    nama_pihak_kedua: receiver.name,
    jabatan_pihak_kedua: receiver.position,
    alamat_pihak_kedua: group.address,
    nilai: formatRupiah(value, language, rupiahStyle),
    nilai_terbilang: `${numberInWords(value, language)} rupiah`,
    penutup: facts.closing || textsIn(language)('documentText.handoverClosing'),
    barang: items.map((item, index) => ({
      no: String(index + 1),
      nama: item.name,
      jumlah: formatDecimal(item.quantity, language),
      satuan: item.unit,
      nilai: item.value === 0 ? '–' : formatNumber(item.value, language),
      keterangan: item.note,
    })),
    mengetahui: acknowledgedRows(content),
  });
}

function unitValues({ company, name, address }: MeetingContent['unit']) {
  return { perusahaan: company, unit: name === company ? '' : name, alamat: address };
}

function acknowledgedRows({ facts, village, language }: Pick<MeetingContent, 'facts' | 'village' | 'language'>) {
  const position = facts.acknowledgedPosition || (village ? villageHead(village, language) : '');
  return acknowledged(facts, village, language).map(({ name }) => ({ nama: name, jabatan: position }));
}

/** The values without what no XML can hold. */
function written(values: TemplateValues): TemplateValues {
  const clean = (row: Record<string, string>) =>
    Object.fromEntries(Object.entries(row).map(([name, text]) => [name, writableText(text)]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? writableText(value) : value.map(clean),
    ]),
  );
}
