import { Checkbox, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { searchText } from '../../shared/search-text.ts';
import classes from './pick-list.module.css';

export interface PickItem {
  key: string;
  text: string;
  /** Smaller, below the text. */
  detail?: string;
  /** At the right edge: a date, a count. */
  aside?: string;
}

/** The state of a list to pick from: what is typed narrows it, and one item is the active one. */
export function usePickList<Item extends PickItem>(items: readonly Item[]) {
  const [query, setQuery] = useState('');
  const [chosen, setActive] = useState<string | null>(null);
  const wanted = searchText(query);
  const shown = items.filter(({ text, detail = '' }) => searchText(`${text} ${detail}`).includes(wanted));
  const active = shown.find(({ key }) => key === chosen) ?? shown[0] ?? null;
  return { query, setQuery, shown, active, setActive };
}

export interface PickListProps {
  label: string;
  list: ReturnType<typeof usePickList>;
  placeholder: string;
  /** Said where nothing is there to be picked. */
  emptyText: string;
  height: number;
  /** Several can be picked: those ticked. */
  ticked?: ReadonlySet<string>;
  onTick?: (key: string) => void;
  onEnter: () => void;
}

/**
 * A searchable list under one field that keeps the focus: letters narrow it, arrows move, Space ticks
 * (spaces say nothing in a search), Enter takes.
 */
export function PickList({ label, list, placeholder, emptyText, height, ticked, onTick, onEnter }: PickListProps) {
  const { t } = useTranslation();
  const listId = useId();
  const box = useRef<HTMLUListElement>(null);
  const { shown, active } = list;
  const optionId = (key: string) => `${listId}-${key}`;
  const activeId = active === null ? undefined : optionId(active.key);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function move(step: number) {
    const index = shown.findIndex(({ key }) => key === active?.key);
    const next = shown[Math.max(0, Math.min(index + step, shown.length - 1))];
    if (next) list.setActive(next.key);
  }

  function handleKey(event: KeyboardEvent) {
    const actions: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(10),
      PageUp: () => move(-10),
      Enter: onEnter,
      ' ': onTick && active ? () => onTick(active.key) : undefined,
    };
    const action = actions[event.key];
    if (action === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    action();
  }

  return (
    <div>
      <TextInput
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        placeholder={placeholder}
        leftSection={<IconSearch size={14} aria-hidden />}
        autoComplete="off"
        data-autofocus
        value={list.query}
        onChange={(event) => list.setQuery(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <ul
        ref={box}
        id={listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={onTick !== undefined || undefined}
        className={classes.list}
        style={{ height }}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map(({ key, text, detail, aside }) => (
          // Keys are the field's: the focus never comes here.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the box’s, which keeps the focus
          <li
            key={key}
            id={optionId(key)}
            role="option"
            aria-selected={ticked ? ticked.has(key) : key === active?.key}
            data-active={key === active?.key || undefined}
            className={classes.option}
            onClick={() => {
              list.setActive(key);
              onTick?.(key);
            }}
            onDoubleClick={onTick === undefined ? onEnter : undefined}
          >
            {ticked && <Checkbox.Indicator checked={ticked.has(key)} size="xs" aria-hidden />}
            <span className={classes.words}>
              <span className={classes.text} title={text}>
                {text}
              </span>
              {detail !== undefined && detail !== '' && (
                <span className={classes.detail} title={detail}>
                  {detail}
                </span>
              )}
            </span>
            {aside !== undefined && <span className={`${classes.aside} figures`}>{aside}</span>}
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <Text size="sm" c="gray.7" mt={-height + 10} mb={height - 32} px="sm" role="status">
          {list.query === '' ? emptyText : t('ui.nothingFound')}
        </Text>
      )}
    </div>
  );
}
