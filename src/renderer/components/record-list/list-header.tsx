import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { sortBy } from './list-state.ts';
import type { ListState } from './list-state.ts';
import type { ListColumn } from './list-column.ts';
import classes from './record-list.module.css';

export interface ListHeaderProps<Row, Sort extends string> {
  columns: readonly ListColumn<Row, Sort>[];
  template: string;
  state: ListState<Sort>;
  onState: (next: Partial<ListState<Sort>>) => void;
}

/** Column titles; those that the list can be sorted by are buttons. */
export function ListHeader<Row, Sort extends string>(props: ListHeaderProps<Row, Sort>) {
  const { columns, template, state, onState } = props;
  const Chevron = state.descending ? IconChevronDown : IconChevronUp;
  return (
    <div role="row" aria-rowindex={1} className={classes.header} style={{ gridTemplateColumns: template }}>
      {columns.map(({ key, title, sort, align }) => {
        const isSorted = sort !== undefined && state.sort === sort;
        return (
          <div
            key={key}
            role="columnheader"
            aria-sort={isSorted ? (state.descending ? 'descending' : 'ascending') : sort && 'none'}
            className={`${classes.cell} ${align === 'right' ? classes.right : ''}`}
          >
            {sort === undefined ? (
              title
            ) : (
              <UnstyledButton className={classes.sort} onClick={() => onState(sortBy(state, sort))}>
                {title}
                {isSorted && <Chevron size={13} aria-hidden />}
              </UnstyledButton>
            )}
          </div>
        );
      })}
    </div>
  );
}
