import { Button, Text, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordAction, RecordKind } from '../../shared/history.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { actionText } from './action-text.ts';
import { ChangeList } from './change-list.tsx';
import classes from './history.module.css';
import { RestoreQuestion } from './restore-question.tsx';
import { useWords } from './use-words.ts';

export interface HistoryPanelProps {
  kind: RecordKind;
  record: { id: string; version: number };
  onRestored: () => void;
}

/** What was done with a record, newest first, each with a way back to before it. */
export function HistoryPanel({ kind, record, onRestored }: HistoryPanelProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const words = useWords(kind);
  const [chosen, setChosen] = useState<RecordAction | null>(null);
  const history = useInfiniteQuery(
    api.history.ofRecord.infiniteOptions({
      input: (before: string | undefined) => ({ kind, id: record.id, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  if (history.isError) return <LoadError error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <Loading />;
  if (chosen) {
    return (
      <RestoreQuestion
        kind={kind}
        record={record}
        action={chosen}
        onCancel={() => setChosen(null)}
        onRestored={onRestored}
      />
    );
  }
  const { pages } = history.data;
  if (pages.every(({ actions }) => actions.length === 0)) return <Text size="sm">{t('history.none')}</Text>;
  return (
    <>
      <ol className={classes.actions}>
        {pages.flatMap(({ actions, lookups }) =>
          actions.map((action) => (
            <li key={action.actionId} className={classes.action}>
              <div className={classes.head}>
                <div>
                  <div className={classes.what}>
                    {actionText(t, {
                      operation: action.isFirst ? 'create' : action.operation,
                      kind,
                      recordName: '',
                    })}
                  </div>
                  <div className={classes.when}>
                    {words.moment(action.at)} · {action.actor}
                  </div>
                </div>
                {!action.isFirst && (
                  <Tooltip label={t('history.restoreHint')} position="left">
                    <Button size="compact-xs" variant="default" flex="none" onClick={() => setChosen(action)}>
                      {t('history.restore')}
                    </Button>
                  </Tooltip>
                )}
              </div>
              <ChangeList lines={words.lines(action.changes, lookups)} />
            </li>
          )),
        )}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt="sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.older')}
        </Button>
      )}
    </>
  );
}
