/**
 * Names of people are kept as typed and only compared in the forms made here. The same person comes
 * as "Hj. Siti Aminah, S.Pd.", "St. Aminah" and "SITI AMINA"; this file says what of a name counts.
 */

/** Written before a name, with or without dots. One that is the whole name stays. */
const titlesBefore = new Set(
  (
    'h hj haji hajjah hajah kh kyai kiai ust ustad ustadz ustaz ustadzah ustazah tgk tgh pdt pendeta rm romo pastor ev ' +
    'dr drg drh drs dra ir prof profesor apt ns bd bidan dokter ' +
    'bpk bapak pak ibu bu sdr sdri tn ny nn mbah mbak bang kak alm almh almarhum almarhumah ' +
    'kol kolonel letkol mayor kapten kapt lettu letda peltu pelda serma serka sertu serda kopka koptu kopda praka pratu ' +
    'kombes akbp kompol akp iptu ipda aiptu aipda bripka brigadir brigpol briptu bripda'
  ).split(' '),
);

/** Degrees and ranks behind a name, without their dots. */
const titlesAfter = new Set(
  (
    'spd spdi se sei sh shi ssos sag si stp st skom skm skep sked sfarm ssi ssn sip sikom sakun spi spt spsi sgz shut ' +
    'strkeb strkes strt strak skeb sst sth spdsd spdk ba ns apt amd amdkeb amdkep amdkom amdgz amk amkeb amg ama amapd ' +
    'msi mm mpd mpdi mh mkes mkom mt ma mp msc mba mars mkm mhum mag msos mak map phd sp spa spog spd spb'
  ).split(' '),
);

/** Degrees that could be a word of a name: taken for degrees only where the writing says so. */
const doubtfulAfter = new Set(['se', 'si', 'st', 'ma', 'ba', 'ns', 'mp', 'sp', 'ama', 'mars', 'map', 'mak', 'mag']);

/** "Ahmad bin Yusuf" is also written "Ahmad Yusuf". */
const connectors = new Set(['bin', 'binti', 'bte', 'bt']);

/** Short and other forms of the words that names most often begin with. */
const shortForms: Record<string, string> = {
  ach: 'ahmad',
  akh: 'ahmad',
  ahm: 'ahmad',
  abd: 'abdul',
  abdl: 'abdul',
  st: 'siti',
  sti: 'siti',
  m: 'muhamad',
  md: 'muhamad',
  mhd: 'muhamad',
  muh: 'muhamad',
  muhd: 'muhamad',
  moh: 'muhamad',
  mohd: 'muhamad',
  moch: 'muhamad',
  much: 'muhamad',
  mukh: 'muhamad',
};

/** A piece of a typed name, and what its writing tells of it. */
interface Piece {
  text: string;
  /** After the first comma: only titles stand there. */
  isBehindComma: boolean;
  /** Followed by a dot, or in capitals. */
  isMarked: boolean;
}

/** The words of a name that count, in their order and in the spelling in which words are compared. */
export function nameWords(name: string): string[] {
  const pieces = withoutTitles(piecesOf(name));
  return pieces.flatMap(({ text }, index) => {
    const isLast = index === pieces.length - 1;
    if (index > 0 && !isLast && connectors.has(text)) return [];
    const full = index === 0 && !isLast ? (shortForms[text] ?? text) : text;
    return inOneSpelling(full).split(' ');
  });
}

/**
 * The form in which names are compared: titles and degrees taken off, usual spelling variants made
 * one, no blanks ("Nur Hayati" is "Nurhayati"). `''` only for a name without letters or digits.
 * Never shown and never put in place of what was typed.
 */
export function comparableName(name: string): string {
  return withoutDoubles(nameWords(name).join(''));
}

