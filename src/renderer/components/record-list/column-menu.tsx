import { ActionIcon, Button, Checkbox, Group, Popover, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { firstLayout, moveColumn, showColumn, sizeColumns } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import classes from './record-list.module.css';

export interface MenuColumn {
  key: string;
  title: string;
  isShown: boolean;
  width: number;
}

export interface ColumnMenuProps {
  /** All columns in their present order. */
  columns: readonly MenuColumn[];
  layout: ColumnLayout;
  onLayout: (next: ColumnLayout) => void;
}

export const widthStep = 16;

/** Which columns are shown, in what order and how wide. */
export function ColumnMenu({ columns, layout, onLayout }: ColumnMenuProps) {
  const { t } = useTranslation();
  const keys = columns.map(({ key }) => key);
  const shown = columns.filter(({ isShown }) => isShown).length;

  function handleKey(event: KeyboardEvent, { key, width }: MenuColumn) {
    if (event.altKey && event.key === 'ArrowUp') onLayout(moveColumn(layout, keys, key, -1));
    else if (event.altKey && event.key === 'ArrowDown') onLayout(moveColumn(layout, keys, key, 1));
    else if (event.shiftKey && event.key === 'ArrowLeft') onLayout(sizeColumns(layout, { [key]: width - widthStep }));
    else if (event.shiftKey && event.key === 'ArrowRight') onLayout(sizeColumns(layout, { [key]: width + widthStep }));
    else return;
    event.preventDefault();
    // A row that moves in the list loses the focus to the page; it is given back once it is drawn.
    const { currentTarget } = event;
    requestAnimationFrame(() => currentTarget instanceof HTMLElement && currentTarget.focus());
  }

  return (
    <Popover position="bottom-end" width={330} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t('list.columnsHint')}>
          <Button variant="default" leftSection={<IconColumns3 size={15} />}>
            {t('list.columns')}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.columnsHint')}>
        <ul className={classes.columnMenu}>
          {columns.map((column, index) => (
            <li key={column.key} className={classes.columnItem}>
              <Checkbox
                label={column.title}
                checked={column.isShown}
                // A list without any column shows nothing at all.
                disabled={column.isShown && shown === 1}
                onChange={(event) => onLayout(showColumn(layout, column.key, event.currentTarget.checked))}
                onKeyDown={(event) => handleKey(event, column)}
              />
              <ActionIcon
                size="sm"
                aria-label={t('list.moveUp', { column: column.title })}
                disabled={index === 0}
                onClick={() => onLayout(moveColumn(layout, keys, column.key, -1))}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={t('list.moveDown', { column: column.title })}
                disabled={index === columns.length - 1}
                onClick={() => onLayout(moveColumn(layout, keys, column.key, 1))}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Group justify="space-between" mt="sm" wrap="nowrap">
          <Text fz="0.75rem" c="dimmed">
            {t('list.columnsKeys')}
          </Text>
          <Button variant="default" size="compact-xs" flex="none" onClick={() => onLayout(firstLayout)}>
            {t('list.columnsReset')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
