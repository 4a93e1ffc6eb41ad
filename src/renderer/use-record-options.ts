import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatShortDate } from '../shared/calendar-date.ts';
import { useHost } from './host/host-context.tsx';
import { useUnit } from './shell/unit-context.tsx';
import { useLanguage } from './use-language.ts';

/** The unit's groups, to choose from. */
export function useGroupOptions() {
  const { api } = useHost();
  const unit = useUnit();
  const { data } = useQuery(api.groups.list.queryOptions({ input: { unitId: unit.id, limit: 5000, sort: 'name' } }));
  return useMemo(() => (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })), [data]);
}

/** A program to choose, by code and name. */
export interface ProgramOption {
  value: string;
  label: string;
  code: string;
  name: string;
}

/** The unit's programs, to choose from. */
export function useProgramOptions() {
  const { api } = useHost();
  const unit = useUnit();
  const { data } = useQuery(api.programs.list.queryOptions({ input: { unitId: unit.id, limit: 5000, sort: 'code' } }));
  return useMemo(() => (data?.rows ?? []).map(({ id, code, name }) => programOption(id, code, name)), [data]);
}

export function programOption(id: string, code: string, name: string): ProgramOption {
  return { value: id, label: `${code} · ${name}`, code, name };
}

/** The unit's meetings, to choose from, the last first. */
export function useMeetingOptions() {
  const { api } = useHost();
  const unit = useUnit();
  const language = useLanguage();
  const { data } = useQuery(
    api.meetings.list.queryOptions({ input: { unitId: unit.id, limit: 5000, sort: 'date', descending: true } }),
  );
  return useMemo(
    () =>
      (data?.rows ?? []).map(({ id, title, date }) => ({
        value: id,
        label: `${formatShortDate(date, language)} · ${title}`,
      })),
    [data, language],
  );
}
