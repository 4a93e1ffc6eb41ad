import type { SheetColumn } from './sheet-rows.ts';

/**
 * A table for the clipboard that Excel prefers to plain text. Everything but numbers and days says that
 * it is text, so that `0812…` keeps its zero and long figures their end.
 */
export function htmlTable(rows: readonly (readonly string[])[], columns: readonly SheetColumn[]): string {
  const lines = rows.map((row) => {
    const cells = row.map((text, place) => {
      const style = columns[place]?.kind.isSeries ? '' : ` style="mso-number-format:'\\@'"`;
      return `<td${style}>${escapeHtml(text)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${lines.join('')}</table>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}
