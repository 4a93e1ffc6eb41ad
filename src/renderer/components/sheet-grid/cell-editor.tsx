import { Popover } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { matchingOptions } from './cell-kinds.ts';
import type { GridCommand } from './sheet-keys.ts';
import type { SheetColumn, SheetRow, Suggestion } from './sheet-rows.ts';
import { useSuggestions } from './use-suggestions.ts';
import classes from './sheet-grid.module.css';

export interface CellEditorProps {
  column: SheetColumn;
  row: SheetRow | undefined;
  initial: string;
  isTyping: boolean;
  /** At every key, so that a draft has what is not entered yet. */
  onType: (text: string) => void;
  onCommit: (text: string) => void;
  onCancel: () => void;
  /** Commits and stays on the cell. */
  onKeep: (text: string) => void;
  /** Commits, then moves on as the command says. */
  onLeave: (text: string, command: GridCommand) => void;
  /** Takes a kept person, then moves on. */
  onPick: (suggestion: Suggestion, command: GridCommand) => void;
}

/** A line of the list under the editor. */
interface Offer {
  key: string;
  label: string;
  note?: string;
  suggestion?: Suggestion;
}

/** The text field over a cell; with a list under it where the column is a choice, or knows people. */
export function CellEditor(props: CellEditorProps) {
  const { column, initial, isTyping, onType, onCommit, onCancel, onKeep, onLeave, onPick } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(initial);
  const [hasTyped, setHasTyped] = useState(isTyping);
  const [marked, setMarked] = useState(-1);
  const [isListClosed, setListClosed] = useState(false);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  // Giving the focus back to the grid blurs the field, which must not write a second time.
  const isDone = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const { options } = column.kind;
  const suggestions = useSuggestions(column.people, hasTyped ? text : '', props.row);
  // Opened on a filled cell, the list shows everything until something is typed.
  const matching = options === undefined ? [] : matchingOptions(options, hasTyped ? text : '');
  const offers: Offer[] = isListClosed
    ? []
    : [
        ...matching.map(({ value, label }) => ({ key: value, label })),
        ...suggestions.map((suggestion) => ({
          key: suggestion.personId,
          label: suggestion.name,
          note: suggestion.note,
          suggestion,
        })),
      ].slice(0, 200);
  // The best match of a choice is taken with Enter, so that "had" is enough for Hadir. A person is never taken unasked.
  const chosen = marked >= 0 ? marked : options !== undefined && hasTyped && text.trim() !== '' ? 0 : -1;

  function finish(action: () => void) {
    if (isDone.current) return;
    isDone.current = true;
    action();
  }

  function take(offer: Offer | undefined, command: GridCommand) {
    finish(() => {
      if (offer?.suggestion) onPick(offer.suggestion, command);
      else onLeave(offer?.label ?? text, command);
    });
  }

  function leave(event: KeyboardEvent, command: GridCommand) {
    stop(event, () => take(offers[chosen], command));
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    const direction = event.shiftKey ? -1 : 1;
    const isControl = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') {
      event.stopPropagation();
      // The list goes first: what is typed may be right without it.
      const isListOpen = options === undefined && offers.length > 0;
      return stop(event, () => (isListOpen ? setListClosed(true) : finish(onCancel)));
    }
    if (event.key === 'Enter' && !event.altKey) {
      if (isControl) return stop(event, () => finish(() => onLeave('', { do: 'fill', text: resultText() })));
      return leave(event, { do: 'enter', direction });
    }
    if (event.key === 'Tab') {
      // Not prevented here: at the grid's edge Tab goes on to the next field.
      event.stopPropagation();
      return leave(event, { do: 'tab', direction });
    }
    // Saving takes what is being typed along; the page's own handler sees the key afterwards.
    if (isControl && event.key.toLowerCase() === 's') {
      return finish(() => onKeep(resultText()));
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (offers.length > 0) {
        // Up from the first suggestion goes back to the text as typed.
        const lowest = options === undefined ? -1 : 0;
        const from = marked < 0 ? chosen : marked;
        return stop(event, () => setMarked(Math.max(lowest, Math.min(from + step, offers.length - 1))));
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

  function resultText(): string {
    return offers[chosen]?.label ?? text;
  }

  const label = t('grid.editing', { column: column.title });
  const hasList = options !== undefined || column.people !== undefined;
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
        onType(event.currentTarget.value);
        setHasTyped(true);
        setMarked(-1);
        setListClosed(false);
      }}
      onKeyDown={handleKey}
      onBlur={() => finish(() => onCommit(text))}
      {...(hasList && {
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': offers.length > 0,
        'aria-controls': listId,
        'aria-activedescendant': chosen >= 0 && chosen < offers.length ? `${listId}-${chosen}` : undefined,
      })}
    />
  );
  if (!hasList) return input;
  return (
    <Popover
      withRoles={false}
      opened={offers.length > 0}
      position="bottom-start"
      offset={1}
      width={column.people === undefined ? 'target' : 'max-content'}
      shadow="sm"
      withinPortal
    >
      <Popover.Target>
        <div className={classes.editorPlace}>{input}</div>
      </Popover.Target>
      <Popover.Dropdown p={0} miw={150} maw={520} role="presentation">
        <OfferList listId={listId} label={label} offers={offers} chosen={chosen} onTake={take} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface OfferListProps {
  listId: string;
  label: string;
  offers: readonly Offer[];
  chosen: number;
  onTake: (offer: Offer, command: GridCommand) => void;
}

function OfferList({ listId, label, offers, chosen, onTake }: OfferListProps): ReactNode {
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosen]);
  return (
    <ul id={listId} role="listbox" aria-label={label} className={classes.options}>
      {offers.map((offer, index) => (
        <li
          key={offer.key}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={classes.option}
          title={offer.note}
          // Before blur, which would commit what was typed instead.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(offer, { do: 'enter', direction: 1 });
          }}
        >
          {offer.label}
          {offer.note && <span className={classes.optionNote}>{offer.note}</span>}
        </li>
      ))}
    </ul>
  );
}

function stop(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}
