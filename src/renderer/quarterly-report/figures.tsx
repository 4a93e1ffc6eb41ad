import { Drawer } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigurePlace } from '../../shared/records-behind.ts';
import type { QuarterlyReportInput } from '../../shared/reports.ts';
import { FigureContext } from './figure-context.ts';
import { cellOf } from './figure-keys.ts';
import { FigureRecords } from './figure-records.tsx';
import type { ReportSearch } from './report-search.ts';

export interface FiguresProps {
  of: Pick<QuarterlyReportInput, 'unitId' | 'year' | 'quarter' | 'programId' | 'isRegion'>;
  children: ReactNode;
}

/**
 * Tables whose figures open the records behind them, beside the page. Which one is open stands in the
 * address, so that the way back from a record leads to it again.
 */
export function Figures({ of, children }: FiguresProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { figure } = useSearch({ from: '/report' });
  const { year, quarter } = of;
  const show = useCallback(
    (next: FigurePlace | undefined) =>
      void navigate({
        to: '/report',
        search: (asked: ReportSearch) => ({ ...asked, year, quarter, figure: next }),
        replace: true,
      }),
    [navigate, year, quarter],
  );

  function close() {
    const place = figure;
    show(undefined);
    // The drawer lets go of the focus first.
    if (place) setTimeout(() => cellOf(place)?.focus());
  }
  return (
    <FigureContext value={show}>
      {children}
      <Drawer
        opened={figure !== undefined}
        onClose={close}
        position="right"
        size={600}
        padding="md"
        transitionProps={{ duration: 0 }}
        overlayProps={{ backgroundOpacity: 0.25 }}
        title={t('recordsBehind.title')}
        returnFocus={false}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {figure && <FigureRecords key={JSON.stringify(figure)} of={of} place={figure} />}
      </Drawer>
    </FigureContext>
  );
}
