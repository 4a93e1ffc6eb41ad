import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { Meeting } from '../../shared/meetings.ts';
import { useLanguage } from '../use-language.ts';

export interface SessionChoiceProps {
  meeting: Meeting;
  /** Null for all of them, where that can be chosen. */
  value: string | null;
  onChange: (sessionId: string | null) => void;
  hasEvery?: boolean;
}

/** Which session of a meeting a sheet is of. */
export function SessionChoice({ meeting, value, onChange, hasEvery = false }: SessionChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sessions = meeting.sessions.map(({ id, date, place }, index) => ({
    value: id ?? '',
    label: `${t('meetings.session', { number: index + 1 })} · ${formatShortDate(date, language)} · ${place}`,
  }));
  if (hasEvery && sessions.length < 2) return null;
  return (
    <Select
      mb="sm"
      label={t('sheetPage.session')}
      data={[...(hasEvery ? [{ value: '', label: t('documents.everySession') }] : []), ...sessions]}
      value={value ?? ''}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
}
