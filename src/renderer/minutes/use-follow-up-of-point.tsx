import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { followUpOfPoint } from '../../shared/follow-ups.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { keepingGridFocus } from './keeping-grid-focus.ts';

export interface PointToFollow {
  /** The minutes as saved, with what is typed; null where something is in the way. */
  saved: () => Promise<Minutes | null>;
  /** The place of the chosen point among those entered; -1 where the cursor is on none. */
  indexOfPoint: () => number;
}

/**
 * Makes a follow-up of the chosen point at once, so that one goes on with the next point; who sees to it
 * and until when is entered in its form. A point that became one before leads there.
 */
export function useFollowUpOfPoint({ saved, indexOfPoint }: PointToFollow): () => Promise<void> {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const navigate = useNavigate();

  function tell(message: string, id: string) {
    const notice = notifications.show({
      autoClose: 8000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2} title={message}>
            {message}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(notice);
              void navigate({ to: '/follow-ups/$id', params: { id } });
            }}
          >
            {t('ui.open')}
          </Button>
        </Group>
      ),
    });
  }

  return async () => {
    keepingGridFocus();
    const index = indexOfPoint();
    if (index === -1) {
      notifications.show({ color: 'yellow', message: t('minutes.choosePoint') });
      return;
    }
    const minutes = await saved();
    if (minutes === null) return;
    try {
      // Others, or this very key, may have made one since the minutes were loaded.
      const { points } = await client.minutes.get({ meetingId: minutes.id });
      const point = points.find(({ id }) => id === minutes.points[index]?.id);
      if (point === undefined) return;
      if (point.followUpId !== null) {
        tell(t('minutes.hasFollowUp', { text: point.input }), point.followUpId);
        return;
      }
      const { id } = await client.followUps.save(followUpOfPoint(minutes, point));
      refreshLists(queryClient);
      tell(t('minutes.madeFollowUp', { text: point.input }), id);
    } catch (error) {
      notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) });
    }
  };
}
