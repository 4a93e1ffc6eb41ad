import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';

/**
 * Brings in another province's areas: a visit to Jakarta needs them as places. Kalimantan is always
 * there, and a province once loaded stays, so it is not offered again.
 */
export function ProvinceLoader() {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const provinces = useQuery(api.areas.provinces.queryOptions());
  const load = useMutation(
    api.areas.loadProvince.mutationOptions({
      onSuccess: ({ added }) => {
        notifications.show({ message: t('areas.loaded', { added: formatNumber(added, language) }) });
        return queryClient.invalidateQueries({ queryKey: api.areas.key() });
      },
      onError: (error) => notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) }),
    }),
  );
  const options = (provinces.data ?? []).filter((province) => !province.isLoaded);
  return (
    <Select
      w={230}
      aria-label={t('areas.loadProvince')}
      placeholder={load.isPending ? t('ui.loading') : t('areas.loadProvince')}
      disabled={load.isPending || provinces.isPending}
      data={options.map(({ code, name }) => ({ value: code, label: name }))}
      value={null}
      searchable
      nothingFoundMessage={t('ui.nothingFound')}
      onChange={(code) => code !== null && load.mutate({ code })}
    />
  );
}
