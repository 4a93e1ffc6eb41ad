import { Button, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { actionText } from './action-text.ts';
import { useUndo } from './use-undo.tsx';
import type { Way } from './use-undo.tsx';

const icons = { undo: IconArrowBackUp, redo: IconArrowForwardUp };
const keys = { undo: 'Ctrl+Z', redo: 'Ctrl+Y' };

/** Undo and redo of the whole program, with their keys. */
export function UndoButtons() {
  const { t } = useTranslation();
  const { next, takeLast } = useUndo();

  const onKey = (way: Way) => (event: KeyboardEvent) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    takeLast(way);
  };
  const asIs = { preventDefault: false };
  useHotkeys([
    ['mod+Z', onKey('undo'), asIs],
    ['mod+Y', onKey('redo'), asIs],
    ['mod+shift+Z', onKey('redo'), asIs],
  ]);

  const button = (way: Way) => {
    const action = next[way];
    const Icon = icons[way];
    const hint =
      action && t('history.hint', { way: t(`history.${way}`), action: actionText(t, action), key: keys[way] });
    return (
      <Tooltip label={hint} disabled={!action} position="right" multiline maw={320}>
        <Button
          variant="default"
          size="compact-sm"
          flex={1}
          px={4}
          disabled={!action}
          leftSection={<Icon size={15} aria-hidden />}
          onClick={() => takeLast(way)}
        >
          {t(`history.${way}`)}
        </Button>
      </Tooltip>
    );
  };
  return (
    <Group gap="xs" wrap="nowrap" mb="sm" role="group" aria-label={t('history.wholeProgram')}>
      {button('undo')}
      {button('redo')}
    </Group>
  );
}

/** In a grid the key is the grid's; while a dialog is open the page behind it stays as it is. Fields are left out by `useHotkeys`. */
function isOurs(event: KeyboardEvent): boolean {
  const isInGrid = event.target instanceof Element && event.target.closest('[role="grid"]') !== null;
  return !event.defaultPrevented && !isInGrid && document.querySelector('[role="dialog"][aria-modal="true"]') === null;
}
