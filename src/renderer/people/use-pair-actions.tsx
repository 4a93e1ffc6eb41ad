import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/people.ts';
import { useUndo } from '../history/use-undo.tsx';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import type { PersonFields } from './person-facts.ts';

/** What is done with a pair: made one, or told apart. `onDone` follows; `onStale` where one of them was changed meanwhile. */
export function usePairActions(people: [Person, Person], onDone: () => void, onStale: () => void) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const { take } = useUndo();
  const [isBusy, setIsBusy] = useState(false);

  async function run(
    operation: 'people.merge' | 'people.tellApart',
    work: () => Promise<{ actionId: string }>,
    { message, recordName }: { message: string; recordName: string },
  ): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const { actionId } = await work();
      say(message, () => void take('undo', { actionId, operation, kind: 'person', recordName }));
      // Before the lists are asked again: the pair must still be in its place to find the next.
      onDone();
      refreshLists(queryClient);
    } catch (error) {
      const failure = failureOf(error);
      notifications.show({ color: 'danger', message: fullFailureText(t, failure) });
      if (failure.code === 'CONFLICT' || failure.code === 'MISSING') onStale();
    } finally {
      setIsBusy(false);
    }
  }

  function say(message: string, undo: () => void): void {
    const notice = notifications.show({
      autoClose: 10_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {message}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(notice);
              undo();
            }}
          >
            {t('ui.undo')}
          </Button>
        </Group>
      ),
    });
  }

  return {
    isBusy,
    tellApart: () =>
      run('people.tellApart', () => client.people.tellApart({ oneId: people[0].id, otherId: people[1].id }), {
        message: t('duplicates.toldApart', { one: people[0].name, other: people[1].name }),
        recordName: people[0].name,
      }),
    merge: (kept: 0 | 1, { name, gender, birthYear, phone, areaCode, consentDate, note }: PersonFields) => {
      const [keep, remove] = kept === 0 ? people : [people[1], people[0]];
      const input = {
        keepId: keep.id,
        keepVersion: keep.version,
        removeId: remove.id,
        removeVersion: remove.version,
        fields: { name, gender, birthYear, phone, areaCode, consentDate, note },
      };
      return run('people.merge', () => client.people.merge(input), {
        message: t('duplicates.merged', { name }),
        recordName: name,
      });
    },
  };
}
