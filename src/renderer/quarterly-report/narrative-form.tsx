import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Narrative, SaveNarrative } from '../../shared/narratives.ts';
import { saveNarrativeSchema } from '../../shared/narratives.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { DraftMark } from '../components/record-page/draft-bar.tsx';
import { RecordBody } from '../components/record-page/record-body.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { useHost } from '../host/host-context.tsx';
import { FormattedField } from './formatted-field.tsx';
import type { ToldValues } from './formatted-field.tsx';
import { FormattedText } from './formatted-text.tsx';
import classes from './narratives.module.css';
import type { QuarterOfUnit } from './report-panel.tsx';

/** What is told of a program's quarter, as a record of its own; version 0 where nothing is told yet. */
export interface Told extends ToldValues {
  id: string;
  version: number;
  name: string;
  last: Narrative['last'];
}

export function toldOf({ programId, version, name, told, last }: Narrative): Told {
  return { id: programId, version: version ?? 0, name, ...told, last };
}

export interface NarrativeFormProps {
  of: QuarterOfUnit;
  initial: Told;
  load: (programId: string) => Promise<Told>;
  takesFocus: boolean;
  /** Goes on to the next program; missing after the last. */
  onNext: (() => void) | undefined;
}

/** The three texts of a program, and how they will look. */
export function NarrativeForm({ of, initial, load, takesFocus, onNext }: NarrativeFormProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const { year, quarter } = of;
  const quarterText = (told: { year: number; quarter: number }) =>
    t('history.quarter', { roman: romanQuarter(told.quarter), year: told.year });
  const subject = `narrative:${initial.id}:${year}:${quarter}`;
  const record = useRecordForm<Told, ToldValues, SaveNarrative>({
    kind: 'program',
    draftSubject: subject,
    draftKey: useAskedDraft(subject),
    path: `/report?part=narratives&year=${year}&quarter=${quarter}&toldOf=${initial.id}`,
    initial,
    valuesOf: (told) => ({
      text: told?.text ?? '',
      problems: told?.problems ?? '',
      solutions: told?.solutions ?? '',
    }),
    titleOf: () => t('narratives.draftTitle', { program: initial.name, quarter: quarterText(of) }),
    schema: saveNarrativeSchema,
    inputOf: (values, stored) => ({
      programId: initial.id,
      year,
      quarter,
      version: stored?.version || null,
      ...values,
    }),
    write: async (input) => {
      await client.narratives.save(input);
      return { id: initial.id };
    },
    load,
  });
  const { control } = record.form;

  async function saveAndNext() {
    if ((await record.save(true)) !== null) onNext?.();
  }
  useHotkeys(
    [
      ['mod+S', () => void record.save(), { preventDefault: true }],
      ['mod+shift+S', () => void saveAndNext(), { preventDefault: true }],
    ],
    [],
    true,
  );

  const fieldOf = (name: keyof ToldValues, rows: number) => (
    <FormattedField
      control={control}
      name={name}
      label={t(`narratives.${name}`)}
      rows={rows}
      last={{ text: initial.last?.[name] ?? '', quarter: initial.last ? quarterText(initial.last) : '' }}
      takesFocus={takesFocus && name === 'text'}
    />
  );
  return (
    <RecordBody record={record} isPart>
      <div className={classes.formHead}>
        <h2 className={classes.program}>
          {initial.name}
          {record.isDirty && <span aria-label={t('ui.unsaved')}> •</span>}
        </h2>
        <Group gap="sm" wrap="nowrap" ml="auto" flex="none">
          <DraftMark draft={record.draft} />
          {onNext && (
            <Tooltip label={t('narratives.saveAndNextHint')}>
              <Button variant="default" onClick={() => void saveAndNext()} disabled={record.isSaving}>
                {t('narratives.saveAndNext')}
              </Button>
            </Tooltip>
          )}
          <Tooltip label={t('ui.saveHint')}>
            <Button onClick={() => void record.save()} loading={record.isSaving}>
              {t('ui.save')}
            </Button>
          </Tooltip>
        </Group>
      </div>
      <div className={classes.columns}>
        <div className={classes.fields}>
          {fieldOf('text', 10)}
          {fieldOf('problems', 5)}
          {fieldOf('solutions', 5)}
        </div>
        <Preview control={control} />
      </div>
    </RecordBody>
  );
}

/** The texts as the report will show them. */
function Preview({ control }: { control: Control<ToldValues> }) {
  const { t } = useTranslation();
  const { text, problems, solutions } = useWatch({ control });
  const parts = [
    { title: '', told: text },
    { title: t('narratives.problems'), told: problems },
    { title: t('narratives.solutions'), told: solutions },
  ];
  const isEmpty = parts.every(({ told }) => !told?.trim());
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long preview must be scrolled by keyboard
    <div className={classes.preview} tabIndex={0} role="region" aria-label={t('narratives.preview')}>
      <h3 className={classes.previewTitle}>{t('narratives.preview')}</h3>
      {isEmpty && (
        <Text size="sm" c="gray.7">
          {t('narratives.previewEmpty')}
        </Text>
      )}
      {parts.map(
        ({ title, told }) =>
          told?.trim() && (
            <div key={title}>
              {title !== '' && <h4 className={classes.previewPart}>{title}</h4>}
              <FormattedText text={told} />
            </div>
          ),
      )}
    </div>
  );
}
