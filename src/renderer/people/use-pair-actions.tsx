import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/people.ts';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import type { PersonFields } from './person-facts.ts';

/** What is done with a pair: made one, or told apart. `onDone` follows; `onStale` where one of them was changed meanwhile. */
export function usePairActions(people: [Person, Person], onDone: () => void, onStale: () => void) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);

  async function run(work: () => Promise<unknown>, message: string): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await work();
      notifications.show({ message });
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

  return {
    isBusy,
    tellApart: () =>
      run(
        () => client.people.tellApart({ oneId: people[0].id, otherId: people[1].id }),
        t('duplicates.toldApart', { one: people[0].name, other: people[1].name }),
      ),
    merge: (kept: 0 | 1, { name, gender, birthYear, phone, areaCode, consentDate, note }: PersonFields) => {
      const [keep, remove] = kept === 0 ? people : [people[1], people[0]];
      return run(
        () =>
          client.people.merge({
            keepId: keep.id,
            keepVersion: keep.version,
            removeId: remove.id,
            removeVersion: remove.version,
            fields: { name, gender, birthYear, phone, areaCode, consentDate, note },
          }),
        t('duplicates.merged', { name }),
      );
    },
  };
}
