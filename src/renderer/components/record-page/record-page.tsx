import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconCopy, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shell/page.tsx';
import { DraftMark } from './draft-bar.tsx';
import { RecordBody } from './record-body.tsx';
import type { PageRecord } from './record-body.tsx';

export interface RecordPageProps {
  title: string;
  record: PageRecord;
  onBack?: () => void;
  onDelete?: (() => void) | undefined;
  /** Opens a new record after this one was saved. */
  onNew?: (savedId: string) => void;
  /** Opens a copy of the saved record. */
  onDuplicate?: (() => void) | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** The page around a record's form: title, back, save and delete with their keys, and what went wrong. */
export function RecordPage({ title, record, onBack, onDelete, onNew, onDuplicate, ...props }: RecordPageProps) {
  const { t } = useTranslation();

  async function saveAndNew() {
    if (onNew === undefined) return;
    const saved = await record.save(true);
    if (saved !== null) onNew(saved.id);
  }

  // [] makes the key work inside fields too.
  useHotkeys(
    [
      ['mod+S', () => void record.save(), { preventDefault: true }],
      ['mod+shift+S', () => void saveAndNew(), { preventDefault: true }],
    ],
    [],
    true,
  );
  useHotkeys([['Escape', (event) => leavesPage(event) && onBack?.(), { preventDefault: false }]]);
  const actions = (
    <>
      <DraftMark draft={record.draft} />
      {props.actions}
      {onDuplicate && (
        <Tooltip label={t('ui.duplicateHint')}>
          <ActionIcon aria-label={t('ui.duplicate')} onClick={onDuplicate}>
            <IconCopy size={17} />
          </ActionIcon>
        </Tooltip>
      )}
      {onDelete && (
        <Button variant="default" leftSection={<IconTrash size={15} />} onClick={onDelete}>
          {t('ui.delete')}
        </Button>
      )}
      {onNew && (
        <Tooltip label={t('ui.saveAndNewHint')}>
          <Button variant="default" onClick={() => void saveAndNew()} disabled={record.isSaving}>
            {t('ui.saveAndNew')}
          </Button>
        </Tooltip>
      )}
      <Tooltip label={t('ui.saveHint')}>
        <Button onClick={() => void record.save()} loading={record.isSaving}>
          {t('ui.save')}
        </Button>
      </Tooltip>
    </>
  );
  const back = onBack && (
    <Tooltip label={t('ui.backHint')}>
      <ActionIcon aria-label={t('ui.back')} onClick={onBack}>
        <IconArrowLeft size={17} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Page title={title} before={back} actions={<Group gap="sm">{actions}</Group>} isMarked={record.isDirty}>
      <RecordBody record={record}>{props.children}</RecordBody>
    </Page>
  );
}

/** Esc in a dialog, an open list or a grid belongs to that. */
function leavesPage(event: KeyboardEvent): boolean {
  const inside = '[role="dialog"], [role="grid"], [role="listbox"]';
  return !event.defaultPrevented && !(event.target instanceof Element && event.target.closest(inside) !== null);
}
