import { Button, Select, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpenseRow } from '../../shared/budgets.ts';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { formatNumber, formatRupiah } from '../../shared/money.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { QuarterPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useProgramOptions } from '../use-record-options.ts';
import { ExpenseDialog } from './expense-dialog.tsx';

type Sort = 'date' | 'programCode' | 'amount' | 'voucherNumber';

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
  const language = useLanguage();
  const unit = useUnit();
  const programs = useProgramOptions();
  const [quarter, setQuarter] = useState<number | null>(null);
  const [programId, setProgramId] = useState<string | null>(null);
  const [opened, setOpened] = useState<ExpenseRow | 'new' | null>(null);
  const [state, setState] = useListState<Sort>('expenses', { sort: 'date', descending: true });
  const [search] = useDebouncedValue(state.search, 150);
  const { sort, descending } = state;
  const answer = useQuery(
    api.expenses.list.queryOptions({
      input: {
        unitId: unit.id,
        year,
        quarter: quarter ?? undefined,
        programId: programId ?? undefined,
        // What the list was searched for must not hide the one that is asked for.
        search: asked === null ? search : '',
        sort,
        descending,
        limit: 5000,
      },
      placeholderData: keepPreviousData,
    }),
  );
  useHotkeys([['alt+N', () => setOpened('new')]], []);

  const askedRow = answer.data?.rows.find(({ id }) => id === asked);
  const shown = opened ?? (asked === 'new' ? 'new' : (askedRow ?? null));

  const columns: ListColumn<ExpenseRow, Sort>[] = [
    {
      key: 'date',
      title: t('budgets.date'),
      width: '100px',
      sort: 'date',
      render: (row) => formatShortDate(row.date, language),
    },
    {
      key: 'program',
      title: t('recordKind.program'),
      width: '1.5fr',
      sort: 'programCode',
      render: (row) => `${row.programCode} · ${row.programName}`,
    },
    { key: 'description', title: t('budgets.description'), width: '3fr', render: (row) => row.description },
    {
      key: 'voucher',
      title: t('budgets.voucherNumber'),
      width: '150px',
      sort: 'voucherNumber',
      render: (row) => row.voucherNumber,
    },
    {
      key: 'amount',
      title: t('budgets.amount'),
      width: '130px',
      sort: 'amount',
      align: 'right',
      render: (row) => formatNumber(row.amount, language),
    },
  ];
  const button = (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={() => setOpened('new')} disabled={programs.length === 0}>
        {t('budgets.createExpense')}
      </Button>
    </Tooltip>
  );
  return (
    <>
      <RecordList
        label={t('budgets.parts.expenses')}
        columns={columns}
        answer={answer}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={setOpened}
        filters={
          <>
            <QuarterPicker label={t('ui.quarter')} value={quarter} onChange={setQuarter} hasAll />
            <Select
              aria-label={t('recordKind.program')}
              w={220}
              searchable
              data={[{ value: '', label: t('budgets.everyProgram') }, ...programs]}
              value={programId ?? ''}
              allowDeselect={false}
              onChange={(next) => setProgramId(next || null)}
            />
            {button}
          </>
        }
        isFiltered={quarter !== null || programId !== null}
        onClearFilters={() => {
          setQuarter(null);
          setProgramId(null);
        }}
        summary={answer.data && `${t('budgets.sum', { amount: formatRupiah(answer.data.totalAmount, language) })} · `}
        empty={{ text: t(programs.length === 0 ? 'budgets.noPrograms' : 'budgets.noExpenses', { year }) }}
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
