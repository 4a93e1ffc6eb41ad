import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../host/failure.ts';
import { Page } from '../../shell/page.tsx';
import { FailureBanner } from './failure-banner.tsx';
import { LeaveGuard } from './leave-guard.tsx';

export interface RecordPageProps {
  title: string;
  isDirty: boolean;
  isSaving: boolean;
  failure: Failure | null;
  /** Something where it was saved, null where it was not. */
  onSave: () => Promise<unknown>;
  onReload: () => void;
  onBack?: () => void;
  onDelete?: () => void;
  actions?: ReactNode;
  children: ReactNode;
}

/** The page around a record's form: title, back, save and delete with their keys, and what went wrong. */
export function RecordPage(props: RecordPageProps) {
  const { t } = useTranslation();
  // [] makes the key work inside fields too.
  useHotkeys([['mod+S', () => void props.onSave(), { preventDefault: true }]], [], true);
  useHotkeys([['Escape', (event) => leavesPage(event) && props.onBack?.(), { preventDefault: false }]]);
  const actions = (
    <>
      {props.actions}
      {props.onDelete && (
        <Button variant="default" leftSection={<IconTrash size={15} />} onClick={props.onDelete}>
          {t('ui.delete')}
        </Button>
      )}
      <Tooltip label={t('ui.saveHint')}>
        <Button onClick={() => void props.onSave()} loading={props.isSaving}>
          {t('ui.save')}
        </Button>
      </Tooltip>
    </>
  );
  const back = props.onBack && (
    <Tooltip label={t('ui.backHint')}>
      <ActionIcon aria-label={t('ui.back')} onClick={props.onBack}>
        <IconArrowLeft size={17} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Page title={props.title} before={back} actions={<Group gap="sm">{actions}</Group>} isMarked={props.isDirty}>
      {props.failure && <FailureBanner failure={props.failure} onReload={props.onReload} />}
      {props.children}
      <LeaveGuard isDirty={props.isDirty} onSave={props.onSave} />
    </Page>
  );
}

/** Esc in a dialog, an open list or a grid belongs to that. */
function leavesPage(event: KeyboardEvent): boolean {
  const inside = '[role="dialog"], [role="grid"], [role="listbox"]';
  return !event.defaultPrevented && !(event.target instanceof Element && event.target.closest(inside) !== null);
}
