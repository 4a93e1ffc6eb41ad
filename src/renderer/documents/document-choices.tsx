import { SegmentedControl, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { paperSchema } from '../../shared/exports.ts';
import type { Paper } from '../../shared/exports.ts';
import { languageSchema } from '../../shared/language.ts';
import type { Language } from '../../shared/language.ts';
import { useLanguage } from '../use-language.ts';
import type { DocumentRecord } from './document-page.tsx';

export interface DocumentChoicesProps {
  sessions: DocumentRecord['sessions'];
  /** All of them where missing. */
  session: string | undefined;
  onSession: (id: string | undefined) => void;
  options: { paper: Paper; language: Language };
  onOptions: (options: { paper: Paper; language: Language }) => void;
}

/** Which session, paper and language. */
export function DocumentChoices({ sessions, session, onSession, options, onOptions }: DocumentChoicesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { paper } = options;
  return (
    <Stack gap="xs">
      {sessions.length > 1 && (
        <Select
          label={t('sheetPage.session')}
          data={[
            { value: '', label: t('documents.everySession') },
            ...sessions.map(({ id, date, place }, index) => ({
              value: id,
              label: `${t('meetings.session', { number: index + 1 })} · ${formatShortDate(date, language)} · ${place}`,
            })),
          ]}
          value={session ?? ''}
          allowDeselect={false}
          onChange={(chosen) => onSession(chosen || undefined)}
        />
      )}
      <SegmentedControl
        fullWidth
        aria-label={t('sheetPage.paper')}
        data={paperSchema.options.map((value) => ({ value, label: t(`sheetPage.papers.${value}`) }))}
        value={paper}
        onChange={(value) => onOptions({ ...options, paper: paperSchema.parse(value) })}
      />
      <SegmentedControl
        fullWidth
        aria-label={t('documents.language')}
        data={languageSchema.options.map((value) => ({ value, label: t(`documents.languages.${value}`) }))}
        value={options.language}
        onChange={(value) => onOptions({ ...options, language: languageSchema.parse(value) })}
      />
    </Stack>
  );
}
