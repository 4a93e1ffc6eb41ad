import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './filled-note.module.css';

/** Says which fields were filled in for the user and from what, and empties them in one click. */
export function FilledNote({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.note} role="status">
      <IconHistory size={14} aria-hidden />
      <Text size="xs" truncate title={text}>
        {text}
      </Text>
      <Button variant="subtle" size="compact-xs" onClick={onClear}>
        {t('ui.clear')}
      </Button>
    </div>
  );
}
