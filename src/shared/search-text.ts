/**
 * The form in which names are compared and searched: lower case, no accents, no spaces or
 * punctuation, so that "girimukti" finds "Giri Mukti" and "lawelawe" finds "Lawe-Lawe".
 */
export function searchText(text: string): string {
  // Nearly every name; asking each letter for its class takes many times as long.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
