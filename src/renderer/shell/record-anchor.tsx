import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordLink } from '../../shared/record-links.ts';
import { narrowList } from '../components/record-list/use-list.ts';
import { recordPath } from './record-paths.ts';
import { useUnit } from './unit-context.tsx';

/** A link to the page of a record, or to where its figures are entered. */
export function RecordAnchor({ to, className, children }: { to: RecordLink; className?: string; children: ReactNode }) {
  const unit = useUnit();
  return (
    <Anchor
      href={`#${linkPath(to)}`}
      fz="inherit"
      // What the list was narrowed to must not hide the one that is gone to.
      onClick={() => to.kind === 'expense' && narrowList(unit.id, 'expenses', {})}
      {...(className !== undefined && { className })}
    >
      {children}
    </Anchor>
  );
}

/** The address that a link leads to. */
export function linkPath({ kind, id, year, quarter }: RecordLink): string {
  const period = `year=${year}&quarter=${quarter}`;
  switch (kind) {
    case 'expense':
      return `/budgets?part=expenses&year=${year}&expense=${id}`;
    case 'indicators':
      return `/programs/${id}/indicators?${period}`;
    case 'minutes':
      return `/meetings/${id}?part=minutes`;
    case 'quarterEntry':
      return `/quarter?${period}&row=${id}`;
    case 'narratives':
      return `/report?${period}&part=narratives`;
    default:
      return recordPath(kind, id);
  }
}
