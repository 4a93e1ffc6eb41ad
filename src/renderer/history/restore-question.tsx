import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordAction, RecordKind } from '../../shared/history.ts';
import { Loading } from '../components/load-state.tsx';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { hasUnsavedWork } from '../shell/unsaved-work.ts';
import { ChangeList } from './change-list.tsx';
import { useUndo } from './use-undo.tsx';
import { useWords } from './use-words.ts';

export interface RestoreQuestionProps {
  kind: RecordKind;
  record: { id: string; version: number };
  action: RecordAction;
  onCancel: () => void;
  onRestored: () => void;
}

/** Shows what would change when a record goes back to before an action, and does it when told to. */
export function RestoreQuestion({ kind, record, action, onCancel, onRestored }: RestoreQuestionProps) {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const words = useWords(kind);
  const { announce } = useUndo();
  const [failure, setFailure] = useState<string | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const state = { kind, id: record.id, actionId: action.actionId };
  const plan = useQuery({ ...api.history.planRestore.queryOptions({ input: state }), gcTime: 0 });
  const when = words.moment(action.at);

  async function restore() {
    if (hasUnsavedWork()) return setFailure(t('ui.saveFirst'));
    setIsRunning(true);
    try {
      const { actionId } = await client.history.restore({ ...state, version: record.version });
      onRestored();
      announce(t('history.restored', { when }), actionId, [{ id: record.id, isGone: false }]);
    } catch (error) {
      setFailure(fullFailureText(t, failureOf(error)));
    } finally {
      setIsRunning(false);
    }
  }

  if (plan.isPending) return <Loading />;
  const problem = failure ?? (plan.isError ? fullFailureText(t, failureOf(plan.error)) : null);
  const lines = plan.data ? words.lines(plan.data.changes, plan.data.lookups) : [];
  return (
    <section aria-label={t('history.restoreTitle', { when })}>
      <Text fw={600} size="sm">
        {t('history.restoreTitle', { when })}
      </Text>
      {problem !== null && (
        <Alert color="danger" variant="light" p="xs" mt="xs" role="alert">
          <Text size="sm" c="danger.8">
            {problem}
          </Text>
        </Alert>
      )}
      {plan.data && (
        <>
          <Text size="sm" mt="xs">
            {t(lines.length > 0 ? 'history.restoreText' : 'history.noDifference')}
          </Text>
          <ChangeList lines={lines} />
        </>
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button onClick={() => void restore()} loading={isRunning} disabled={lines.length === 0}>
          {t('history.restore')}
        </Button>
      </Group>
    </section>
  );
}
