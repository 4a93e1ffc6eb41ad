import { Button, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { paperSchema } from '../../shared/exports.ts';
import { rupiahStyles } from '../../shared/money.ts';
import { saveSettingsSchema } from '../../shared/settings.ts';
import type { SaveSettings, Settings } from '../../shared/settings.ts';
import { Help } from '../components/form/field-help.tsx';
import { ChoiceField, Fields } from '../components/form/fields.tsx';
import { WholeNumberField } from '../components/form/number-field.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { DraftMark } from '../components/record-page/draft-bar.tsx';
import { RecordBody } from '../components/record-page/record-body.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { ruleColumns, ruleOf, ruleRows } from './legal-basis-sheet.ts';
import classes from './settings.module.css';

type Values = Omit<SaveSettings, 'id' | 'version' | 'legalBasis'>;

/** What the office decides once for all its units. */
export function OfficePanel() {
  const { client } = useHost();
  const answer = useGridStart(['settings'], () => client.settings.get());
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading />;
  return <OfficeForm initial={answer.data} />;
}

function OfficeForm({ initial }: { initial: Settings }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const columns = useMemo(() => ruleColumns(t), [t]);
  const label = t('office.legalBasis');
  const rules = useSheetRows({ initial, columns, rowsOf: ruleRows, field: 'legalBasis', label });
  const record = useRecordForm<Settings, Values, SaveSettings>({
    kind: 'settings',
    initial,
    draftKey: useAskedDraft(`settings:${initial.id}`),
    valuesOf: (settings) => valuesOf(settings ?? initial),
    titleOf: () => t('recordKind.settings'),
    schema: saveSettingsSchema,
    inputOf: (values, settings) => ({
      ...values,
      id: initial.id,
      version: (settings ?? initial).version,
      legalBasis: rules.entered().map(ruleOf),
    }),
    write: (input) => client.settings.save(input),
    load: () => client.settings.get(),
    rows: rules.rows,
  });
  const { control } = record.form;
  const stored = record.stored ?? initial;
  useHotkeys([['mod+S', () => void record.save()]], []);

  return (
    <>
      <Group gap="sm" mb={4} justify="flex-end">
        <DraftMark draft={record.draft} />
        <HistoryButton kind="settings" record={stored} name={t('recordKind.settings')} />
        <Tooltip label={t('ui.saveHint')}>
          <Button onClick={() => void record.save()} loading={record.isSaving}>
            {t('ui.save')}
          </Button>
        </Tooltip>
      </Group>
      <div className={classes.form}>
        <RecordBody record={record} isPart>
          <Fields>
            <ChoiceField
              control={control}
              name="rupiahStyle"
              label={t('office.rupiahStyle')}
              span={4}
              options={rupiahStyles.map((value) => ({ value, label: t(`office.rupiahStyles.${value}`) }))}
              isRequired
            />
            <ChoiceField
              control={control}
              name="paper"
              label={t('office.paper')}
              help={t('office.paperHelp')}
              span={4}
              options={paperSchema.options.map((value) => ({ value, label: t(`office.papers.${value}`) }))}
              isRequired
            />
            <WholeNumberField
              control={control}
              name="dueDays"
              label={t('office.dueDays')}
              help={t('office.dueDaysHelp')}
              span={4}
              isRequired
            />
          </Fields>
          <Section title={label} aside={<Help label={label} text={t('office.legalBasisHelp')} />}>
            <SheetGrid
              label={label}
              columns={columns}
              state={rules.sheet.state}
              onChange={rules.sheet.set}
              height={260}
            />
          </Section>
        </RecordBody>
      </div>
    </>
  );
}

function valuesOf({ rupiahStyle, paper, dueDays }: Settings): Values {
  return { rupiahStyle, paper, dueDays };
}
