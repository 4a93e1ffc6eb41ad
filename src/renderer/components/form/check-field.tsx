import { Checkbox } from '@mantine/core';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldLabel } from './field-labels.ts';
import { inputProps } from './fields.tsx';
import type { FieldProps } from './fields.tsx';

/** Yes or no, standing on the line of the inputs beside it. */
export function CheckField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, (value) => t(value === true ? 'ui.yes' : 'ui.no'));
  const { style } = inputProps(props);
  return (
    <Checkbox
      {...field}
      label={props.label}
      value={undefined}
      checked={field.value === true}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
      error={fieldState.error?.message}
      style={{ ...style, paddingTop: 26 }}
    />
  );
}
