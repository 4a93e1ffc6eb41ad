import { Button, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { expenseGaps, listExpensesSchema } from '../../shared/budgets.ts';
import type { ExpenseRow } from '../../shared/budgets.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useProgramOptions } from '../use-record-options.ts';
import { ExpenseDialog } from './expense-dialog.tsx';

export interface ExpensePanelProps {
  year: number;
  /** The id of an expense to open, `new` for a new one. */
  asked: string | null;
  onAnswered: () => void;
}

/** Realisasi of the year. */
export function ExpensePanel({ year, asked, onAnswered }: ExpensePanelProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const programs = useProgramOptions();
  const [opened, setOpened] = useState<ExpenseRow | 'new' | null>(null);
  const list = useList('expenses', listExpensesSchema, { sort: 'date', descending: true });
  const answer = useQuery(
    api.expenses.list.queryOptions({
      // What the list was searched for must not hide the one that is asked for.
      input: { ...list.input, ...(asked !== null && { search: '' }), unitId: unit.id, year },
      placeholderData: keepPreviousData,
    }),
  );
  const askedRow = answer.data?.rows.find(({ id }) => id === asked);
  const shown = opened ?? (asked === 'new' ? 'new' : (askedRow ?? null));
  useHotkeys([['alt+N', () => setOpened('new')]], []);

  const columns: ListColumn<ExpenseRow, SortOf<typeof listExpensesSchema>>[] = [
    { key: 'date', title: t('budgets.date'), kind: 'date', width: 92, sort: 'date', value: (row) => row.date },
    {
      key: 'program',
      title: t('recordKind.program'),
      width: 180,
      grows: true,
      sort: 'programCode',
      value: (row) => `${row.programCode} · ${row.programName}`,
    },
    {
      key: 'description',
      title: t('budgets.description'),
      width: 320,
      grows: true,
      value: (row) => row.description,
    },
    {
      key: 'voucher',
      title: t('budgets.voucherNumber'),
      width: 150,
      sort: 'voucherNumber',
      value: (row) => row.voucherNumber,
    },
    {
      key: 'amount',
      title: t('budgets.amount'),
      kind: 'money',
      width: 130,
      sort: 'amount',
      value: (row) => row.amount,
    },
    {
      key: 'activity',
      title: t('plans.activity'),
      width: 200,
      isOffered: true,
      value: (row) => row.activityName,
    },
    {
      key: 'overspendReason',
      title: t('budgets.overspendReason'),
      width: 220,
      isOffered: true,
      value: (row) => row.overspendReason,
    },
  ];
  const filters: ListFilter[] = [
    { key: 'quarter', label: t('ui.quarter'), control: 'quarter' },
    { key: 'programId', label: t('recordKind.program'), control: 'choice', options: programs },
    {
      key: 'isOver',
      label: t('budgets.isOver'),
      control: 'choice',
      options: [{ value: true, label: t('list.yes') }],
      isRare: true,
    },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: expenseGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  return (
    <>
      <RecordList
        list={list}
        label={t('budgets.expensesOf', { year })}
        columns={columns}
        filters={filters}
        answer={answer}
        totals={answer.data && { amount: answer.data.totalAmount }}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        empty={{ text: t(programs.length === 0 ? 'budgets.noPrograms' : 'budgets.noExpenses', { year }) }}
        action={
          <Tooltip label="Alt+N">
            <Button
              leftSection={<IconPlus size={15} />}
              onClick={() => setOpened('new')}
              disabled={programs.length === 0}
            >
              {t('budgets.createExpense')}
            </Button>
          </Tooltip>
        }
      />
      {shown !== null && (
        <ExpenseDialog
          initial={shown === 'new' ? null : shown}
          year={year}
          onClose={() => {
            setOpened(null);
            onAnswered();
          }}
        />
      )}
    </>
  );
}
