import { Checkbox } from '@mantine/core';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { inputProps } from './fields.tsx';
import type { FieldProps } from './fields.tsx';

/** Yes or no, standing on the line of the inputs beside it. */
export function CheckField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { field, fieldState } = useController<Values>(props);
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
