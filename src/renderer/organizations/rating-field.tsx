import { Select } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldHelp } from '../components/form/field-help.tsx';
import { useFieldLabel } from '../components/form/field-labels.ts';
import { inputProps, labelsOf } from '../components/form/fields.tsx';
import type { FieldProps } from '../components/form/fields.tsx';
import type { OrganizationValues } from './organization-values.ts';

const ratings = [1, 2, 3, 4, 5] as const;

/** Influence or interest from 1 to 5; null where nobody has judged it yet. */
export function RatingField(props: FieldProps<OrganizationValues> & { name: 'influence' | 'interest' }) {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const options = ratings.map((rating) => ({ value: String(rating), label: t(`organizations.rating.${rating}`) }));
  const chosen = (value: unknown) => (typeof value === 'number' ? String(value) : null);
  useFieldLabel(props, (value) => labelsOf(options, typeof value === 'number' ? [String(value)] : []));
  return (
    <FieldHelp {...props}>
      <Select
        {...inputProps(props)}
        {...field}
        value={chosen(field.value)}
        data={options}
        clearable
        clearButtonProps={{ 'aria-label': t('ui.clear') }}
        allowDeselect={false}
        onChange={(value) => field.onChange(value === null ? null : Number(value))}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}
