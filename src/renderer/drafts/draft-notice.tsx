import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRow } from '../../shared/drafts.ts';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import classes from './draft-notice.module.css';

/** How many are listed; the others come up as these go. */
const most = 3;

/**
 * What the last sitting left unsaved, above every page after a start: a crash, a power cut or a closed
 * window took the form, not the text. Drafts of this sitting are offered by their own forms.
 */
export function DraftNotice({ onUnit }: { onUnit: (id: string) => void }) {
  const { t } = useTranslation();
  const { client, api } = useHost();
  const queryClient = useQueryClient();
  const router = useRouter();
  const instantText = useInstantText();
  const [startedAt] = useState(() => new Date().toISOString());
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const drafts = useQuery(api.drafts.list.queryOptions({ staleTime: Infinity }));
  const left = (drafts.data ?? []).filter(({ key, savedAt }) => savedAt < startedAt && !hidden.includes(key));
  if (left.length === 0) return null;
  const hide = (key: string) => setHidden([...hidden, key]);

  function open({ key, path, unitId }: DraftRow) {
    if (unitId !== null) onUnit(unitId);
    // Paths are kept as text: those of drafts come from the database, not from the routes' types.
    router.history.push(`${path}${path.includes('?') ? '&' : '?'}draft=${encodeURIComponent(key)}`);
    hide(key);
  }

  return (
    <Alert color="yellow" variant="light" radius={0} py="xs" px={16} className={classes.notice} role="status">
      <Group justify="space-between" wrap="nowrap" mb={2}>
        <Text size="sm" fw={600}>
          {t('drafts.title')}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => setHidden([...hidden, ...left.map(({ key }) => key)])}
        >
          {t('drafts.close')}
        </Button>
      </Group>
      {left.slice(0, most).map((draft) => (
        <Group key={draft.key} gap="xs" wrap="nowrap" className={classes.row}>
          <Text size="sm" truncate className={classes.title} title={draft.title}>
            {draft.title === '' ? t('drafts.untitled') : draft.title}
          </Text>
          <Text size="sm" c="gray.7" flex="none" className="figures">
            {instantText(draft.savedAt)}
          </Text>
          <Button size="compact-xs" flex="none" onClick={() => open(draft)}>
            {t('ui.open')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={async () => {
              hide(draft.key);
              await client.drafts.remove({ key: draft.key });
              await queryClient.invalidateQueries({ queryKey: api.drafts.key() });
            }}
          >
            {t('drafts.dismiss')}
          </Button>
        </Group>
      ))}
    </Alert>
  );
}
