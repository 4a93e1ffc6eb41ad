import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { useLanguage } from '../use-language.ts';

export interface SessionChoiceProps {
  sessions: readonly { id?: string | undefined; date: string; place: string }[];
  /** Null for all of them, where that can be chosen. */
  value: string | null;
  onChange: (sessionId: string | null) => void;
  hasEvery?: boolean;
}

/** Which session of a meeting a sheet is of. */
export function SessionChoice({ sessions: all, value, onChange, hasEvery = false }: SessionChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sessions = all.map(({ id, date, place }, index) => ({
    value: id ?? '',
    label: `${t('meetings.session', { number: index + 1 })} · ${formatShortDate(date, language)} · ${place}`,
  }));
  if (hasEvery && sessions.length < 2) return null;
  return (
    <Select
      label={t('sheetPage.session')}
      data={[...(hasEvery ? [{ value: '', label: t('documents.everySession') }] : []), ...sessions]}
      value={value ?? ''}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
}
