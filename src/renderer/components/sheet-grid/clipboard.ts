/**
 * Reads a table as Excel and LibreOffice put it on the clipboard: tabs between cells, line breaks
 * between rows, and double quotes around a cell that holds a tab, a line break or a quote (doubled
 * inside). The line break after the last row is not a row.
 */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    const cell = text[position] === '"' ? quotedCell(text, position) : plainCell(text, position);
    row.push(cell.text);
    position = cell.end;
    if (text[position] === '\t') {
      position += 1;
      if (position === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    position += text.startsWith('\r\n', position) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The same notation, for copying to Excel and LibreOffice. */
export function formatTable(rows: string[][]): string {
  return rows.map((row) => row.map(quoteWhereNeeded).join('\t')).join('\r\n');
}

interface ReadCell {
  text: string;
  /** Index of the separator behind the cell, or the length of the text. */
  end: number;
}

function plainCell(text: string, start: number): ReadCell {
  const length = text.slice(start).search(/[\t\r\n]/);
  const end = length === -1 ? text.length : start + length;
  return { text: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): ReadCell {
  const match = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
  match.lastIndex = start;
  const found = match.exec(text);
  // A cell may begin with a quote without being quoted: `"Wasiat" Girimukti` typed into a text editor.
  if (found === null) return plainCell(text, start);
  const content = (found[1] ?? '').replaceAll('""', '"').replaceAll('\r\n', '\n');
  return { text: content, end: start + found[0].length };
}

function quoteWhereNeeded(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
