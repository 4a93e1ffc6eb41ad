import { SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { YearPicker } from '../components/year-picker.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { hasUnsavedWork } from '../shell/unsaved-work.ts';
import { BeneficiaryPanel } from './beneficiary-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { ExpensePanel } from './expense-panel.tsx';

const parts = ['budget', 'expenses', 'beneficiaries'] as const;

/** A year's money and people: plan per quarter, spending, and who benefited. */
export function BudgetPage() {
  const { t } = useTranslation();
  const unit = useUnit();
  const [year, setYear] = useState(Number(useToday().slice(0, 4)));
  const [part, setPart] = useState<(typeof parts)[number]>('budget');

  /** The grids have no address of their own, so the router cannot ask; nothing unsaved is swapped away. */
  function change(action: () => void) {
    if (hasUnsavedWork()) notifications.show({ color: 'yellow', message: t('ui.saveFirst') });
    else action();
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
            data={parts.map((value) => ({ value, label: t(`budgets.parts.${value}`) }))}
            value={part}
            onChange={(value) => change(() => setPart(parts.find((known) => known === value) ?? 'budget'))}
          />
        </>
      }
    >
      {part === 'budget' && <BudgetPanel key={key} year={year} />}
      {part === 'expenses' && <ExpensePanel key={key} year={year} />}
      {part === 'beneficiaries' && <BeneficiaryPanel key={key} year={year} />}
    </Page>
  );
}
