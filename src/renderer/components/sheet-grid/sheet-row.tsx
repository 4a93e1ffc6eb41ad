import { IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { showCell } from './sheet-rows.ts';
import type { SheetColumn, SheetRow } from './sheet-rows.ts';
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
  /** Columns that a drag of the fill handle would write. */
  fillFrom: number | null;
  fillTo: number | null;
  /** Where the fill handle is, if on this row. */
  handle: number | null;
  /** Texts of what is wrong and of what is in doubt, by column key. */
  problems: Readonly<Record<string, string>>;
  doubts: Readonly<Record<string, string>>;
  /** Whether the row is a kept person, or may be one; and the words for it. */
  person: 'known' | 'likely' | null;
  personText: string;
  editor: ReactNode;
}

export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

/** One line of the grid. Memoised: of 2,000 rows only those that changed are drawn again. */
export const SheetRowView = memo(function SheetRowView(props: SheetRowProps) {
  const { gridId, row, index, columns, activeColumn, problems, doubts, editor } = props;
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
        const doubt = problem === undefined ? doubts[column.key] : undefined;
        const isActive = place === activeColumn;
        const isInRange = isBetween(place, props.from, props.to);
        const person = column.people === undefined ? null : props.person;
        const said = [problem ?? doubt, person && props.personText].filter(Boolean).join('. ');
        return (
          <div
            key={column.key}
            id={cellId(gridId, index, place)}
            role="gridcell"
            aria-colindex={place + 2}
            aria-selected={isInRange}
            aria-invalid={problem !== undefined || undefined}
            aria-readonly={column.isReadOnly || undefined}
            aria-description={said || undefined}
            data-row={index}
            data-column={place}
            data-readonly={column.isReadOnly || undefined}
            data-doubt={doubt === undefined ? undefined : true}
            title={said || (text.length > 20 ? text : undefined)}
            className={[
              classes.cell,
              isInRange && classes.inRange,
              isBetween(place, props.fillFrom, props.fillTo) && classes.inFill,
              problem !== undefined && classes.bad,
              doubt !== undefined && classes.doubtful,
              person && classes.withPerson,
              isActive && classes.active,
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <span className={`${classes.text} ${column.kind.align ? classes[column.kind.align] : ''}`}>{text}</span>
            {person === 'known' && <IconUserCheck size={13} className={classes.person} aria-hidden />}
            {person === 'likely' && (
              <IconUserQuestion size={13} className={`${classes.person} ${classes.likely}`} aria-hidden />
            )}
            {isActive && editor === null && problem !== undefined && <span className={classes.note}>{problem}</span>}
            {isActive && editor === null && doubt !== undefined && (
              <span className={`${classes.note} ${classes.doubtNote}`}>{doubt}</span>
            )}
            {place === props.handle && <span className={classes.handle} data-fill-handle aria-hidden />}
            {isActive && editor}
          </div>
        );
      })}
    </div>
  );
});

function isBetween(place: number, from: number | null, to: number | null): boolean {
  return from !== null && to !== null && place >= from && place <= to;
}
