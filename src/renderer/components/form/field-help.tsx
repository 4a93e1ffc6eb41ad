import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './fields.module.css';

export interface FieldHelpProps {
  /** What the field's rule is, in a sentence or two. */
  help?: string | undefined;
  span: number;
  children: ReactNode;
}

/**
 * A field with a "?" above its right end; F1 in the field opens the same text. The button is no stop of
 * Tab, which would slow down whoever enters many fields; readers of the screen hear the text as the
 * field's description (`inputProps`).
 */
export function FieldHelp({ help, span, children }: FieldHelpProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (help === undefined) return children;

  function handleKey(event: KeyboardEvent) {
    const isClosing = isOpen && event.key === 'Escape';
    if (event.key !== 'F1' && !isClosing) return;
    event.preventDefault();
    if (isClosing) event.stopPropagation();
    setIsOpen(!isOpen);
  }

  return (
    // Keys and focus are the field's own; the frame listens for them.
    <div
      className={classes.helped}
      style={{ gridColumn: `span ${span}` }}
      onKeyDownCapture={handleKey}
      onBlur={() => setIsOpen(false)}
    >
      {children}
      <div className={classes.help}>
        <HelpButton
          label={t('help.ofField')}
          text={help}
          isOpen={isOpen}
          onToggle={() => setIsOpen(!isOpen)}
          isFieldHelp
        />
      </div>
    </div>
  );
}

/** The "?" of a table or a part of a page, reached by Tab. */
export function Help({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span onBlur={() => setIsOpen(false)}>
      <HelpButton
        label={t('help.of', { field: label })}
        text={text}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
      />
    </span>
  );
}

interface HelpButtonProps {
  label: string;
  text: string;
  isOpen: boolean;
  onToggle: () => void;
  isFieldHelp?: boolean;
}

function HelpButton({ label, text, isOpen, onToggle, isFieldHelp = false }: HelpButtonProps) {
  return (
    <Tooltip
      label={text}
      multiline
      w={270}
      position="bottom-end"
      events={{ hover: true, focus: !isFieldHelp, touch: true }}
      // Open as long as it is asked for; else as the pointer has it.
      opened={isOpen || undefined}
    >
      <ActionIcon
        size={16}
        aria-label={label}
        aria-expanded={isOpen}
        tabIndex={isFieldHelp ? -1 : undefined}
        onClick={onToggle}
      >
        <IconHelp size={14} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
