import { memo } from 'react';
import type { ReactNode } from 'react';
import { showCell } from './sheet.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';
import classes from './sheet-grid.module.css';

export interface SheetRowProps {
  gridId: string;
  /** Missing: the blank row at the end, which becomes real when typed in. */
  row: SheetRow | undefined;
  index: number;
  top: number;
  columns: readonly SheetColumn[];
  template: string;
  activeColumn: number | null;
  from: number | null;
  to: number | null;
  /** Texts of what is wrong, by column key. */
  problems: Readonly<Record<string, string>>;
  editor: ReactNode;
}

export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

/** One line of the grid. Memoised: of 2,000 rows only those that changed are drawn again. */
export const SheetRowView = memo(function SheetRowView(props: SheetRowProps) {
  const { gridId, row, index, columns, activeColumn, from, to, problems, editor } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${classes.row} ${activeColumn === null ? '' : classes.rowActive}`}
      style={{ transform: `translateY(${props.top}px)`, gridTemplateColumns: props.template }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-row={index}
        data-column="all"
        className={`${classes.number} ${activeColumn === null ? '' : classes.numberActive}`}
      >
        {row === undefined ? '*' : index + 1}
      </div>
      {columns.map((column, place) => {
        const text = row === undefined ? '' : showCell(row, column);
        const problem = problems[column.key];
        const isActive = place === activeColumn;
        const isInRange = from !== null && to !== null && place >= from && place <= to;
        return (
          <div
            key={column.key}
            id={cellId(gridId, index, place)}
            role="gridcell"
            aria-colindex={place + 2}
            aria-selected={isInRange}
            aria-invalid={problem !== undefined || undefined}
            aria-readonly={column.isReadOnly || undefined}
            aria-description={problem}
            data-row={index}
            data-column={place}
            data-readonly={column.isReadOnly || undefined}
            title={problem ?? (text.length > 20 ? text : undefined)}
            className={[
              classes.cell,
              isInRange && classes.inRange,
              problem !== undefined && classes.bad,
              isActive && classes.active,
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <span className={`${classes.text} ${column.kind.align ? classes[column.kind.align] : ''}`}>{text}</span>
            {isActive && problem !== undefined && editor === null && <span className={classes.note}>{problem}</span>}
            {isActive && editor}
          </div>
        );
      })}
    </div>
  );
});
