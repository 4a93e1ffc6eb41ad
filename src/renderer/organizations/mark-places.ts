/** Keys of the marks by row and column of a matrix, those of a cell from top to bottom. */
export type MarkPlaces = readonly (readonly (readonly string[])[])[];

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export function isArrow(key: string): key is Arrow {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(key);
}

/** The mark that an arrow leads to from the one of `key`: past empty cells, and nowhere from the edge. */
export function markTowards(places: MarkPlaces, key: string, arrow: Arrow): string {
  const row = places.findIndex((cells) => cells.some((marks) => marks.includes(key)));
  const column = (places[row] ?? []).findIndex((marks) => marks.includes(key));
  const index = places[row]?.[column]?.indexOf(key) ?? 0;
  const step = arrow === 'ArrowDown' || arrow === 'ArrowRight' ? 1 : -1;
  const found =
    arrow === 'ArrowUp' || arrow === 'ArrowDown'
      ? inColumn(places, { row, column, index }, step)
      : beside(places, { row, column, index }, step);
  return found ?? key;
}

interface Place {
  row: number;
  column: number;
  index: number;
}

function inColumn(places: MarkPlaces, { row, column, index }: Place, step: 1 | -1): string | undefined {
  const next = places[row]?.[column]?.[index + step];
  if (next !== undefined) return next;
  const cells = places.map((cellsOfRow) => cellsOfRow[column] ?? []);
  const ahead = step > 0 ? cells.slice(row + 1) : cells.slice(0, row).toReversed();
  return ahead.find((marks) => marks.length > 0)?.at(step > 0 ? 0 : -1);
}

/** In the next column that has marks, as near to the same row as they are. */
function beside(places: MarkPlaces, { row, column, index }: Place, step: 1 | -1): string | undefined {
  const columns = places[row]?.length ?? 0;
  for (let at = column + step; at >= 0 && at < columns; at += step) {
    const [nearest] = places
      .map((cells, other) => ({ marks: cells[at] ?? [], distance: Math.abs(other - row) }))
      .filter(({ marks }) => marks.length > 0)
      .toSorted((a, b) => a.distance - b.distance);
    if (nearest !== undefined) return nearest.marks[Math.min(index, nearest.marks.length - 1)];
  }
  return undefined;
}
