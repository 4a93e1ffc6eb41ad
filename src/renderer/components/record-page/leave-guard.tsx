import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedWork } from '../../shell/unsaved-work.ts';

export interface LeaveGuardProps {
  isDirty: boolean;
  /** Something where it was saved, null where it was not. */
  onSave: () => Promise<unknown>;
  /** The user chose to leave without saving: drafts are thrown away, too. */
  onDiscard?: () => void;
  /** Only a part of its page, another of which has an address that differs in what it asks for. */
  isPart?: boolean;
}

/** The part of a record that is open, where its page has several with forms of their own. */
function partOf(search: object): unknown {
  return 'part' in search ? search.part : undefined;
}

/** Asks before unsaved work is left: a question of ours inside the program, the browser's own on closing. */
export function LeaveGuard({ isDirty, onSave, onDiscard, isPart = false }: LeaveGuardProps) {
  const { t } = useTranslation();
  useUnsavedWork(isDirty);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty &&
      (current.pathname !== next.pathname ||
        partOf(current.search) !== partOf(next.search) ||
        (isPart && JSON.stringify(current.search) !== JSON.stringify(next.search))),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  const isAsking = blocker.status === 'blocked';
  const { proceed } = blocker;
  // A save that was still running when the page was left has ended: there is nothing to ask any more.
  useEffect(() => {
    if (isAsking && !isDirty) proceed?.();
  }, [isAsking, isDirty, proceed]);
  return (
    <Modal opened={isAsking} onClose={() => blocker.reset?.()} title={t('ui.unsavedTitle')} withCloseButton={false}>
      <Text size="sm">{t('ui.unsavedText')}</Text>
      <Group justify="flex-end" mt="md" gap="sm">
        <Button variant="default" onClick={() => blocker.reset?.()}>
          {t('ui.stay')}
        </Button>
        <Button
          variant="light"
          color="danger"
          onClick={() => {
            onDiscard?.();
            blocker.proceed?.();
          }}
        >
          {t('ui.discard')}
        </Button>
        <Button
          data-autofocus
          onClick={async () => {
            if ((await onSave()) !== null) blocker.proceed?.();
            else blocker.reset?.();
          }}
        >
          {t('ui.save')}
        </Button>
      </Group>
    </Modal>
  );
}
