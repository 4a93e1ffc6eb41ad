import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordAction, RecordKind } from '../../shared/history.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { ActionList } from './action-list.tsx';
import { RestoreQuestion } from './restore-question.tsx';
import { useWords } from './use-words.ts';

export interface HistoryPanelProps {
  kind: RecordKind;
  record: { id: string; version: number };
  onRestored: () => void;
}

/** What was done with a record, newest first, each with a way back to before it. */
export function HistoryPanel({ kind, record, onRestored }: HistoryPanelProps) {
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
  return (
    <ActionList
      kind={kind}
      pages={history.data.pages}
      older={
        history.hasNextPage ? { load: () => void history.fetchNextPage(), isLoading: history.isFetchingNextPage } : null
      }
      moment={words.moment}
      linesOf={({ changes }, { lookups }) => words.lines(changes, lookups)}
      onPutBack={setChosen}
    />
  );
}