function piecesOf(name: string): Piece[] {
  const plain = name.normalize('NFKD').replace(/\p{Diacritic}|[\u02bb\u02bc\u2018\u2019'`]/gu, '');
  // "(Mama Budi)" says more of the person, but is no part of the name.
  const bare = plain.replace(/\([^)]*\)?/g, ' ');
  const text = /[\p{Letter}\p{Number}]/u.test(bare) ? bare : plain;
  const comma = text.search(/[,;]/);
  const isFirst = (at: number) => comma === -1 || at < comma;
  return [...text.matchAll(/[\p{Letter}\p{Number}]+(\.?)/gu)].map((match) => {
    const word = match[0].replace('.', '');
    return {
      text: word.toLowerCase(),
      isBehindComma: !isFirst(match.index),
      isMarked: match[1] === '.' || (word.length > 1 && word === word.toUpperCase()),
    };
  });
}

function withoutTitles(pieces: Piece[]): Piece[] {
  const isAllCapitals = pieces.every(({ text, isMarked }) => isMarked || text.length === 1);
  let start = 0;
  let end = pieces.length;
  for (let count = titleAtEnd(pieces, end, isAllCapitals); count > 0;) {
    end -= count;
    count = titleAtEnd(pieces, end, isAllCapitals);
  }
  for (let count = titleAtStart(pieces, start, end); count > 0;) {
    start += count;
    count = titleAtStart(pieces, start, end);
  }
  return pieces.slice(start, end);
}

/** How many pieces the title at the start is written in ("K.H." in two); 0 for none, or where nothing else is left. */
function titleAtStart(pieces: Piece[], start: number, end: number): number {
  return (
    [2, 1].find((count) => start + count < end && titlesBefore.has(joined(pieces.slice(start, start + count)))) ?? 0
  );
}

/** The same for the end: "S.Pd." is two pieces, "A.Md.Keb." three. */
function titleAtEnd(pieces: Piece[], end: number, isAllCapitals: boolean): number {
  const found = [3, 2, 1].find((count) => {
    if (count >= end) return false;
    const parts = pieces.slice(end - count, end);
    const title = joined(parts);
    const isBehindComma = parts.every((part) => part.isBehindComma);
    if (isBehindComma && titlesBefore.has(title)) return true;
    if (!titlesAfter.has(title)) return false;
    if (isBehindComma) return true;
    // Several letters that together happen to be a degree are one only where dots hold them together.
    if (count > 1) return parts.slice(0, -1).every((part) => part.isMarked || part.text.length === 1);
    if (!doubtfulAfter.has(title)) return true;
    return (parts[0]?.isMarked === true && !isAllCapitals) || end - count >= 2;
  });
  return found ?? 0;
}

function joined(pieces: Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** A word in one spelling of those that Indonesians use for it; "Abdurrahman" comes out as two words. */
function inOneSpelling(word: string): string {
  // Before 1972 (Ejaan van Ophuijsen, Soewandi): Soekardjo, Tjipto, Soejitno.
  let text = word;
  if (text.includes('oe')) text = text.replace(/(?<![dtsn])j/g, 'y');
  text = text
    .replace(/oe/g, 'u')
    .replace(/tj/g, 'c')
    .replace(/dj/g, 'j')
    .replace(/sj|sh|sy/g, 's')
    .replace(/nj/g, 'ny');
  text = text
    .replace(/^chr|chr(?=is)/g, 'kr')
    .replace(/^ch(?!air|oir|us|ol|al|um|ot|as)/, 'c')
    .replace(/ch|kh/g, 'h')
    .replace(/ph|v/g, 'f')
    .replace(/([dtbg])h/g, '$1')
    .replace(/dz/g, 'z')
    .replace(/q/g, 'k')
    .replace(/x/g, 'ks');
  // An Arabic article takes on the sound that follows it: Abdur Rahman, Abdussalam.
  text = text.replace(/^abd[uo]([rsnzdt])\1?$/, 'abdul').replace(/^abd[uo]([rsnzdt])\1?(?=\p{Letter}{2})/u, 'abdul $1');
  text = text.replace(/^abdul(?!l?[ao]h?$)(?=\p{Letter}{3})/u, 'abdul ');
  return text.split(' ').map(inOneSound).join(' ');
}

function inOneSound(word: string): string {
  const text = withoutDoubles(word)
    .replace(/^noo?r/, 'nur')
    .replace(/iy(?=[aou])/g, 'i')
    .replace(/(?<=\p{Letter}{2})ie$/u, 'i')
    .replace(/(?<=\p{Letter}{2})y$/u, 'i')
    .replace(/(?<=\p{Letter}[aeiou])h$/u, '');
  if (/^m[ou]h?am[ae][dt]$/.test(text)) return 'muhamad';
  if (/^ahma[dt]$/.test(text)) return 'ahmad';
  return text === 'sity' ? 'siti' : text;
}

/** Doubled letters once; digits stay, since 11 is not 1. */
function withoutDoubles(word: string): string {
  return word.replace(/(\D)\1+/g, '$1');
}

/**
 * A coarse form of a compared word, the same for spellings that sound nearly alike (Aziz, Azis, Ajis;
 * Arif, Arip; Rohani, Ruhani): words that differ only so are most likely one.
 */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const sound = withoutDoubles(
    word
      .replace(/f/g, 'p')
      .replace(/[zj]/g, 's')
      .replace(/ai|ei/g, 'i')
      .replace(/au|aw|o/g, 'u')
      .replace(/[ey]/g, 'i')
      .replace(/w/g, 'u')
      .replace(/(?<=.)h/g, '')
      .replace(/d$/, 't'),
  );
  if (sounds.size >= soundsKept) sounds.clear();
  sounds.set(word, sound);
  return sound;
}

/** Words repeat from name to name; working a sound out again costs more than all else of a comparison. */
const sounds = new Map<string, string>();
const soundsKept = 20_000;

/** Words borne by so many that they hardly tell one person from another, in their compared spelling. */
const commonWords = new Set(
  [
    'muhamad siti abdul ahmad nur sri dewi ani ana ida ita rina rini sari putri putra wati yanti yanto ali andi agus',
    'budi eko dwi tri hadi aminah fatimah aisyah rahman rahmat hasan husin ismail ibrahim yusuf idris umar usman',
    'maria yohanes paulus petrus agustinus lestari wulan wahyu indah kartini sulastri suryani rahmawati nurhayati',
    'susanto susanti santoso setiawan hidayat saputra wijaya kurniawan sumiati mariam halimah zainab mariana jumiati',
  ]
    .join(' ')
    .split(' ')
    .map(inOneSpelling),
);

/** How much a word says: an initial little, a common word half, any other one. */
function weightOf(word: string): number {
  if (word.length === 1) return 0.3;
  return commonWords.has(word) ? 0.5 : 1;
}

/** How much a name says by itself: about 1 for "Siti Aminah", 2 for two rarer words. */
export function nameWeight(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0);
}

