import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { quarterOf } from '../../shared/quarter.ts';
import { BackupNotice } from '../backups/backup-notice.tsx';
import { CheckNotice } from '../diagnosis/check-notice.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { QuarterPicker, YearPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { ComingMeetings } from './coming-meetings.tsx';
import { Completeness } from './completeness.tsx';
import { IndicatorsAgainstTarget } from './indicators-against-target.tsx';
import { MoneyAgainstPlan } from './money-against-plan.tsx';
import { TodoTable } from './todo-table.tsx';
import classes from './home.module.css';

/** Beranda: what waits, what lies ahead, and how a quarter stands. Every figure leads to its records. */
export function HomePage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const now = quarterOf(useToday());
  const { year = now.year, quarter = now.quarter } = useSearch({ from: '/home' });
  const navigate = useNavigate();
  const show = (next: { year?: number; quarter?: number }) =>
    void navigate({ to: '/home', search: { year, quarter, ...next }, replace: true });
  const home = useQuery(api.home.get.queryOptions({ input: { unitId: unit.id } }));
  const glance = useQuery(api.home.glance.queryOptions({ input: { unitId: unit.id, year, quarter } }));
  const failed = [home, glance].find(({ isError }) => isError);
  return (
    <Page
      title={t('navigation.home')}
      actions={
        <>
          <YearPicker label={t('ui.year')} value={year} onChange={(next) => show({ year: next })} />
          <QuarterPicker
            label={t('ui.quarter')}
            value={quarter}
            onChange={(next) => next !== null && show({ quarter: next })}
          />
        </>
      }
    >
      {failed && <LoadError error={failed.error} onRetry={() => void failed.refetch()} />}
      <CheckNotice />
      <BackupNotice />
      <div className={classes.columns}>
        {home.data ? <TodoTable todos={home.data.todos} quarters={glance.data?.completeness ?? []} /> : <Loading />}
        {home.data && <ComingMeetings home={home.data} />}
      </div>
      {glance.data ? (
        <>
          <Completeness quarters={glance.data.completeness} />
          <MoneyAgainstPlan glance={glance.data} />
          <IndicatorsAgainstTarget glance={glance.data} />
        </>
      ) : (
        !failed && <Loading />
      )}
    </Page>
  );
}
