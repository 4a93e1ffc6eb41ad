import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { formatRupiah } from '../../shared/money.ts';
import type { PlanList } from '../../shared/plans.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './plans.module.css';

/** The unit's plans: Renstras of several years, and a Renja for each. */
export function PlanListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const plans = useQuery(api.plans.list.queryOptions({ input: { unitId: unit.id } }));
  const create = (kind: 'renstra' | 'renja') => (
    <Button
      variant={kind === 'renja' ? 'filled' : 'default'}
      leftSection={<IconPlus size={15} />}
      onClick={() =>
        void navigate({ to: kind === 'renja' ? '/plans/renja/$id' : '/plans/renstra/$id', params: { id: 'new' } })
      }
    >
      {t(kind === 'renja' ? 'plans.newRenja' : 'plans.newRenstra')}
    </Button>
  );
  const actions = (
    <Group gap="sm">
      {create('renstra')}
      {create('renja')}
    </Group>
  );
  return (
    <Page title={t('navigation.plans')} actions={actions}>
      {plans.isError && <LoadError error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.isPending && <Loading />}
      {plans.data && (
        <>
          <Section title={t('plans.renstra')}>
            <RenstraTable rows={plans.data.renstra} />
          </Section>
          <Section title={t('plans.renja')}>
            <RenjaTable rows={plans.data.renja} />
          </Section>
        </>
      )}
    </Page>
  );
}

function RenstraTable({ rows }: { rows: PlanList['renstra'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titles = [t('plans.name'), t('plans.period'), t('plans.status')];
  const figures = [t('plans.lineCount'), t('plans.amount')];
  if (rows.length === 0) return <Nothing text={t('plans.noRenstra')} />;
  return (
    <PlanTable label={t('plans.renstra')} titles={titles} figures={figures}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" className={classes.name} title={row.name}>
            <Link to="/plans/renstra/$id" params={{ id: row.id }}>
              {row.name}
            </Link>
          </th>
          <td>{`${row.startYear}–${row.endYear}`}</td>
          <td>
            <Standing plan={row} />
          </td>
          <td className={classes.right}>{row.lines}</td>
          <td className={classes.right}>{formatRupiah(row.amount, language)}</td>
        </tr>
      ))}
    </PlanTable>
  );
}

function RenjaTable({ rows }: { rows: PlanList['renja'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titles = [t('plans.year'), t('plans.renstra'), t('plans.status')];
  const figures = [t('plans.activities'), t('plans.planned'), t('plans.unplanned'), t('plans.amount')];
  if (rows.length === 0) return <Nothing text={t('plans.noRenja')} />;
  return (
    <PlanTable label={t('plans.renja')} titles={titles} figures={figures}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to="/plans/renja/$id" params={{ id: row.id }}>
              {t('plans.renjaOf', { year: row.year })}
            </Link>
          </th>
          <td className={classes.name} title={row.renstraName}>
            {row.renstraName || '–'}
          </td>
          <td>
            <Standing plan={row} />
          </td>
          <td className={classes.right}>{row.activities}</td>
          <td className={classes.right}>{formatRupiah(row.planned, language)}</td>
          <td className={classes.right}>{formatRupiah(row.unplanned, language)}</td>
          <td className={classes.right}>{formatRupiah(row.amount, language)}</td>
        </tr>
      ))}
    </PlanTable>
  );
}

interface PlanTableProps {
  label: string;
  titles: string[];
  /** Titles of the columns of figures, which follow. */
  figures: string[];
  children: ReactNode;
}

function PlanTable({ label, titles, figures, children }: PlanTableProps) {
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {figures.map((title) => (
              <th key={title} scope="col" className={classes.right}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  return (
    <Text size="sm" c="gray.7">
      {text}
    </Text>
  );
}

/** `Versi 2 · Draf`; an approved version with its day and who approved it. */
export function Standing({
  plan,
}: {
  plan: Pick<PlanList['renja'][number], 'status' | 'versionNumber' | 'approvedOn' | 'approvedBy'>;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (plan.status === 'draft' || plan.approvedOn === null) {
    return `${t('plans.versionNumber', { number: plan.versionNumber })} · ${t(`planStatus.${plan.status}`)}`;
  }
  const date = formatShortDate(plan.approvedOn, language);
  return t('plans.standingApproved', { number: plan.versionNumber, date, name: plan.approvedBy });
}
