import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInstantText } from '../../use-instant-text.ts';
import type { FormDraft } from './use-draft.ts';

/** What an earlier sitting left unsaved, above the form. */
export function DraftBar({ draft }: { draft: FormDraft }) {
  const { t } = useTranslation();
  const instantText = useInstantText();
  if (draft.offered === null) return null;
  const { title, savedAt } = draft.offered;
  return (
    <Alert color="yellow" variant="light" p="xs" mb="xs" role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" lineClamp={2}>
          {t('drafts.offered', { title: title === '' ? t('drafts.untitled') : title, at: instantText(savedAt) })}
        </Text>
        <Group gap="xs" wrap="nowrap" flex="none">
          <Button size="compact-xs" onClick={() => void draft.accept()}>
            {t('drafts.accept')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void draft.dismiss()}>
            {t('drafts.dismiss')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}

/** That what is typed is on disk, beside the form's buttons. */
export function DraftMark({ draft }: { draft: FormDraft }) {
  const { t } = useTranslation();
  const instantText = useInstantText();
  if (draft.hasFailed) {
    return (
      <Text size="xs" c="danger.8" role="status">
        {t('drafts.failed')}
      </Text>
    );
  }
  if (draft.savedAt === null) return null;
  return (
    <Text size="xs" c="gray.7" className="figures">
      {t('drafts.saved', { time: instantText(draft.savedAt, 'time') })}
    </Text>
  );
}
