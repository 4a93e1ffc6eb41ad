import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadError } from '../components/load-state.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { hasUnsavedWork } from '../shell/unsaved-work.ts';
import type { PaletteItem } from './palette-sections.ts';
import { usePaletteItems } from './use-palette-items.ts';
import classes from './palette.module.css';

export interface PaletteProps {
  onClose: () => void;
  /** Chooses the unit of the record that is opened. */
  onUnit: (id: string) => void;
}

/** The one box that finds everything: records by name, pages and commands by their words. */
export function Palette({ onClose, onUnit }: PaletteProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const unit = useUnit();

  function open({ path, unitId }: PaletteItem) {
    onClose();
    const isElsewhere = unitId !== null && unitId !== unit.id;
    // The router asks before another page; within one, and of another unit, there is no address for it to ask about.
    if ((isHere(path) || isElsewhere) && hasUnsavedWork()) {
      notifications.show({ color: 'yellow', message: t('ui.saveFirst') });
      return;
    }
    if (isElsewhere) onUnit(unitId);
    router.history.push(path);
  }

  function isHere(path: string): boolean {
    return path.split('?')[0] === router.state.location.pathname;
  }

  return (
    <Modal.Root opened onClose={onClose} centered={false} yOffset="9vh" size={640} returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0}>
          <PaletteBox onOpen={open} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBox({ onOpen }: { onOpen: (item: PaletteItem) => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  // The dialog's own focusing comes a moment later, and the first letters of a fast typist are lost.
  useLayoutEffect(() => box.current?.focus(), []);
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  // Enter came before the answer: what is opened is what was asked for, not what was still on the screen.
  const isEntered = useRef(false);
  const { sections, isStale, error } = usePaletteItems(text);
  const items = sections.flatMap((section) => section.items);
  const active = Math.min(marked, items.length - 1);
  const activeItem = items[active];
  const activeId = activeItem && `${listId}-${activeItem.key}`;

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  useEffect(() => {
    if (!isEntered.current || isStale) return;
    isEntered.current = false;
    if (activeItem !== undefined) onOpen(activeItem);
  }, [isStale, activeItem, onOpen]);

  function handleKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && items.length > 0) setMarked((active + step + items.length) % items.length);
    else if (event.key === 'Enter' && isStale) isEntered.current = true;
    else if (event.key === 'Enter' && activeItem !== undefined) onOpen(activeItem);
    else return;
    event.preventDefault();
  }

  const nothing = text.trim() === '' ? t('palette.noRecent') : t('palette.nothing');
  return (
    <>
      <div className={classes.head}>
        <IconSearch size={17} aria-hidden />
        <input
          ref={box}
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMarked(0);
            isEntered.current = false;
          }}
          onKeyDown={handleKey}
        />
      </div>
      {error !== null && <LoadError error={error} onRetry={() => setText('')} />}
      <div id={listId} role="listbox" aria-label={t('palette.results')} className={classes.list}>
        {sections.map((section) => (
          <div key={section.key} role="group" aria-labelledby={`${listId}-${section.key}`}>
            <div id={`${listId}-${section.key}`} role="presentation" className={classes.title}>
              {section.title}
            </div>
            {section.items.map((item) => (
              <PaletteOption
                key={item.key}
                id={`${listId}-${item.key}`}
                item={item}
                isActive={item === activeItem}
                onPoint={() => setMarked(items.indexOf(item))}
                onOpen={() => onOpen(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && !isStale && error === null && <div className={classes.nothing}>{nothing}</div>}
      <div className={classes.foot}>
        <span role="status">{items.length > 0 && t('palette.count', { count: items.length })}</span>
        <span>{t('palette.hint')}</span>
      </div>
    </>
  );
}

interface PaletteOptionProps {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

function PaletteOption({ id, item, isActive, onPoint, onOpen }: PaletteOptionProps) {
  const { icon: Icon, name, detail } = item;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={classes.option}
      // The focus stays in the box; a pointer that merely rests there chooses nothing.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => !isActive && onPoint()}
      onClick={onOpen}
      onKeyDown={(event) => event.key === 'Enter' && onOpen()}
    >
      <Icon size={16} stroke={1.6} aria-hidden className={classes.icon} />
      <span className={classes.name} title={name.length > 40 ? name : undefined}>
        {name}
      </span>
      <span className={classes.detail} title={detail.length > 40 ? detail : undefined}>
        {detail}
      </span>
    </div>
  );
}
