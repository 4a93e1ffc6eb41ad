import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoneAction } from '../../shared/history.ts';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { pages } from '../shell/pages.ts';
import { hasUnsavedWork } from '../shell/unsaved-work.ts';
import { actionText } from './action-text.ts';
import { turnPage } from './page-turn.ts';

/** Which way the program is taken: back, or forth again. */
export type Way = 'undo' | 'redo';

/** What is needed of an action to take it back and to say so. */
type TakenAction = Pick<DoneAction, 'actionId' | 'operation' | 'kind' | 'recordName'>;

/** What undo and redo of the whole program would be about, and how to do them. */
export function useUndo() {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const isRunning = useRef(false);
  const { data } = useQuery(api.history.lastActions.queryOptions());
  const next = { undo: data?.undo[0] ?? null, redo: data?.redo[0] ?? null };

  /** Takes the action back and says so, with a way back in turn. */
  async function take(way: Way, action: TakenAction): Promise<void> {
    if (hasUnsavedWork()) {
      notifications.show({ color: 'yellow', message: t('history.saveFirst') });
      return;
    }
    // A key that is held down, or pressed again before the answer is there.
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      const undone = await client.history.undo({ actionId: action.actionId });
      showRecords(undone.records);
      say(way, { ...action, actionId: undone.actionId });
    } catch (error) {
      notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) });
    } finally {
      isRunning.current = false;
      refreshLists(queryClient);
    }
  }

  /** An open editor of a changed record begins anew; one whose record is gone gives way to the list. */
  function showRecords(records: { id: string; isGone: boolean }[]) {
    const page = pages.find(({ path }) => location.hash.startsWith(`#${path}`));
    const open = records.find(({ id }) => location.hash.includes(id));
    if (open?.isGone && page) void navigate({ to: page.path });
    else if (open || page?.path === '/budgets') {
      queryClient.removeQueries({ queryKey: ['editor'] });
      turnPage();
    }
  }

  function say(way: Way, taken: TakenAction) {
    const back: Way = way === 'undo' ? 'redo' : 'undo';
    const notice = notifications.show({
      autoClose: 6000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {t(way === 'undo' ? 'history.undone' : 'history.redone', { action: actionText(t, taken) })}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(notice);
              void take(back, taken);
            }}
          >
            {t(`history.${back}`)}
          </Button>
        </Group>
      ),
    });
  }

  return { next, take };
}
