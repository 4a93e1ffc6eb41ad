import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChoiceList } from '../../shared/choices.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { ActionList } from '../history/action-list.tsx';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { useWords } from '../history/use-words.ts';
import { useHost } from '../host/host-context.tsx';
import { entriesAsRows } from './entry-changes.ts';

/** What was done with the entries of a list, beside it. */
export function ChoiceHistory({ list }: { list: ChoiceList }) {
  const { t } = useTranslation();
  return (
    <HistoryDrawer title={t('settings.listHistory', { list: t(`choiceList.${list}`) })}>
      {() => <ChoiceHistoryPanel list={list} />}
    </HistoryDrawer>
  );
}

function ChoiceHistoryPanel({ list }: { list: ChoiceList }) {
  const { api } = useHost();
  const words = useWords('choice', { isOfSeveral: true });
  const history = useInfiniteQuery(
    api.choices.history.infiniteOptions({
      input: (before: string | undefined) => ({ list, before }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  if (history.isError) return <LoadError error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <Loading />;
  return (
    <ActionList
      kind="choice"
      pages={history.data.pages}
      older={
        history.hasNextPage ? { load: () => void history.fetchNextPage(), isLoading: history.isFetchingNextPage } : null
      }
      moment={words.moment}
      linesOf={({ changes }, { lookups }) => words.lines(entriesAsRows(changes), lookups)}
    />
  );
}
