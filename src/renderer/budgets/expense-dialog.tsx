import { Button, Group, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { saveExpenseSchema } from '../../shared/budgets.ts';
import type { Expense, SaveExpense } from '../../shared/budgets.ts';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, TextField } from '../components/form/fields.tsx';
import { MoneyField } from '../components/form/number-field.tsx';
import { ComparisonView } from '../components/record-page/comparison-view.tsx';
import { DraftBar } from '../components/record-page/draft-bar.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { useRemoveRecord } from '../components/record-page/use-remove-record.tsx';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useUnsavedWork } from '../shell/unsaved-work.ts';
import { useProgramOptions } from '../use-record-options.ts';
import { lastExpense, rememberExpense } from './last-expense.ts';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { useExpenseActivities } from './use-expense-activities.ts';

export interface ExpenseValues {
  programId: string;
  activityId: string | null;
  date: string | null;
  amount: number | null;
  description: string;
  voucherNumber: string;
  overspendReason: string;
}

export interface ExpenseDialogProps {
  initial: Expense | null;
  /** The year on the page; a new expense of another year begins on its first day. */
  year: number;
  onClose: () => void;
}

/** One expense. The reason for overspending is asked once the server finds that there is need of one. */
export function ExpenseDialog({ initial, year, onClose }: ExpenseDialogProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const today = useToday();
  const programs = useProgramOptions();
  const remove = useRemoveRecord();
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const before = initial === null ? lastExpense(unit.id, year) : undefined;
  const firstDate = before?.date ?? (today.startsWith(`${year}-`) ? today : `${year}-01-01`);

  const record = useRecordForm<Expense, ExpenseValues, SaveExpense>({
    kind: 'expense',
    initial,
    path: `/budgets?part=expenses&year=${year}&expense=${initial?.id ?? 'new'}`,
    draftKey: useAskedDraft(`expense:${initial?.id ?? 'new'}`),
    titleOf: ({ description }) => description,
    valuesOf: (expense) => ({
      programId: expense?.programId ?? before?.programId ?? '',
      activityId: expense?.activityId ?? null,
      date: expense?.date ?? firstDate,
      amount: expense?.amount ?? null,
      description: expense?.description ?? '',
      voucherNumber: expense?.voucherNumber ?? '',
      overspendReason: expense?.overspendReason ?? '',
    }),
    schema: saveExpenseSchema,
    inputOf: (values, expense) => ({
      ...values,
      id: expense?.id,
      version: expense?.version,
      // The schema refuses what is missing and the fields show it; the types cannot say "not yet".
      date: values.date ?? '',
      amount: values.amount as number,
    }),
    write: (input) => client.expenses.save(input),
    // There is no operation for one expense; its program's list holds it.
    load: async (id) => {
      const { rows } = await client.expenses.list({ programId: record.form.getValues('programId'), limit: 5000 });
      const found = rows.find((row) => row.id === id);
      if (found === undefined) throw new Error(`expense ${id}`);
      return found;
    },
    onSaved: (expense) => {
      rememberExpense(unit.id, expense);
      // The dialog goes before it is drawn as saved, and would keep what it last saw as unsaved.
      record.draft.discard();
      onClose();
    },
  });
  const { control } = record.form;
  // The history does not go back over what is typed.
  useUnsavedWork(record.isDirty);
  useHotkeys([['mod+S', () => void record.save()]], []);
  const { errors } = record.form.formState;
  const activities = useExpenseActivities(record.form, initial === null);
  const reason = useWatch({ control, name: 'overspendReason' });
  const isOverspent = record.failure?.issues.some(({ code }) => code === 'overspent') === true;

  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      closeOnClickOutside={!record.isDirty}
      // Esc in the history beside it closes that alone.
      closeOnEscape={!isHistoryOpen}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      title={t(initial === null ? 'budgets.newExpense' : 'budgets.editExpense')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void record.save();
        }}
      >
        <DraftBar draft={record.draft} />
        {record.failure && (
          <FailureBanner
            failure={record.failure}
            onReload={() => void record.reload()}
            onCompare={() => void record.compareWithSaved()}
          />
        )}
        <ComparisonView comparison={record.comparison} onClose={record.closeComparison} />
        <Fields>
          <ChoiceField
            control={control}
            name="programId"
            label={t('recordKind.program')}
            span={12}
            options={programs}
            isRequired
            isSearchable
          />
          {(activities.length > 0 || errors.activityId) && (
            <ChoiceField
              control={control}
              name="activityId"
              label={t('plans.activity')}
              span={12}
              options={activities}
              isSearchable
            />
          )}
          <DateField control={control} name="date" label={t('budgets.date')} span={4} isRequired />
          <MoneyField control={control} name="amount" label={t('budgets.amount')} span={4} isRequired />
          <TextField control={control} name="voucherNumber" label={t('budgets.voucherNumber')} span={4} />
          <TextField control={control} name="description" label={t('budgets.description')} span={12} isRequired />
          {(isOverspent || errors.overspendReason || reason !== '') && (
            <TextField
              control={control}
              name="overspendReason"
              label={t('budgets.overspendReason')}
              help={t('help.overspendReason')}
              span={12}
              isRequired={isOverspent}
            />
          )}
        </Fields>
        {initial && <EvidencePanel kind="expense" id={initial.id} />}
        <Group justify="flex-end" gap="sm" mt="md">
          {initial && (
            <Group gap="sm" mr="auto">
              <Button
                variant="default"
                onClick={async () => {
                  if (await remove('expense', initial, initial.description)) onClose();
                }}
              >
                {t('ui.delete')}
              </Button>
              <HistoryButton
                kind="expense"
                record={record.stored ?? initial}
                name={initial.description}
                onToggle={setIsHistoryOpen}
                onRestored={onClose}
              />
            </Group>
          )}
          <Button
            variant="default"
            onClick={() => {
              // Closed otherwise, what is typed stays as a draft.
              record.draft.discard();
              onClose();
            }}
          >
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={record.isSaving}>
            {t('ui.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
