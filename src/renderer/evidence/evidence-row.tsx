import { ActionIcon, Select, Table, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '../../shared/attachments.ts';
import type { Option } from '../components/form/fields.tsx';
import { readDate, writeDate } from '../components/sheet-grid/read-date.ts';
import { useUnsavedWork } from '../shell/unsaved-work.ts';
import { useLanguage } from '../use-language.ts';
import { sizeText } from './size-text.ts';
import { Thumbnail } from './thumbnail.tsx';
import { useSaveEvidence } from './use-save-evidence.ts';
import classes from './evidence.module.css';

export interface EvidenceRowProps {
  row: AttachmentRow;
  kinds: Option[];
  /** Missing where there is nothing to choose. */
  sessions: Option[] | undefined;
  programs: Option[] | undefined;
  /** Whether the caption takes the focus: it was added just now. */
  isNew: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

/** One attachment of a record: its picture, and what is said of it, saved as each field is left. */
export function EvidenceRow({ row, kinds, sessions, programs, isNew, onOpen, onRemove }: EvidenceRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { save, errors } = useSaveEvidence(row);
  const name = row.caption || row.fileName;
  const caption = useTyped(row.caption, (text) => save({ caption: text.trim() }));
  const takenOn = useTyped(row.takenOn === null ? '' : writeDate(row.takenOn), (text) =>
    // What cannot be read is refused with its reason, and stays as it was typed.
    save({ takenOn: text.trim() === '' ? null : (readDate(text) ?? text) }),
  );
  const captionField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) captionField.current?.focus();
  }, [isNew]);
  const label = (field: string) => t('evidence.fieldOf', { field, name });

  return (
    <Table.Tr>
      <Table.Td>
        <Tooltip label={t('ui.open')}>
          <UnstyledButton aria-label={t('evidence.open', { name })} onClick={onOpen} className={classes.opener}>
            <Thumbnail row={row} />
          </UnstyledButton>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <TextInput
          ref={captionField}
          aria-label={label(t('evidence.caption'))}
          placeholder={row.fileName}
          maxLength={300}
          autoComplete="off"
          {...caption}
          title={caption.value}
          error={errors.caption}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={label(t('evidence.takenOn'))}
          placeholder={t('ui.datePlaceholder')}
          autoComplete="off"
          {...takenOn}
          error={errors.takenOn}
        />
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={label(t('evidence.kind'))}
          data={kinds}
          value={row.kind}
          allowDeselect={false}
          searchable
          comboboxProps={{ width: 220, position: 'bottom-start' }}
          nothingFoundMessage={t('ui.nothingFound')}
          onChange={(kind) => {
            if (kind !== null && kind !== row.kind) void save({ kind });
          }}
          error={errors.kind}
        />
      </Table.Td>
      {sessions && (
        <Table.Td>
          <Select
            aria-label={label(t('evidence.session'))}
            data={sessions}
            value={row.sessionId}
            clearable
            clearButtonProps={{ 'aria-label': t('ui.clear') }}
            placeholder={t('evidence.wholeMeeting')}
            onChange={(sessionId) => void save({ sessionId })}
            error={errors.sessionId}
          />
        </Table.Td>
      )}
      {programs && (
        <Table.Td>
          <Select
            aria-label={label(t('recordKind.program'))}
            data={programs}
            value={row.programId}
            clearable
            clearButtonProps={{ 'aria-label': t('ui.clear') }}
            placeholder={row.programs || t('evidence.noProgram')}
            title={row.programs}
            comboboxProps={{ width: 260, position: 'bottom-end' }}
            onChange={(programId) => void save({ programId })}
            error={errors.programId}
          />
        </Table.Td>
      )}
      <Table.Td className="figures" ta="right">
        {sizeText(row.size, language)}
      </Table.Td>
      <Table.Td>
        <Tooltip label={t('ui.delete')}>
          <ActionIcon aria-label={t('evidence.remove', { name })} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}

interface Typed {
  text: string;
  /** What the field held when it was typed over. */
  over: string;
  state: 'typing' | 'saved' | 'refused';
}

/**
 * A field that is saved when it is left or Enter is pressed; Escape takes back what was typed. What is
 * refused stays as it was typed.
 */
function useTyped(value: string, onSave: (text: string) => Promise<boolean>) {
  const [typed, setTyped] = useState<Typed | null>(null);
  // What was saved is there by now.
  if (typed?.state === 'saved' && typed.over !== value) setTyped(null);
  useUnsavedWork(typed !== null && typed.state !== 'saved');
  const waiting = useRef<() => void>(() => {});

  function leave() {
    if (typed?.state !== 'typing') return;
    const { text } = typed;
    if (text.trim() === value) {
      setTyped(null);
      return;
    }
    const settle = (isSaved: boolean) =>
      setTyped((now) => (now?.text === text ? { text, over: value, state: isSaved ? 'saved' : 'refused' } : now));
    settle(true);
    void onSave(text).then((isSaved) => isSaved || settle(false));
  }
  useEffect(() => {
    waiting.current = leave;
  });
  // A page that is left by a key takes the field away without a word.
  useEffect(() => () => waiting.current(), []);
  return {
    value: typed?.text ?? value,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setTyped({ text: event.currentTarget.value, over: value, state: 'typing' }),
    onBlur: leave,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') leave();
      if (event.key === 'Escape' && typed !== null) {
        event.preventDefault();
        event.stopPropagation();
        setTyped(null);
      }
    },
  };
}
