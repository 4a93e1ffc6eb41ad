import { SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { YearPicker } from '../components/year-picker.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { hasUnsavedWork } from '../shell/unsaved-work.ts';
import { BeneficiaryPanel } from './beneficiary-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { budgetParts } from './budget-search.ts';
import type { BudgetSearch } from './budget-search.ts';
import { ExpensePanel } from './expense-panel.tsx';

/** A year's money and people: plan per quarter, spending, and who benefited. */
export function BudgetPage() {
  const { t } = useTranslation();
  const unit = useUnit();
  const [year, setYear] = useState(Number(useToday().slice(0, 4)));
  const [part, setPart] = useState<(typeof budgetParts)[number]>('budget');
  const [quarter, setQuarter] = useState<number | undefined>();
  const [expense, setExpense] = useState<string | null>(null);
  const asked = useSearch({ from: '/budgets' });
  const isAsked = asked.part !== undefined || asked.year !== undefined || asked.expense !== undefined;
  const [taken, setTaken] = useState<BudgetSearch>({});
  if (asked !== taken) {
    setTaken(asked);
    if (asked.part !== undefined) setPart(asked.part);
    if (asked.year !== undefined) setYear(asked.year);
    if (asked.quarter !== undefined) setQuarter(asked.quarter);
    if (isAsked) setExpense(asked.expense ?? null);
  }
  const navigate = useNavigate();
  useEffect(() => {
    // Taken over once: the same address works again later, and going back does not reopen a dialog.
    const rest = { ...asked, part: undefined, year: undefined, quarter: undefined, expense: undefined };
    if (isAsked) void navigate({ to: '/budgets', search: rest, replace: true });
  }, [asked, isAsked, navigate]);

  /** The grids have no address of their own, so the router cannot ask; nothing unsaved is swapped away. */
  function change(action: () => void) {
    if (hasUnsavedWork()) notifications.show({ color: 'yellow', message: t('ui.saveFirst') });
    else action();
  }

  function leaveExpense() {
    setExpense(null);
    // Its draft is saved or left for later: the next time the dialog opens, it is not asked for again.
    if (asked.draft !== undefined) void navigate({ to: '/budgets', search: {}, replace: true });
  }

  const key = `${unit.id}/${year}`;
  return (
    <Page
      title={t('navigation.budgets')}
      isFilled
      actions={
        <>
          <YearPicker label={t('ui.year')} value={year} onChange={(next) => change(() => setYear(next))} />
          <SegmentedControl
            aria-label={t('budgets.part')}
            data={budgetParts.map((value) => ({ value, label: t(`budgets.parts.${value}`) }))}
            value={part}
            onChange={(value) => change(() => setPart(budgetParts.find((known) => known === value) ?? 'budget'))}
          />
        </>
      }
    >
      {part === 'budget' && <BudgetPanel key={key} year={year} />}
      {part === 'expenses' && <ExpensePanel key={key} year={year} asked={expense} onAnswered={leaveExpense} />}
      {part === 'beneficiaries' && <BeneficiaryPanel key={`${key}/${quarter}`} year={year} firstQuarter={quarter} />}
    </Page>
  );
}
