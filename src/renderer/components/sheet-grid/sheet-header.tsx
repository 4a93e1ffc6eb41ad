import { useTranslation } from 'react-i18next';
import type { SheetColumn } from './sheet-rows.ts';
import type { ColumnLayout } from './use-column-layout.ts';
import classes from './sheet-grid.module.css';

export interface SheetHeaderProps {
  columns: readonly SheetColumn[];
  template: string;
  minWidth: number;
  layout: ColumnLayout;
  /** Columns of the chosen range. */
  from: number;
  to: number;
}

/** The titles; a click chooses the column, the right edge sizes it. */
export function SheetHeader({ columns, template, minWidth, layout, from, to }: SheetHeaderProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={classes.header} style={{ gridTemplateColumns: template, minWidth }}>
      <div role="columnheader" aria-colindex={1} className={classes.number}>
        {t('grid.number')}
      </div>
      {columns.map((column, place) => (
        <div
          key={column.key}
          role="columnheader"
          aria-colindex={place + 2}
          data-header={place}
          title={t('grid.columnHint', { column: column.title })}
          className={[
            classes.headerCell,
            column.kind.align && classes[column.kind.align],
            place >= from && place <= to && classes.headerActive,
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <span className={classes.text}>{column.title}</span>
          <span
            className={classes.edge}
            aria-hidden
            onMouseDown={(event) => {
              event.stopPropagation();
              event.preventDefault();
              const drawn = event.currentTarget.parentElement?.getBoundingClientRect().width ?? column.width;
              layout.startResizing(column.key, Math.round(drawn), event);
            }}
            onDoubleClick={() => layout.resetWidth(column.key)}
          />
        </div>
      ))}
    </div>
  );
}
