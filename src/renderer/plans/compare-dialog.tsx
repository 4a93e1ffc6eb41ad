import { Group, Modal, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import type { PlanComparison } from '../../shared/plan-comparison.ts';
import type { PlanKind, PlanVersion } from '../../shared/plans.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './plans.module.css';

export interface CompareDialogProps {
  kind: PlanKind;
  plan: { id: string; status: string; versions: PlanVersion[] };
  onClose: () => void;
}

const now = 'now';

/** Two versions of a plan side by side, line by line. */
export function CompareDialog({ kind, plan, onClose }: CompareDialogProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const numbers = plan.versions.map(({ number }) => number);
  // An approved plan is its last version.
  const [from, setFrom] = useState(String((plan.status === 'draft' ? numbers.at(-1) : numbers.at(-2)) ?? numbers[0]));
  const [to, setTo] = useState(now);
  const versions = [
    ...numbers.map((number) => ({ value: String(number), label: t('plans.versionNumber', { number }) })),
    { value: now, label: t('plans.now') },
  ];
  const numberOf = (value: string) => (value === now ? null : Number(value));
  const comparison = useQuery(
    api.plans.compare.queryOptions({ input: { kind, id: plan.id, from: numberOf(from), to: numberOf(to) } }),
  );
  const choose = (label: string, value: string, onChange: (value: string) => void) => (
    <Select
      label={label}
      w={150}
      data={versions}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size={1180}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      title={t('plans.compare')}
    >
      <Group gap="sm" mb="sm">
        {choose(t('plans.compareFrom'), from, setFrom)}
        {choose(t('plans.compareTo'), to, setTo)}
      </Group>
      {comparison.isError && <LoadError error={comparison.error} onRetry={() => void comparison.refetch()} />}
      {comparison.isPending && <Loading />}
      {comparison.data && <ComparisonTable kind={kind} comparison={comparison.data} />}
    </Modal>
  );
}

function ComparisonTable({ kind, comparison }: { kind: PlanKind; comparison: PlanComparison }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { periods, lines, amounts, total } = comparison;
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      {lines.every(({ state }) => state === 'same') && (
        <Text size="sm" mb="xs">
          {t('plans.noDifference')}
        </Text>
      )}
      <div className={classes.scroller}>
        <table className={classes.table} aria-label={t('plans.compare')}>
          <thead>
            <tr>
              <th scope="col">{t('plans.change')}</th>
              <th scope="col">{t('plans.program')}</th>
              <th scope="col">{t(kind === 'renja' ? 'plans.activity' : 'plans.lineName')}</th>
              {periods.map((period) => (
                <th key={period} scope="col" className={classes.right}>
                  {kind === 'renja' ? t('plans.quarter', { roman: romanQuarter(period) }) : period}
                </th>
              ))}
              <th scope="col" className={classes.right}>
                {t('plans.before')}
              </th>
              <th scope="col" className={classes.right}>
                {t('plans.after')}
              </th>
              <th scope="col" className={classes.right}>
                {t('plans.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>{t(`plans.states.${line.state}`)}</td>
                <td>{line.program || '–'}</td>
                <th scope="row">
                  {line.nameBefore !== null && <div className={classes.before}>{line.nameBefore}</div>}
                  {line.name}
                </th>
                {line.amounts.map((amount, index) => (
                  <td key={periods[index]} className={classes.right}>
                    {line.state !== 'added' && amount.before !== amount.after && (
                      <div className={classes.before}>{number(amount.before)}</div>
                    )}
                    {line.state !== 'removed' && number(amount.after)}
                  </td>
                ))}
                <Totals total={line.total} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('plans.total')}
              </th>
              {amounts.map((amount, index) => (
                <td key={periods[index]} className={classes.right}>
                  {amount.before !== amount.after && <div className={classes.before}>{number(amount.before)}</div>}
                  {number(amount.after)}
                </td>
              ))}
              <Totals total={total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

function Totals({ total }: { total: PlanComparison['total'] }) {
  const language = useLanguage();
  const difference = total.after - total.before;
  const signed = `${difference > 0 ? '+' : ''}${formatNumber(difference, language)}`;
  return (
    <>
      <td className={classes.right}>{formatNumber(total.before, language)}</td>
      <td className={classes.right}>{formatNumber(total.after, language)}</td>
      <td className={classes.right}>{difference === 0 ? '–' : signed}</td>
    </>
  );
}
