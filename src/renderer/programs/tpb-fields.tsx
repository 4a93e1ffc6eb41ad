import { MultiSelect, Select } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tpbSchema } from '../../shared/programs.ts';
import { pillarOf } from '../../shared/programs.ts';
import { FieldHelp } from '../components/form/field-help.tsx';
import { useFieldLabel } from '../components/form/field-labels.ts';
import { inputProps, labelsOf } from '../components/form/fields.tsx';
import type { ProgramValues } from './program-values.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;

function useTpbOptions() {
  const { t } = useTranslation();
  return numbers.map((number) => ({ value: String(number), label: `${number} · ${t(`tpb.${number}`)}` }));
}

/** The main TPB; the pillar that follows from it stands below. */
export function MainTpbField({ control, span }: { control: Control<ProgramValues>; span: number }) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ control, name: 'mainTpb' });
  const number = tpbSchema.safeParse(field.value);
  const pillar = number.success ? t(`pillar.${pillarOf(number.data)}`) : '–';
  const label = t('programs.mainTpb', { pillar });
  const options = useTpbOptions();
  useFieldLabel({ control, name: 'mainTpb', label }, (value) =>
    labelsOf(options, typeof value === 'number' ? [String(value)] : []),
  );
  const props = { label, help: t('help.mainTpb'), span };
  return (
    <FieldHelp {...props}>
      <Select
        {...inputProps({ ...props, isRequired: true })}
        {...field}
        value={number.success ? String(number.data) : null}
        data={options}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(value) => field.onChange(Number(value))}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}

export function FurtherTpbsField({ control, span }: { control: Control<ProgramValues>; span: number }) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ control, name: 'furtherTpbs' });
  const main = useWatch({ control, name: 'mainTpb' });
  const label = t('programs.furtherTpbs');
  const options = useTpbOptions();
  useFieldLabel({ control, name: 'furtherTpbs', label }, (value) =>
    labelsOf(options, Array.isArray(value) ? value.map(String) : []),
  );
  const props = { label, help: t('help.furtherTpbs'), span };
  return (
    <FieldHelp {...props}>
      <MultiSelect
        {...inputProps(props)}
        {...field}
        value={(field.value ?? []).map(String)}
        data={options.filter(({ value }) => value !== String(main))}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(values) => field.onChange(values.map(Number))}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}
