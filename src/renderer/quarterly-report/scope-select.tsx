import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { quarterRange } from '../../shared/quarter.ts';
import { validOn } from '../../shared/units.ts';
import { useHost } from '../host/host-context.tsx';
import { useProgramOptions } from '../use-record-options.ts';
import type { QuarterOfUnit, ReportPanelProps } from './report-panel.tsx';

const unit = 'unit';
const region = 'region';

/** What is reported: the unit, its region where others are in it, or one program with those under it. */
export function ScopeSelect({ of, scope, onScope }: ReportPanelProps) {
  const { t } = useTranslation();
  const programs = useProgramOptions();
  const hasRegion = useHasRegion(of);
  const isRegion = scope.isRegion === true;
  return (
    <Select
      aria-label={t('reportPage.scope')}
      w={360}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('ui.nothingFound')}
      data={[
        { value: unit, label: t('reportPage.wholeUnit') },
        ...(hasRegion || isRegion ? [{ value: region, label: t('reportPage.wholeRegion') }] : []),
        { group: t('reportPage.programs'), items: programs.map(({ value, label }) => ({ value, label })) },
      ]}
      value={isRegion ? region : (scope.programId ?? unit)}
      onChange={(value) =>
        onScope({
          programId: value === unit || value === region ? undefined : (value ?? undefined),
          isRegion: value === region ? true : undefined,
        })
      }
    />
  );
}

/** Whether other units named the unit's region on the quarter's last day. */
function useHasRegion(of: QuarterOfUnit): boolean {
  const { client } = useHost();
  const day = quarterRange(of).to;
  const { data } = useQuery({
    queryKey: ['regions', day],
    queryFn: async () => {
      const units = await Promise.all((await client.units.list()).map(({ id }) => client.units.get({ id })));
      return units.map(({ id, identities }) => ({
        id,
        region: validOn(identities, day)?.region.trim().toLocaleLowerCase('id') ?? '',
      }));
    },
  });
  const own = data?.find(({ id }) => id === of.unitId)?.region ?? '';
  return own !== '' && (data ?? []).some((other) => other.id !== of.unitId && other.region === own);
}
