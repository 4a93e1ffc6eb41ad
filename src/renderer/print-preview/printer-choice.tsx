import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/host-context.tsx';

/** The printer that the system's dialog begins with, remembered on this computer. Nothing where a browser prints. */
export function PrinterChoice() {
  const { t } = useTranslation();
  const { api, client, capabilities } = useHost();
  const queryClient = useQueryClient();
  const { data } = useQuery(api.host.printers.queryOptions({ input: {}, enabled: capabilities.hasPrintDialog }));
  if (data === undefined || data.printers.length < 2) return null;

  async function choose(name: string | null) {
    await client.host.choosePrinter({ name });
    await queryClient.invalidateQueries({ queryKey: api.host.printers.key() });
  }
  return (
    <Select
      mt="sm"
      label={t('sheetPage.printer')}
      data={[
        { value: '', label: t('sheetPage.systemPrinter') },
        ...data.printers.map(({ name, label }) => ({ value: name, label })),
      ]}
      value={data.chosen ?? ''}
      allowDeselect={false}
      onChange={(name) => void choose(name || null)}
    />
  );
}
