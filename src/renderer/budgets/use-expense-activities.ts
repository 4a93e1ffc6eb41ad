import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import { quarterOf } from '../../shared/quarter.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import type { ExpenseValues } from './expense-dialog.tsx';

/**
 * The activities that an expense may name: those of its program in the year of its date. The only one is
 * suggested to a new expense; one of another program or year is let go.
 */
export function useExpenseActivities(form: UseFormReturn<ExpenseValues>, isNew: boolean) {
  const { api } = useHost();
  const unit = useUnit();
  const [programId, date] = form.watch(['programId', 'date']);
  const year = date !== null && isCalendarDate(date) ? quarterOf(date).year : null;
  const { data } = useQuery({
    ...api.renja.activities.queryOptions({ input: { unitId: unit.id, year: year ?? 2000 } }),
    enabled: year !== null,
  });
  const options = useMemo(
    () => data?.filter((row) => row.programId === programId).map(({ id, name }) => ({ value: id, label: name })),
    [data, programId],
  );
  useEffect(() => {
    if (options === undefined) return;
    const chosen = form.getValues('activityId');
    if (options.some(({ value }) => value === chosen)) return;
    if (chosen === null && !isNew) return;
    const only = options.length === 1 ? (options[0]?.value ?? null) : null;
    if (chosen !== only) form.setValue('activityId', only, { shouldDirty: true });
  }, [options, form, isNew]);
  return options ?? [];
}
