/** Close spellings: how far a typed text is from a name, counted in letters. Both in the form of `searchText`. */

/** How many slips a text of this length may have and still be taken for a misspelling. */
export function allowedEdits(length: number): number {
  return Math.max(0, Math.min(3, Math.floor((length - 1) / 4)));
}

/**
 * The fewest letters to add, drop, change or swap with their neighbour in `query` so that it stands
 * somewhere in `name`: 1 for `girmukti` in `kelompoktanigirimukti`. What else the name holds costs
 * nothing, because names are typed in part.
 */
export function editsWithin(query: string, name: string): number {
  const wanted = [...query];
  const letters = [...name];
  // A row a letter of the query; the first is all zeros, because the query may begin anywhere in the name.
  let beforeLast: number[] = [];
  let last = letters.map(() => 0);
  last.push(0);
  for (const [index, letter] of wanted.entries()) {
    const row = [index + 1];
    for (const [at, other] of letters.entries()) {
      const isSwapped = index > 0 && at > 0 && letter === letters[at - 1] && wanted[index - 1] === other;
      row.push(
        Math.min(
          (last[at] ?? 0) + (letter === other ? 0 : 1),
          (last[at + 1] ?? 0) + 1,
          (row[at] ?? 0) + 1,
          isSwapped ? (beforeLast[at - 1] ?? 0) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(...last);
}

/** The runs of three letters by which a text is looked up: `budi` gives `bud` and `udi`, each once. */
export function trigrams(text: string): string[] {
  const letters = [...text];
  return [...new Set(letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`))];
}
