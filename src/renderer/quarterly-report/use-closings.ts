import { useQuery } from '@tanstack/react-query';
import { useHost } from '../host/host-context.tsx';
import type { QuarterOfUnit } from './report-panel.tsx';

/** The closing of a quarter that is in force, and those that were taken back. */
export function useClosings({ unitId, year, quarter }: QuarterOfUnit) {
  const { api } = useHost();
  const { data } = useQuery(api.closings.list.queryOptions({ input: { unitId } }));
  const own = (data ?? []).filter((closing) => closing.year === year && closing.quarter === quarter);
  return {
    isLoaded: data !== undefined,
    inForce: own.find(({ reopenedAt }) => reopenedAt === null) ?? null,
    former: own.filter(({ reopenedAt }) => reopenedAt !== null),
  };
}
