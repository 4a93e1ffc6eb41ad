import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../../shared/history.ts';
import { failureOf, fullFailureText } from '../../host/failure.ts';
import { refreshLists } from '../../host/refresh-lists.ts';
import { useHost } from '../../host/host-context.tsx';

/** Moves a record to the bin, with undo in the notification. True when it is gone. */
export function useRemoveRecord() {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();

  /** What the action answers; null where something is in its way. */
  async function attempt<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await action();
      refreshLists(queryClient);
      return answer;
    } catch (error) {
      notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) });
      return null;
    }
  }

  return async (kind: RecordKind, record: { id: string; version: number }, name: string): Promise<boolean> => {
    const { id, version } = record;
    const removed = await attempt(() => client.bin.remove({ kind, id, version }));
    if (!removed) return false;
    const notice = notifications.show({
      autoClose: 10_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {t('ui.movedToBin', { name })}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={async () => {
              notifications.hide(notice);
              await attempt(() => client.history.undo({ actionId: removed.actionId }));
            }}
          >
            {t('ui.undo')}
          </Button>
        </Group>
      ),
    });
    return true;
  };
}
