import type { ReactNode } from 'react';

/** A column of a record list. */
export interface ListColumn<Row, Sort extends string> {
  key: string;
  title: string;
  /** A CSS grid track: `2fr`, `90px`. */
  width: string;
  /** Missing: the list cannot be sorted by this column. */
  sort?: Sort;
  align?: 'right';
  render: (row: Row) => ReactNode;
}
