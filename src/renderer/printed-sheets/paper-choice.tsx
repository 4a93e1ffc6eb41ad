import { SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paperSchema } from '../../shared/exports.ts';
import type { Paper } from '../../shared/exports.ts';

/** A4 or F4. */
export function PaperChoice({ value, onChange }: { value: Paper; onChange: (paper: Paper) => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="xs" fw={500} mb={2}>
        {t('sheetPage.paper')}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={t('sheetPage.paper')}
        data={paperSchema.options.map((paper) => ({ value: paper, label: t(`sheetPage.papers.${paper}`) }))}
        value={value}
        onChange={(paper) => onChange(paperSchema.parse(paper))}
      />
    </div>
  );
}
