import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { YearPicker } from '../components/year-picker.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { BeneficiaryPanel } from './beneficiary-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { budgetParts } from './budget-search.ts';
import type { BudgetSearch } from './budget-search.ts';
import { ExpensePanel } from './expense-panel.tsx';

/** A year's money and people: plan per quarter, spending, and who benefited. */
export function BudgetPage() {
  const { t } = useTranslation();
  const unit = useUnit();
  const thisYear = Number(useToday().slice(0, 4));
  const { part = 'budget', year = thisYear, quarter, expense = null } = useSearch({ from: '/budgets' });
  const navigate = useNavigate();
  const show = (search: BudgetSearch) => void navigate({ to: '/budgets', search, replace: true });

  const key = `${unit.id}/${year}`;
  return (
    <Page
      title={t('navigation.budgets')}
      isFilled
      actions={
        <>
          <YearPicker label={t('ui.year')} value={year} onChange={(next) => show({ part, year: next, quarter })} />
          <SegmentedControl
            aria-label={t('budgets.part')}
            data={budgetParts.map((value) => ({ value, label: t(`budgets.parts.${value}`) }))}
            value={part}
            onChange={(value) => show({ part: budgetParts.find((known) => known === value), year })}
          />
        </>
      }
    >
      {part === 'budget' && <BudgetPanel key={key} year={year} />}
      {part === 'expenses' && (
        <ExpensePanel key={key} year={year} asked={expense} onAnswered={() => show({ part, year })} />
      )}
      {part === 'beneficiaries' && (
        <BeneficiaryPanel
          key={key}
          year={year}
          asked={quarter}
          onQuarter={(next) => show({ part, year, quarter: next })}
        />
      )}
    </Page>
  );
}
