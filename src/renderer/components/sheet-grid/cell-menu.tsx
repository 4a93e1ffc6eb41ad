import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconColumns3,
  IconEyeOff,
  IconRowInsertTop,
  IconRowRemove,
  IconSortAscendingLetters,
  IconSortDescendingLetters,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Doubt } from './doubt.ts';
import { readingLabel } from './doubt-text.ts';
import type { GridCommand } from './sheet-keys.ts';
import type { SheetColumn, Suggestion } from './sheet-rows.ts';
import classes from './sheet-grid.module.css';

export interface CellMenuProps {
  /** Where on the screen, in pixels of the window. */
  at: { left: number; top: number };
  /** Only what the cell itself asks; else everything about its row and column too. */
  isShort: boolean;
  column: SheetColumn;
  doubt: Doubt | undefined;
  /** Cells of the column in doubt for the same reason. */
  sameDoubts: number;
  likely: readonly Suggestion[];
  isKnownPerson: boolean;
  hasFixedRows: boolean;
  hidden: readonly SheetColumn[];
  onSettle: (reading: number, isForAll: boolean) => void;
  onPick: (suggestion: Suggestion) => void;
  onDecline: () => void;
  onUnbind: () => void;
  onCommand: (command: GridCommand) => void;
  onShowColumn: (key: string, isShown: boolean) => void;
  onClose: () => void;
}

/** What can be done with a cell, its row and its column; also the answers to what a cell asks. */
export function CellMenu(props: CellMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      opened
      onChange={(isOpen) => !isOpen && props.onClose()}
      position="bottom-start"
      shadow="md"
      offset={2}
      // The first item has the focus, so that Enter takes it.
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.menuAnchor}
          style={props.at}
          aria-label={t('grid.menu')}
        />
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <DoubtItems {...props} />
        <PersonItems {...props} />
        {!props.isShort && <RowItems {...props} />}
        {!props.isShort && <ColumnItems {...props} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function DoubtItems({ isShort, doubt, column, sameDoubts, onSettle }: CellMenuProps) {
  const { t } = useTranslation();
  if (doubt === undefined) return null;
  const labels = doubt.readings.map((reading) => readingLabel(t, reading, column.kind));
  return (
    <>
      <Menu.Label>{t(`doubts.${doubt.code}`, { typed: doubt.typed })}</Menu.Label>
      {labels.map((label, place) => (
        <Menu.Item
          key={label}
          leftSection={place === 0 ? <IconCheck size={14} /> : <span className={classes.noIcon} />}
          onClick={() => onSettle(place, false)}
        >
          {place === 0 ? t('grid.rightSo', { reading: label }) : label}
        </Menu.Item>
      ))}
      {sameDoubts > 1 && <Menu.Divider />}
      {sameDoubts > 1 &&
        labels.map((label, place) => (
          <Menu.Item
            key={label}
            leftSection={<span className={classes.noIcon} />}
            onClick={() => onSettle(place, true)}
          >
            {place === 0
              ? t('grid.allRightSo', { count: sameDoubts })
              : t('grid.allAs', { count: sameDoubts, reading: label })}
          </Menu.Item>
        ))}
      {!isShort && <Menu.Divider />}
    </>
  );
}

function PersonItems({ isShort, likely, isKnownPerson, onPick, onDecline, onUnbind }: CellMenuProps) {
  const { t } = useTranslation();
  return (
    <>
      {likely.length > 0 && <Menu.Label>{t('grid.likelyPerson')}</Menu.Label>}
      {likely.map((suggestion) => (
        <Menu.Item
          key={suggestion.personId}
          leftSection={<IconUserCheck size={14} />}
          onClick={() => onPick(suggestion)}
        >
          {suggestion.name} <span className={classes.quiet}>{suggestion.note}</span>
        </Menu.Item>
      ))}
      {likely.length > 0 && (
        <Menu.Item leftSection={<IconUserOff size={14} />} onClick={onDecline}>
          {t('grid.otherPerson')}
        </Menu.Item>
      )}
      {isKnownPerson && (
        <Menu.Item leftSection={<IconUserOff size={14} />} onClick={onUnbind}>
          {t('grid.notThisPerson')}
        </Menu.Item>
      )}
      {!isShort && (likely.length > 0 || isKnownPerson) && <Menu.Divider />}
    </>
  );
}

function RowItems({ hasFixedRows, onCommand }: CellMenuProps) {
  const { t } = useTranslation();
  if (hasFixedRows) return null;
  return (
    <>
      <Command icon={<IconRowInsertTop size={14} />} keys="Ctrl +" onClick={() => onCommand({ do: 'insertRows' })}>
        {t('grid.insertRow')}
      </Command>
      <Command icon={<IconRowRemove size={14} />} keys="Ctrl −" onClick={() => onCommand({ do: 'deleteRows' })}>
        {t('grid.deleteRow')}
      </Command>
      <Command
        icon={<IconArrowUp size={14} />}
        keys="Alt Shift ↑"
        onClick={() => onCommand({ do: 'moveRows', direction: -1 })}
      >
        {t('grid.moveUp')}
      </Command>
      <Command
        icon={<IconArrowDown size={14} />}
        keys="Alt Shift ↓"
        onClick={() => onCommand({ do: 'moveRows', direction: 1 })}
      >
        {t('grid.moveDown')}
      </Command>
      <Menu.Divider />
    </>
  );
}

function ColumnItems({ column, hasFixedRows, hidden, onCommand, onShowColumn }: CellMenuProps) {
  const { t } = useTranslation();
  return (
    <>
      <Menu.Label>{t('grid.column', { column: column.title })}</Menu.Label>
      {!hasFixedRows && (
        <>
          <Command
            icon={<IconSortAscendingLetters size={14} />}
            onClick={() => onCommand({ do: 'sort', direction: 1 })}
          >
            {t('grid.sortUp')}
          </Command>
          <Command
            icon={<IconSortDescendingLetters size={14} />}
            onClick={() => onCommand({ do: 'sort', direction: -1 })}
          >
            {t('grid.sortDown')}
          </Command>
        </>
      )}
      {!column.isRequired && (
        <Command icon={<IconEyeOff size={14} />} onClick={() => onShowColumn(column.key, false)}>
          {t('grid.hideColumn')}
        </Command>
      )}
      {hidden.map(({ key, title }) => (
        <Command key={key} icon={<IconColumns3 size={14} />} onClick={() => onShowColumn(key, true)}>
          {t('grid.showColumn', { column: title })}
        </Command>
      ))}
    </>
  );
}

interface CommandProps {
  icon: ReactNode;
  keys?: string;
  onClick: () => void;
  children: ReactNode;
}

function Command({ icon, keys, onClick, children }: CommandProps) {
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={keys && <span className={classes.quiet}>{keys}</span>}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  );
}
