import { Button, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordAction, RecordHistory, RecordKind } from '../../shared/history.ts';
import { actionText } from './action-text.ts';
import { ChangeList } from './change-list.tsx';
import type { ChangeLine } from './change-words.ts';
import classes from './history.module.css';

export interface ActionListProps {
  kind: RecordKind;
  pages: readonly RecordHistory[];
  /** Older ones, where there are any. */
  older: { load: () => void; isLoading: boolean } | null;
  moment: (at: string) => string;
  linesOf: (action: RecordAction, page: RecordHistory) => ChangeLine[];
  /** Goes back to before an action; missing where there is no way back. */
  onPutBack?: (action: RecordAction) => void;
}

/** What was done, newest first, in words. */
export function ActionList({ kind, pages, older, moment, linesOf, onPutBack }: ActionListProps) {
  const { t } = useTranslation();
  if (pages.every(({ actions }) => actions.length === 0)) return <Text size="sm">{t('history.none')}</Text>;
  return (
    <>
      <ol className={classes.actions}>
        {pages.flatMap((page) =>
          page.actions.map((action) => (
            <li key={action.actionId} className={classes.action}>
              <div className={classes.head}>
                <div>
                  <div className={classes.what}>
                    {actionText(t, {
                      operation: action.isFirst && onPutBack ? 'create' : action.operation,
                      kind,
                      recordName: '',
                    })}
                  </div>
                  <div className={classes.when}>
                    {moment(action.at)} · {action.actor}
                  </div>
                </div>
                {onPutBack && !action.isFirst && (
                  <Tooltip label={t('history.restoreHint')} position="left">
                    <Button size="compact-xs" variant="default" flex="none" onClick={() => onPutBack(action)}>
                      {t('history.restore')}
                    </Button>
                  </Tooltip>
                )}
              </div>
              <ChangeList lines={linesOf(action, page)} />
            </li>
          )),
        )}
      </ol>
      {older && (
        <Button variant="default" fullWidth mt="sm" loading={older.isLoading} onClick={older.load}>
          {t('history.older')}
        </Button>
      )}
    </>
  );
}
