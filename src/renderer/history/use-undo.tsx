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

/** A record whose rows changed under the page on the screen. */
interface ChangedRecord {
  id: string;
  isGone: boolean;
}

/** Pages that show many records at once, none of which the address has to name. */
const pagesOfGrids =
  /^#\/(budgets|quarter|settings|programs\/[^/]+\/indicators)(\?|$)|^#\/report\?(.*&)?part=narratives/;

/** What undo and redo of the whole program would be about, and how to do them. */
export function useUndo() {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const isRunning = useRef(false);
  const { data } = useQuery(api.history.lastActions.queryOptions());
  const next = { undo: data?.undo[0] ?? null, redo: data?.redo[0] ?? null };

  /** Takes an action back, or an undo, and says so with a way back in turn. */
  async function take(way: Way, action: Pick<DoneAction, 'actionId'> & { text: string }): Promise<void> {
    if (hasUnsavedWork()) {
      notifications.show({ color: 'yellow', message: t('history.saveFirst') });
      return;
    }
    // A key that is held down, or pressed again before the answer is there.
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      const undone = await client.history.undo({ actionId: action.actionId });
      const message = t(way === 'undo' ? 'history.undone' : 'history.redone', { action: action.text });
      const back = way === 'undo' ? 'redo' : 'undo';
      show(message, undone.records, back, { actionId: undone.actionId, text: action.text });
    } catch (error) {
      notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) });
      refreshLists(queryClient);
    } finally {
      isRunning.current = false;
    }
  }

  /** Takes the last action as it is now: what the buttons name may be older than a save of this moment. */
  async function takeLast(way: Way): Promise<void> {
    try {
      const last = (await queryClient.fetchQuery({ ...api.history.lastActions.queryOptions(), staleTime: 0 }))[way][0];
      if (last) await take(way, { actionId: last.actionId, text: actionText(t, last) });
    } catch (error) {
      notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) });
    }
  }

  function show(message: string, records: ChangedRecord[], back: Way, action: Parameters<typeof take>[1]) {
    refreshLists(queryClient);
    reopen(records);
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
              void take(back, action);
            }}
          >
            {t(`history.${back}`)}
          </Button>
        </Group>
      ),
    });
  }

  /** An open editor of a changed record begins anew; one whose record is gone gives way to the list. */
  function reopen(records: ChangedRecord[]) {
    const page = pages.find(({ path }) => location.hash.startsWith(`#${path}`));
    const open = records.find(({ id }) => location.hash.includes(id));
    if (open?.isGone && page) void navigate({ to: page.path });
    else if (open || pagesOfGrids.test(location.hash)) {
      queryClient.removeQueries({ queryKey: ['editor'] });
      turnPage();
    }
  }

  return {
    next,
    takeLast: (way: Way) => void takeLast(way),
    take: (way: Way, action: Pick<DoneAction, 'actionId' | 'operation' | 'kind' | 'recordName'>) =>
      take(way, { actionId: action.actionId, text: actionText(t, action) }),
    /** Says what was done to records outside of their forms, with undo; shows them as they are now. */
    announce: (message: string, actionId: string, records: ChangedRecord[]) =>
      show(message, records, 'undo', { actionId, text: message }),
  };
}