/** The sounds of a name's words by which it is looked for: the common ones only where there are no others. */
export function distinctSounds(words: readonly string[]): string[] {
  const rare = words.filter((word) => weightOf(word) === 1);
  const wanted = rare.length > 0 ? rare : words;
  return [...new Set(wanted.flatMap((word) => [soundOf(word), soundOf(word.replace(/^j/, 'y'))]))];
}

/** How alike two names are, from 0 to 1; see `wordsSimilarity`. */
export function nameSimilarity(one: string, other: string): number {
  return wordsSimilarity(nameWords(one), nameWords(other));
}

/** The most that a name of one word reaches: too many people bear it. */
const oneWordLimit = 0.9;

/**
 * How alike two names are by their words (`nameWords`), from 0 to 1: word by word in any order; an
 * initial stands for a word, and a further name that only one of them has costs little.
 */
export function wordsSimilarity(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const limit = Math.min(one.length, other.length) === 1 ? oneWordLimit : 1;
  if (withoutDoubles(one.join('')) === withoutDoubles(other.join(''))) {
    return Math.max(one.length, other.length) === 1 ? oneWordLimit : 1;
  }
  if (soundOf(one.join('')) === soundOf(other.join(''))) return 0.95 * limit;
  const [a, b] = [splitLike(one, other), splitLike(other, one)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const { pairs, restOfShort, restOfLong } = paired(short, long);
  if (pairs.length === 0) return 0;
  let sum = 0;
  let weight = 0;
  for (const { similarity, words } of pairs) {
    const pairWeight = (weightOf(words[0]) + weightOf(words[1])) / 2;
    sum += similarity * pairWeight;
    weight += pairWeight;
  }
  // A word that stands against none is a difference where the other name has one to spare too; a name more is usual.
  const isOneName = restOfShort.length === 0;
  const extraCost = isOneName ? (pairs.length === 1 ? 0.6 : 0.15) : 1;
  weight += nameWeight(restOfShort) + nameWeight(restOfLong) * extraCost;
  const isInOrder = pairs.every(({ at }, index) => index === 0 || at > (pairs[index - 1]?.at ?? 0));
  return Math.min(limit, (sum / weight) * (isInOrder ? 1 : 0.97));
}

/** The words, with neighbours put together where the other name writes them as one ("Nur Hayati Sari", "Nurhayati Sari"). */
function splitLike(words: readonly string[], other: readonly string[]): string[] {
  const together: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1];
    const both = next === undefined ? '' : withoutDoubles(word + next);
    if (both !== '' && other.includes(both)) {
      together.push(both);
      index += 1;
    } else together.push(word);
  }
  return together;
}

