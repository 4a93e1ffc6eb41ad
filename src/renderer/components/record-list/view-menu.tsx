import { ActionIcon, Button, Group, Popover, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { useRemembered } from '../../use-remembered.ts';
import { renameView, savedViewSchema, withoutView, withView } from './saved-views.ts';
import type { SavedView } from './saved-views.ts';
import classes from './record-list.module.css';

export interface ViewMenuProps {
  list: string;
  current: Omit<SavedView, 'name'>;
  onApply: (view: SavedView) => void;
}

const viewsSchema = z.array(savedViewSchema);

/** Named combinations of search, filters, sorting and columns, kept on this computer. */
export function ViewMenu({ list, current, onApply }: ViewMenuProps) {
  const { t } = useTranslation();
  const [views, setViews] = useRemembered(`list.${list}.views`, viewsSchema, []);
  const [isOpen, setIsOpen] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const [name, setName] = useState('');
  const wanted = name.trim();
  const isKnown = renamed === null && views.some((view) => view.name.toLowerCase() === wanted.toLowerCase());

  function save() {
    if (wanted === '') return;
    setViews(renamed === null ? withView(views, { name: wanted, ...current }) : renameView(views, renamed, wanted));
    setRenamed(null);
    setName('');
  }

  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus withinPortal opened={isOpen} onChange={setIsOpen}>
      <Popover.Target>
        <Tooltip label={t('list.viewsHint')}>
          <Button variant="default" leftSection={<IconBookmark size={15} />} onClick={() => setIsOpen(!isOpen)}>
            {t('list.views')}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.viewsHint')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Group gap="xs" wrap="nowrap" align="flex-end">
            <TextInput
              label={renamed === null ? t('list.viewName') : t('list.viewRename', { name: renamed })}
              value={name}
              maxLength={60}
              style={{ flex: 1 }}
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" disabled={wanted === ''}>
              {t(isKnown ? 'list.viewReplace' : 'list.viewSave')}
            </Button>
          </Group>
        </form>
        <Text fz="0.75rem" c="dimmed" mt={4}>
          {t('list.viewExplained')}
        </Text>
        {views.length === 0 ? (
          <Text size="sm" mt="sm">
            {t('list.viewNone')}
          </Text>
        ) : (
          <ul className={classes.columnMenu} style={{ marginTop: 8 }}>
            {views.map((view) => (
              <li key={view.name} className={classes.columnItem}>
                <UnstyledButton
                  className={classes.view}
                  title={view.name}
                  aria-label={t('list.viewApply', { name: view.name })}
                  onClick={() => {
                    onApply(view);
                    setIsOpen(false);
                  }}
                >
                  {view.name}
                </UnstyledButton>
                <ActionIcon
                  size="sm"
                  aria-label={t('list.viewRename', { name: view.name })}
                  onClick={() => {
                    setRenamed(view.name);
                    setName(view.name);
                  }}
                >
                  <IconPencil size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t('list.viewDelete', { name: view.name })}
                  onClick={() => setViews(withoutView(views, view.name))}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
