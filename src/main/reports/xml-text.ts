/** What XML 1.0 has no way to write: control characters, halves of letters, and two that are none. */
const unwritable = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/gv;

/** The text without what no XML file can hold, which would make a reader call the whole file broken. */
export function writableText(text: string): string {
  return text.replace(unwritable, '');
}

/** The text as it stands between tags or in an attribute's double quotes. */
export function escapeXml(text: string): string {
  return writableText(text).replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
