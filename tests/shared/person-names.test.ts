import { describe, expect, it } from 'vitest';
import { comparableName, nameSimilarity } from '../../src/shared/person-names.ts';

/** Each list holds writings of one name, the form in which they are compared first. */
const sameNames: [form: string, ...writings: string[]][] = [
  [
    'sitiamina',
    'Siti Aminah',
    'SITI AMINAH',
    'siti aminah',
    'St. Aminah',
    'Sitti Aminah',
    'Siti  Aminah ',
    'Siti Amina',
  ],
  ['sitiamina', 'Hj. Siti Aminah', 'Hj Siti Aminah', 'Hajjah Siti Aminah', 'HJ.SITI AMINAH', 'Ibu Hj. Siti Aminah'],
  [
    'sitiamina',
    'Siti Aminah, S.Pd.',
    'Siti Aminah S.Pd',
    'Siti Aminah SPd',
    'Siti Aminah, S. Pd.',
    'Siti Aminah, SKM, M.Kes',
  ],
  [
    'sitiamina',
    'Ns. Siti Aminah, S.Kep.',
    'Siti Aminah, Amd.Keb',
    'Siti Aminah A.Md.Keb.',
    'Bd. Siti Aminah',
    'Siti Aminah, Hj.',
  ],
  [
    'budisantoso',
    'Budi Santoso',
    'Drs. Budi Santoso, M.M.',
    'Dr. H. Budi Santoso, S.H., M.H.',
    'Bpk. Budi Santoso',
    'Pak Budi Santoso',
  ],
  [
    'budisantoso',
    'Budi Santoso SE',
    'BUDI SANTOSO SE',
    'budi santoso se',
    'Budi Santoso, S.Sos., M.Si',
    'Budi Santoso (Ketua RT 03)',
  ],
  [
    'budisantoso',
    'Prof. Dr. Ir. H. Budi Santoso, M.Sc., Ph.D',
    'drg. Budi Santoso',
    'AKP Budi Santoso',
    'Ipda. Budi Santoso, S.T., M.M',
  ],
  [
    'muhamadyusuf',
    'Muhammad Yusuf',
    'M. Yusuf',
    'M Yusuf',
    'M.Yusuf',
    'Moh. Yusuf',
    'Moch. Yusuf',
    'Mohd Yusuf',
    'Muh. Yusuf',
  ],
  [
    'muhamadyusuf',
    'Mohammad Yusuf',
    'Mochammad Yusuf',
    'Muhamad Yusuf',
    'Mohamed Yusuf',
    'H.M. Yusuf',
    'H. Muhammad Yusuf',
    'Mukhammad Yusuf',
  ],
  ['ahmadrifai', "Ahmad Rifa'i", 'Achmad Rifai', 'Akhmad Rifa’i', 'Ach. Rifai', 'Ahmat Rifai'],
  [
    'abdulrahman',
    'Abdul Rahman',
    'Abd. Rahman',
    'Abdurrahman',
    'Abdurahman',
    'Abdur Rahman',
    'K.H. Abdurrahman',
    'KH. Abdul Rachman',
  ],
  ['abdulsalam', 'Abdussalam', 'Abdus Salam', 'Abd Salam', 'Ust. Abdul Salam', 'Ustadz Abdussalam'],
  ['abdula', 'Abdullah', 'Abdulla', 'H. Abdullah'],
  ['abdulmuis', 'Abdul Muis', 'Abdoel Moeis', 'Abd. Muis'],
  ['sukarjo', 'Sukarjo', 'Soekardjo'],
  ['suyitno', 'Suyitno', 'Soejitno'],
  ['ciptoyuwono', 'Cipto Yuwono', 'Tjipto Yuwono', 'Tjipto Joewono'],
  ['nurhayati', 'Nurhayati', 'Nur Hayati', 'Noor Hayati', 'Norhayati', 'Nor Hayati', 'Hj. Noorhayati'],
  ['samsulbahri', 'Syamsul Bahri', 'Samsul Bahri', 'Sjamsul Bachri', 'Shamsul Bahri'],
  ['hairulanwar', 'Khairul Anwar', 'Chairul Anwar', 'Hairul Anwar'],
  ['rusmia', 'Rusmiah', 'Rusmiyah', 'Rusmia'],
  ['taufikramadan', 'Taufik Ramadan', 'Taufiq Ramadhan', 'Taufik Ramadhan, S.Kom.'],
  ['kristina', 'Christina', 'Kristina'],
  ['stefanusfictor', 'Stefanus Victor', 'Stephanus Victor', 'Stevanus Fictor'],
  ['ahmadyusuf', 'Ahmad bin Yusuf', 'Ahmad Yusuf'],
  ['candra', 'Chandra', 'Candra'],
];

