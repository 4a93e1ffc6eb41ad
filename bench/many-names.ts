// Names as Indonesian lists have them: many people of few first names, titles before and degrees behind,
// and some that occur once. The same at every run: places in the lists follow from the index alone.

const firstNames = words(
  'Siti Sri Nur Dewi Ahmad Muhammad Budi Agus Eko Andi Rina Yuni Wahyu Indah Rahmat Abdul Hendra Dedi Maria Yohanes',
  'Fatimah Aminah Khadijah Sulastri Sumiati Endang Lilis Tuti Ratna Kartini Bambang Joko Slamet Suparman Sutrisno',
  'Herman Rudi Yanto Iwan Irwan Fauzan Rizki Dian Putri Ayu Mega Lestari Novita Fitri Wulan Anisa Zainab Halimah',
  'Mariam Ramlah Hasnah Norhayati Jumiati Paimin Tukiman Sugeng Teguh Hasan Husin Ibrahim Ismail Yusuf Idris Umar',
);
const lastNames = words(
  'Aminah Lestari Wati Hidayat Saputra Setiawan Kurniawan Susanto Rahman Hakim Nugroho Wijaya Santoso Pratama Utami',
  'Handayani Rahmawati Nurhayati Susanti Anggraini Permata Sari Astuti Maulana Firmansyah Syahputra Ramadhan Akbar',
  'Hasibuan Siregar Nasution Simanjuntak Tarigan Daeng Baso Mappanyukki Lagaligo Pasaribu Manurung Lubis Harahap',
  'Suryani Mulyani Wahyuni Yuliana Marlina Kusuma Wibowo Gunawan Hartono Sudirman Prabowo Subroto Cahyono Haryanto',
  'Fadillah Zulkarnain Syarifuddin Baharuddin Jamaluddin Kamaruddin Nasruddin Tajuddin Burhanuddin Alamsyah Iskandar',
);
const titles = ['H. ', 'Hj. ', 'Drs. ', 'Ir. ', 'dr. '];
const degrees = [', S.Pd.', ', S.E.', ', A.Md.Keb.', ', S.Sos.', ', M.Si.'];
const groupKinds = ['Posyandu', 'Kelompok Tani', 'KWT', 'KUB Nelayan', 'Bank Sampah', 'Pokdarwis'];
const groupWords = words(
  'Mawar Melati Anggrek Sejahtera Makmur Bersama Lestari Mekar Jaya Sari Mandiri Bahari Harapan',
);
const meetingKinds = ['FGD Rencana Kerja', 'Pelatihan', 'Sosialisasi', 'Rapat Koordinasi', 'Monev', 'Kunjungan'];
const themes = words('Mangrove Stunting Hidroponik Sabun Madu Ekowisata Literasi Kebencanaan Sanitasi Perikanan Batik');
const goods = words('Bibit Pupuk Mesin Timbangan Modul Konsumsi Transportasi Cetakan Alat Perpustakaan Tenda Spanduk');

/** 20,000 of them are 6,000 different ones and more, and the last is the only one of its name. */
export function personName(index: number): string {
  if (index === 19_999) return rarePerson;
  const name = `${pick(firstNames, index)} ${pick(lastNames, index * 7 + Math.floor(index / 80))}`;
  const further = index % 3 === 0 ? ` ${pick(lastNames, index * 13 + 5)}` : '';
  const title = index % 11 === 0 ? pick(titles, index) : '';
  const degree = index % 13 === 0 ? pick(degrees, index) : '';
  return `${title}${name}${further}${degree}`;
}

export const rarePerson = 'Wirabuana Kertanegara';

export function groupName(index: number): string {
  return `${pick(groupKinds, index)} ${pick(groupWords, index)} ${pick(groupWords, index * 5 + 3)} ${index}`;
}

export function meetingTitle(index: number): string {
  return `${pick(meetingKinds, index)} ${pick(themes, index * 3)} ${groupName(index % 500)}`;
}

export function expenseText(index: number): string {
  return `${pick(goods, index)} ${pick(themes, index)} ${pick(groupWords, index * 3)}`;
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function words(...lines: string[]): string[] {
  return lines.join(' ').split(' ');
}
