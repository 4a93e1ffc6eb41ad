import { SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../shared/exports.ts';
import { languageSchema } from '../../shared/language.ts';
import type { Language } from '../../shared/language.ts';
import { PaperChoice } from '../printed-sheets/paper-choice.tsx';
import { SessionChoice } from '../printed-sheets/session-choice.tsx';
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
  return (
    <Stack gap="xs">
      <SessionChoice
        sessions={sessions}
        value={session ?? null}
        onChange={(chosen) => onSession(chosen ?? undefined)}
        hasEvery
      />
      <PaperChoice value={options.paper} onChange={(paper) => onOptions({ ...options, paper })} />
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