describe('the form in which names are compared', () => {
  for (const [form, ...writings] of sameNames) {
    it(`is ${form} for ${writings.join(' · ')}`, () => {
      expect(writings.map(comparableName)).toEqual(writings.map(() => form));
    });
  }

  it('keeps a title or degree that is the whole name', () => {
    const whole = ['Haji', 'St', 'M', 'Dr', 'Bapak', 'H', 'SE', 'Bidan'];
    expect(whole.map(comparableName)).toEqual(['haji', 'st', 'm', 'dr', 'bapak', 'h', 'se', 'bidan']);
  });

  it('takes no part of a name for a degree where nothing says so', () => {
    expect(['Lim Se', 'Andi Ma', 'Ko St'].map(comparableName)).toEqual(['limse', 'andima', 'kost']);
  });

  it('is there for every name with a letter or digit in it', () => {
    expect(['(Mama Budi)', '李', 'RT 05', 'H. M.'].map(comparableName)).not.toContain('');
    expect(comparableName(' . ')).toBe('');
  });

  it('keeps apart names that are different', () => {
    const different = [
      'Rina',
      'Rini',
      'Rahmat',
      'Rahman',
      'Yanto',
      'Yanti',
      'Abdullah',
      'Abdul',
      'Nama 1',
      'Nama 11',
      'Siti',
    ];
    expect(new Set(different.map(comparableName)).size).toBe(different.length);
  });
});

describe('the likeness of two names', () => {
  const same: [string, string][] = [
    ['M. Yusuf', 'Muhammad Yusuf'],
    ['Hj. Siti Aminah, S.Pd', 'Siti Aminah'],
    ['Nur Hayati', 'Noorhayati'],
    ['Nur Hayati Sari', 'Nurhayati Sari'],
  ];
  for (const [one, other] of same) {
    it(`is whole for ${one} and ${other}`, () => expect(nameSimilarity(one, other)).toBe(1));
  }

  const alike: [string, string][] = [
    ['Ahmad Yusuf', 'A. Yusuf'],
    ['Siti Aminah', 'Siti Aminah Rahmawati'],
    ['Rina Lestari', 'Lestari Rina'],
    ['Arif Rahman', 'Arip Rahman'],
    ['Budi Santoso', 'Budi Santosa'],
    ['Zainal Abidin', 'Jainal Abidin'],
    ['Yohanes Lukas Bungan', 'Yohanes Bungan'],
    ['Sulaiman Effendi', 'Sulaeman Efendi'],
    ['Marthinus Kila', 'Martinus Killa'],
    ['Suparman', 'Supraman'],
  ];
  for (const [one, other] of alike) {
    it(`is great for ${one} and ${other}`, () => expect(nameSimilarity(one, other)).toBeGreaterThan(0.8));
  }

  const different: [string, string][] = [
    ['Siti Aminah', 'Siti Fatimah'],
    ['Muhammad Yusuf', 'Muhammad Yunus'],
    ['Yanto', 'Yanti'],
    ['Rina Lestari', 'Rini Lestari'],
    ['Andi Saputra', 'Adi Saputra'],
    ['Ahmad Yani', 'Ahmad Fauzi'],
    ['Nama 11', 'Nama 12'],
    ['Tan Mei Ling', 'Tan Mei Lan'],
    ['Aminah', 'Siti Aminah'],
    ['', 'Siti'],
  ];
  for (const [one, other] of different) {
    it(`is small for ${one || 'no name'} and ${other}`, () => expect(nameSimilarity(one, other)).toBeLessThan(0.7));
  }

  it('is the same from both sides, and never over 1', () => {
    for (const [one, other] of [...same, ...alike, ...different]) {
      expect(nameSimilarity(one, other)).toBe(nameSimilarity(other, one));
      expect(nameSimilarity(one, other)).toBeLessThanOrEqual(1);
    }
  });

  it('is less for one word, which many bear, than for a whole name', () => {
    expect(nameSimilarity('Suparman', 'Suparman')).toBeLessThan(nameSimilarity('Budi Santoso', 'Budi Santoso'));
  });
});
