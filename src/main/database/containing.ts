/**
 * A `like` pattern for text that contains `part`. `searchText` leaves only letters and digits, but
 * other callers' texts may hold the pattern's own signs.
 */
export function containing(part: string): string {
  return `%${part.replace(/[%_]/g, '')}%`;
}
