import { Popover } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { matchingOptions } from './cell-kinds.ts';
import type { GridCommand } from './sheet-keys.ts';
import type { SheetColumn } from './sheet.ts';
import classes from './sheet-grid.module.css';

export interface CellEditorProps {
  column: SheetColumn;
  initial: string;
  isTyping: boolean;
  onCommit: (text: string) => void;
  onCancel: () => void;
  /** Commits and stays on the cell. */
  onKeep: (text: string) => void;
  /** Commits, then moves on as the command says. */
  onLeave: (text: string, command: GridCommand) => void;
}

/** The text field over a cell; with a list under it where the column is a choice. */
export function CellEditor({ column, initial, isTyping, onCommit, onCancel, onKeep, onLeave }: CellEditorProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(initial);
  const [hasTyped, setHasTyped] = useState(isTyping);
  const [marked, setMarked] = useState(-1);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  // Giving the focus back to the grid blurs the field, which must not write a second time.
  const isDone = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const { options } = column.kind;
  // Opened on a filled cell, the list shows everything until something is typed.
  const shown = options === undefined ? [] : matchingOptions(options, hasTyped ? text : '');
  // The best match is taken with Enter, so that "had" is enough for Hadir.
  const chosen = marked >= 0 ? marked : hasTyped && text.trim() !== '' ? 0 : -1;

  function result(): string {
    return shown[chosen]?.label ?? text;
  }

  function finish(action: () => void) {
    if (isDone.current) return;
    isDone.current = true;
    action();
  }

  function leave(event: KeyboardEvent, command: GridCommand) {
    stop(event, () => finish(() => onLeave(result(), command)));
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    const direction = event.shiftKey ? -1 : 1;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return stop(event, () => finish(onCancel));
    }
    if (event.key === 'Enter' && !event.altKey) {
      return leave(event, { do: 'enter', direction });
    }
    if (event.key === 'Tab') {
      // Not prevented here: at the grid's edge Tab goes on to the next field.
      event.stopPropagation();
      return leave(event, { do: 'tab', direction });
    }
    // Saving takes what is being typed along; the page's own handler sees the key afterwards.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      return finish(() => onKeep(result()));
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options !== undefined && shown.length > 0) {
        return stop(event, () =>
          setMarked(Math.max(0, Math.min((marked < 0 ? chosen : marked) + step, shown.length - 1))),
        );
      }
      return leave(event, { do: 'move', step: { row: step }, isExtending: false });
    }
    if (isTyping && (event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !event.shiftKey) {
      const step = event.key === 'ArrowRight' ? 1 : -1;
      return leave(event, { do: 'move', step: { column: step }, isExtending: false });
    }
    // Everything else is text editing and must not reach the grid.
    if (!event.altKey) event.stopPropagation();
  }

  const label = t('grid.editing', { column: column.title });
  const input = (
    <input
      className={`${classes.editor} ${column.kind.align === 'right' ? classes.right : ''}`}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      ref={field}
      value={text}
      onFocus={(event) => (isTyping ? undefined : event.currentTarget.select())}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setHasTyped(true);
        setMarked(-1);
      }}
      onKeyDown={handleKey}
      onBlur={() => finish(() => onCommit(text))}
      {...(options !== undefined && {
        role: 'combobox',
        'aria-expanded': shown.length > 0,
        'aria-controls': listId,
        'aria-activedescendant': chosen >= 0 && chosen < shown.length ? `${listId}-${chosen}` : undefined,
      })}
    />
  );
  if (options === undefined) return input;
  return (
    <Popover
      withRoles={false}
      opened={shown.length > 0}
      position="bottom-start"
      offset={1}
      width="target"
      shadow="sm"
      withinPortal
    >
      <Popover.Target>
        <div>{input}</div>
      </Popover.Target>
      <Popover.Dropdown p={0} miw={150} role="presentation">
        <ul id={listId} role="listbox" aria-label={label} className={classes.options}>
          {shown.slice(0, 200).map((option, index) => (
            <li
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={classes.option}
              // Before blur, which would commit what was typed instead.
              onMouseDown={(event) => {
                event.preventDefault();
                finish(() => onLeave(option.label, { do: 'enter', direction: 1 }));
              }}
            >
              {option.label}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function stop(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}
