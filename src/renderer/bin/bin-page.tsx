import { Button, Group, Modal, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDateAt, formatShortDate } from '../../shared/calendar-date.ts';
import type { BinRow } from '../../shared/history.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useLanguage } from '../use-language.ts';

/** The one order that the bin comes in; no column sorts it. */
type Sort = 'deletedAt';

/** The zone of whoever looks: a record was removed on the day that this person's clock showed. */
const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Deleted records, newest first; a row is brought back by opening it. */
export function BinPage() {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [state, setState] = useListState<Sort>('bin', { sort: 'deletedAt', descending: true });
  const [search] = useDebouncedValue(state.search, 150);
  const [chosen, setChosen] = useState<BinRow | null>(null);
  const answer = useQuery(
    api.bin.list.queryOptions({ input: { search, limit: 5000 }, placeholderData: keepPreviousData }),
  );
  const restore = useMutation({
    mutationFn: ({ kind, id }: BinRow) => client.bin.restore({ kind, id }),
    onSuccess: (_saved, row) => {
      notifications.show({ message: t('bin.restored', { name: row.name }) });
      setChosen(null);
      return queryClient.invalidateQueries();
    },
    onError: (error) => notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) }),
  });

  const columns: ListColumn<BinRow, Sort>[] = [
    { key: 'kind', title: t('bin.kind'), width: '140px', render: (row) => t(`recordKind.${row.kind}`) },
    { key: 'name', title: t('bin.name'), width: '1fr', render: (row) => row.name },
    {
      key: 'deletedAt',
      title: t('bin.deletedAt'),
      width: '140px',
      render: (row) => formatShortDate(calendarDateAt(new Date(row.deletedAt), ownTimeZone), language),
    },
    {
      key: 'restore',
      title: t('bin.action'),
      width: '110px',
      render: () => (
        <Text span size="sm" c="green.8" fw={500}>
          {t('bin.restore')}
        </Text>
      ),
    },
  ];
  return (
    <Page title={t('navigation.bin')} isFilled>
      <RecordList
        label={t('navigation.bin')}
        columns={columns}
        answer={answer}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={setChosen}
        empty={{ text: t('bin.empty') }}
      />
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        title={t('bin.restoreTitle')}
        withCloseButton={false}
      >
        <Text size="sm">
          {chosen && t('bin.restoreText', { kind: t(`recordKind.${chosen.kind}`), name: chosen.name })}
        </Text>
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={() => setChosen(null)}>
            {t('ui.cancel')}
          </Button>
          <Button data-autofocus loading={restore.isPending} onClick={() => chosen && restore.mutate(chosen)}>
            {t('bin.restore')}
          </Button>
        </Group>
      </Modal>
    </Page>
  );
}
