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
  const columns = name.length + 1;
  // A row a letter of the query; the first is all zeros, because the query may begin anywhere in the name.
  // Plain figures in arrays that are used again: hundreds of names are compared while somebody types.
  let beforeLast = new Uint16Array(columns);
  let last = new Uint16Array(columns);
  let row = new Uint16Array(columns);
  for (let index = 0; index < query.length; index += 1) {
    const letter = query.charCodeAt(index);
    row[0] = index + 1;
    for (let at = 1; at < columns; at += 1) {
      const isSame = letter === name.charCodeAt(at - 1);
      let edits = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      edits = Math.min(edits, (last[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1);
      const isSwapped =
        index > 0 &&
        at > 1 &&
        letter === name.charCodeAt(at - 2) &&
        query.charCodeAt(index - 1) === name.charCodeAt(at - 1);
      row[at] = isSwapped ? Math.min(edits, (beforeLast[at - 2] ?? 0) + 1) : edits;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(...last);
}

/** The runs of three letters by which a text is looked up: `budi` gives `bud` and `udi`, each once. */
export function trigrams(text: string): string[] {
  const letters = [...text];
  return [...new Set(letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`))];
}
