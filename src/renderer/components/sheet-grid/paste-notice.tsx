import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PasteReport } from './use-sheet-grid.ts';

/** Says what was done with a pasted table, and takes it back. */
export function PasteNotice({ report, onDone }: { report: PasteReport; onDone: () => void }) {
  const { t } = useTranslation();
  const { hasHeading, hasNumbers, unknownTitles, lostColumns, lostRows } = report;
  const said = [
    hasHeading && t('grid.headingFound'),
    hasNumbers && t('grid.numbersFound'),
    unknownTitles.length > 0 && t('grid.titlesUnknown', { titles: unknownTitles.join(', ') }),
    lostColumns + lostRows > 0 && t('grid.lost', { columns: lostColumns, rows: lostRows }),
  ];
  const choose = (action: () => void) => () => {
    action();
    onDone();
  };
  return (
    <>
      <Text size="sm">{said.filter(Boolean).join(' ')}</Text>
      {(hasHeading || hasNumbers) && (
        <Group gap="xs" mt="xs">
          <Button size="compact-xs" variant="default" onClick={choose(report.pasteAsIs)}>
            {t('grid.pasteAsIs')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={choose(report.undo)}>
            {t('ui.undo')}
          </Button>
        </Group>
      )}
    </>
  );
}
