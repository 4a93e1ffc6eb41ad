/**
 * Whether two spellings may be one person's name: a word in common, titles and order aside, or a few
 * letters of difference (`Siti Aminah`, `siti aminnah`, `Hj. Siti`).
 */
export function areNamesAlike(one: string, other: string): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  if (first.length === 0 || second.length === 0) return false;
  return first.some((word) => second.some((candidate) => areWordsAlike(word, candidate)));
}

const titles = new Set([
  'h',
  'hj',
  'haji',
  'hajah',
  'bp',
  'bpk',
  'bapak',
  'ibu',
  'bu',
  'pak',
  'dr',
  'drs',
  'dra',
  'ir',
]);

function wordsOf(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u);
  return words.filter((word) => word.length > 1 && !titles.has(word));
}

/** One letter apart up to six letters, two beyond. */
function areWordsAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const longest = Math.max(one.length, other.length);
  return longest > 3 && distance(one, other) <= (longest > 6 ? 2 : 1);
}

/** Letters to change, add or drop to make one word of the other. */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
