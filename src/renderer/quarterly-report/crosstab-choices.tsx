import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrosstabChoice } from '../../shared/crosstab.ts';
import { crosstabChoiceSchema, dimensionsOf, fittingChoice, measures } from '../../shared/crosstab.ts';
import { useRemembered } from '../use-remembered.ts';

const first: CrosstabChoice = { measure: 'spending', rows: 'pillar', columns: 'quarter' };

/** The crosstab that was looked at last on this computer, as far as it still makes sense. */
export function useCrosstabChoice() {
  const [choice, setChoice] = useRemembered('report.crosstab', crosstabChoiceSchema, first);
  return [fittingChoice(choice), setChoice] as const;
}

/** What is counted, and what it is cut by; only what the measure has is offered. */
export function CrosstabChoices({
  choice,
  onChoose,
}: {
  choice: CrosstabChoice;
  onChoose: (choice: CrosstabChoice) => void;
}) {
  const { t } = useTranslation();
  const { measure, rows, columns } = choice;
  const offered = dimensionsOf(measure).map((value) => ({ value, label: t(`comparisons.dimensions.${value}`) }));
  return (
    <Group gap="sm" wrap="nowrap" align="end">
      <Select
        label={t('comparisons.measure')}
        w={220}
        allowDeselect={false}
        data={measures.map((value) => ({ value, label: t(`comparisons.counts.${value}`) }))}
        value={measure}
        onChange={(value) => value !== null && onChoose(fittingChoice({ ...choice, measure: value }))}
      />
      <Select
        label={t('comparisons.rows')}
        w={180}
        allowDeselect={false}
        data={offered}
        value={rows}
        // What stands on the other side already changes places with it.
        onChange={(value) =>
          value !== null && onChoose({ measure, rows: value, columns: value === columns ? rows : columns })
        }
      />
      <Select
        label={t('comparisons.columns')}
        w={180}
        allowDeselect={false}
        data={offered}
        value={columns}
        onChange={(value) =>
          value !== null && onChoose({ measure, rows: value === rows ? columns : rows, columns: value })
        }
      />
    </Group>
  );
}
