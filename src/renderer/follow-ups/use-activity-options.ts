import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import type { FollowUp } from '../../shared/follow-ups.ts';
import { quarterOf } from '../../shared/quarter.ts';
import type { Option } from '../components/form/fields.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import type { FollowUpValues } from './follow-up-form.tsx';

/**
 * The activities by which a follow-up may be done: its program's in the Renjas of this year and the next, of
 * the year in which it is due, and the one that it has. One of another program is let go.
 */
export function useActivityOptions(form: UseFormReturn<FollowUpValues>, stored: FollowUp | null): Option[] {
  const { api } = useHost();
  const unit = useUnit();
  const { year: thisYear } = quarterOf(useToday());
  const [programId = null, dueOn = null] = useWatch({ control: form.control, name: ['programId', 'dueOn'] });
  const dueYear = dueOn !== null && isCalendarDate(dueOn) ? quarterOf(dueOn).year : thisYear;
  const years = [...new Set([dueYear, thisYear, thisYear + 1])].toSorted((a, b) => a - b);
  const queries = years.map((year) => api.renja.activities.queryOptions({ input: { unitId: unit.id, year } }));
  const found = useQueries({
    queries,
    combine: (answers) =>
      answers.some(({ data }) => data === undefined)
        ? undefined
        : answers.flatMap(({ data = [] }, index) => data.map((row) => ({ ...row, year: years[index] ?? thisYear }))),
  });
  const options = useMemo(() => {
    const own = found?.filter((row) => row.programId === programId) ?? [];
    const offered = own.map(({ id, name, year }) => ({ value: id, label: `${year} · ${name}` }));
    const { activityId = null, activityName = '', programId: ofProgram } = stored ?? {};
    const isMissing = activityId !== null && ofProgram === programId && own.every(({ id }) => id !== activityId);
    return isMissing ? [{ value: activityId, label: activityName }, ...offered] : offered;
  }, [found, programId, stored]);
  useEffect(() => {
    const chosen = form.getValues('activityId') ?? null;
    if (found === undefined || chosen === null || options.some(({ value }) => value === chosen)) return;
    form.setValue('activityId', null, { shouldDirty: true });
  }, [form, found, options]);
  return options;
}
