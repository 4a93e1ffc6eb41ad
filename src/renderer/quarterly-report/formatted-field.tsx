import { ActionIcon, Button, Group, Text, Textarea, Tooltip } from '@mantine/core';
import { IconBold, IconItalic, IconList, IconListNumbers } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useController } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import { longestNarrative } from '../../shared/narratives.ts';
import { showPlain, useFieldLabel } from '../components/form/field-labels.ts';
import { useLanguage } from '../use-language.ts';
import { nextItem, toggledList, toggledStyle } from './format-marks.ts';
import type { TextEdit } from './format-marks.ts';
import classes from './narratives.module.css';

/** What is told of a program, as the form has it. */
export interface ToldValues {
  text: string;
  problems: string;
  solutions: string;
}

export interface FormattedFieldProps {
  control: Control<ToldValues>;
  name: keyof ToldValues;
  label: string;
  rows: number;
  /** What was told before, and when; empty where nothing was. */
  last: { text: string; quarter: string };
  /** Takes the focus when it comes onto the page. */
  takesFocus?: boolean;
}

type Style = 'bold' | 'italic' | 'bullets' | 'numbers';
const tools = [
  { style: 'bold', Icon: IconBold },
  { style: 'italic', Icon: IconItalic },
  { style: 'bullets', Icon: IconList },
  { style: 'numbers', Icon: IconListNumbers },
] as const;

/** A long text with its simple formatting: marks are set by key or button, and stay letters that can be typed. */
export function FormattedField({ control, name, label, rows, last, takesFocus = false }: FormattedFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const { field, fieldState } = useController({ control, name });
  const [filled, setFilled] = useState<{ before: string; text: string } | null>(null);
  useFieldLabel({ control, name, label }, showPlain);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);

  function format(style: Style) {
    if (box.current === null) return;
    const { value, selectionStart, selectionEnd } = box.current;
    const selection = [selectionStart, selectionEnd] as const;
    if (style === 'bold' || style === 'italic') {
      apply(box.current, toggledStyle(value, selection, style === 'bold' ? '**' : '*'));
    } else apply(box.current, toggledList(value, selection, style === 'numbers'));
  }

  function replaceAll(text: string) {
    if (box.current === null) return;
    const end = text.length;
    apply(box.current, { from: 0, to: box.current.value.length, insert: text, selection: [end, end] });
  }

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const style = styleOfKey(event);
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.shiftKey && !event.nativeEvent.isComposing;
    const item = isEnter ? nextItem(value, [selectionStart, selectionEnd]) : null;
    if (style === null && item === null) return;
    event.preventDefault();
    if (style !== null) format(style);
    else if (item !== null) apply(event.currentTarget, item);
  }

  const isFilled = filled !== null && filled.text === field.value;
  return (
    <div>
      <div className={classes.fieldHead}>
        <label htmlFor={id} className={classes.fieldLabel}>
          {label}
        </label>
        <Group gap={2} role="toolbar" aria-label={t('narratives.toolbar', { field: label })}>
          {tools.map(({ style, Icon }) => (
            <Tooltip key={style} label={t(`narratives.${style}`)}>
              <ActionIcon
                size="sm"
                aria-label={t(`narratives.${style}`)}
                // Each has its key: Tab goes from text to text, and a click leaves the cursor where it is.
                tabIndex={-1}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => format(style)}
              >
                <Icon size={14} />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
        <Length count={field.value.length} />
        {isFilled && (
          <Button size="compact-xs" variant="subtle" ml="auto" onClick={() => replaceAll(filled.before)}>
            {t('narratives.undoLast')}
          </Button>
        )}
        {!isFilled && last.text !== '' && last.text !== field.value && (
          <Tooltip label={t('narratives.lastHint')}>
            <Button
              size="compact-xs"
              variant="subtle"
              ml="auto"
              onClick={() => {
                setFilled({ before: field.value, text: last.text });
                replaceAll(last.text);
              }}
            >
              {t('narratives.last', { quarter: last.quarter })}
            </Button>
          </Tooltip>
        )}
      </div>
      <Textarea
        {...field}
        ref={(element) => {
          box.current = element;
          field.ref(element);
        }}
        id={id}
        autosize
        minRows={rows}
        maxRows={16}
        error={fieldState.error?.message}
        onKeyDown={handleKey}
      />
    </div>
  );
}

/** Near the limit, how far away it is; what is typed over it is not cut, and refused on saving. */
function Length({ count }: { count: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (count < longestNarrative * 0.9) return null;
  return (
    <Text size="xs" className="figures" c={count > longestNarrative ? 'danger.8' : 'gray.7'}>
      {t('narratives.length', {
        count: formatNumber(count, language),
        most: formatNumber(longestNarrative, language),
      })}
    </Text>
  );
}

function styleOfKey({ ctrlKey, metaKey, altKey, shiftKey, code, key }: KeyboardEvent): Style | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (shiftKey) return code === 'Digit8' ? 'bullets' : code === 'Digit7' ? 'numbers' : null;
  if (key.toLowerCase() === 'b') return 'bold';
  return key.toLowerCase() === 'i' ? 'italic' : null;
}

/** Edits as if it were typed, so that the box's own Ctrl+Z takes it back: there is no other way into that, and both hosts are Chromium. */
function apply(box: HTMLTextAreaElement, { from, to, insert, selection }: TextEdit): void {
  box.focus();
  box.setSelectionRange(from, to);
  if (insert !== '') {
    document.execCommand('insertText', false, insert);
  } else if (from !== to) {
    document.execCommand('delete');
  }
  box.setSelectionRange(...selection);
}