interface WordPair {
  words: [string, string];
  /** Place in the longer name. */
  at: number;
  similarity: number;
}

/** Each word of the shorter name with the word of the longer one that is most like it, the best first. */
function paired(short: readonly string[], long: readonly string[]) {
  const possible = short.flatMap((word, from) =>
    long.map((candidate, at) => ({ from, at, similarity: wordSimilarity(word, candidate) })),
  );
  const inUse = possible.filter(({ similarity }) => similarity > 0).toSorted((a, b) => b.similarity - a.similarity);
  const from = new Map<number, WordPair>();
  const taken = new Set<number>();
  for (const pair of inUse) {
    if (from.has(pair.from) || taken.has(pair.at)) continue;
    taken.add(pair.at);
    const words: [string, string] = [short[pair.from] ?? '', long[pair.at] ?? ''];
    from.set(pair.from, { words, at: pair.at, similarity: pair.similarity });
  }
  return {
    pairs: short.flatMap((_, index) => from.get(index) ?? []),
    restOfShort: short.filter((_, index) => !from.has(index)),
    restOfLong: long.filter((_, index) => !taken.has(index)),
  };
}

/** How alike two words are, 0 where they are different words and not spellings of one. */
function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 1) return long.startsWith(short) ? 0.85 : 0;
  // 11 and 12 are one letter apart and two different things.
  if (/\p{Number}/u.test(one + other)) return 0;
  if (differInGender(one, other)) return 0;
  // Yohanes, Johanes; Yusuf, Jusuf.
  if (soundOf(one.replace(/^j/, 'y')) === soundOf(other.replace(/^j/, 'y'))) return 0.95;
  if (soundOf(one) === soundOf(other)) return 0.95;
  if (isAbbreviation(short, long)) return 0.85;
  if (short.length < 4) return 0;
  // Anton and Antonius, Wulan and Wulandari.
  if (short.length >= 5 && long.startsWith(short) && long.length - short.length > 1) return 0.75;
  // A typo at the first letter is rare, Budi and Rudi are not. An h is dropped there by some.
  if (short[0] !== long[0] && long !== `h${short}`) return 0;
  const edits = editsBetween(short, long);
  const allowed = short.length >= 8 ? 2 : 1;
  return edits > allowed ? 0 : 1 - edits / long.length;
}

/** Consonants of the word in their order, as "Gt." of Gusti and "Dyg." of Dayang. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length > 3 || long.length < 4 || /[aeiou]/.test(short) || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** Yanto is a man and Yanti a woman; Rina and Rini are two, maybe sisters. Santoso and Santosa are one. */
function differInGender(one: string, other: string): boolean {
  const ends = [one, other].map((word) => word.slice(-1)).toSorted();
  return one.slice(0, -1) === other.slice(0, -1) && ends.includes('i') && ends.every((end) => 'aiou'.includes(end));
}

/** Letters to add, drop, change or swap with their neighbour to make one word the other (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      }
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
