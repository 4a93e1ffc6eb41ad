import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDateAt } from '../../shared/calendar-date.ts';
import { listBinSchema, removableKinds } from '../../shared/history.ts';
import type { BinRow } from '../../shared/history.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';

/** The zone of whoever looks: a record was removed on the day that this person's clock showed. */
const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Deleted records, newest first; a row is brought back by opening it. */
export function BinPage() {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const queryClient = useQueryClient();
  const list = useList('bin', listBinSchema, { sort: 'deletedAt', descending: true });
  const [chosen, setChosen] = useState<BinRow | null>(null);
  const answer = useQuery(api.bin.list.queryOptions({ input: list.input, placeholderData: keepPreviousData }));
  const restore = useMutation({
    mutationFn: ({ kind, id }: BinRow) => client.bin.restore({ kind, id }),
    onSuccess: (_saved, row) => {
      notifications.show({ message: t('bin.restored', { name: row.name }) });
      setChosen(null);
      return queryClient.invalidateQueries();
    },
    onError: (error) => notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) }),
  });

  const columns: ListColumn<BinRow, SortOf<typeof listBinSchema>>[] = [
    { key: 'kind', title: t('bin.kind'), width: 140, sort: 'kind', value: (row) => t(`recordKind.${row.kind}`) },
    { key: 'name', title: t('bin.name'), width: 300, grows: true, sort: 'name', value: (row) => row.name },
    {
      key: 'deletedAt',
      title: t('bin.deletedAt'),
      kind: 'date',
      width: 140,
      sort: 'deletedAt',
      value: (row) => calendarDateAt(new Date(row.deletedAt), ownTimeZone),
    },
    {
      key: 'restore',
      title: t('bin.action'),
      width: 110,
      value: () => t('bin.restore'),
      render: () => (
        <Text span size="sm" c="green.8" fw={500}>
          {t('bin.restore')}
        </Text>
      ),
    },
  ];
  const filters: ListFilter[] = [
    {
      key: 'kind',
      label: t('bin.kind'),
      control: 'choice',
      options: removableKinds.map((value) => ({ value, label: t(`recordKind.${value}`) })),
    },
  ];
  return (
    <ListPage
      list={list}
      title={t('navigation.bin')}
      columns={columns}
      filters={filters}
      answer={answer}
      rowKey={(row) => row.id}
      onOpen={setChosen}
      emptyText={t('bin.empty')}
    >
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
    </ListPage>
  );
}
