/**
 * The form in which names are compared and searched: lower case, no accents, no spaces or
 * punctuation, so that "girimukti" finds "Giri Mukti" and "lawelawe" finds "Lawe-Lawe".
 */
export function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
