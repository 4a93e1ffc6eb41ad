import { Autocomplete } from '@mantine/core';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { FieldHelp } from './field-help.tsx';
import { showPlain, useFieldLabel } from './field-labels.ts';
import { inputProps } from './fields.tsx';
import type { FieldProps } from './fields.tsx';

export interface SuggestFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  suggestions: string[];
}

/** Any text, with what was written there before to choose from. */
export function SuggestField<Values extends FieldValues>(props: SuggestFieldProps<Values>) {
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, showPlain);
  return (
    <FieldHelp {...props}>
      <Autocomplete
        {...inputProps(props)}
        {...field}
        data={props.suggestions}
        limit={50}
        error={fieldState.error?.message}
        autoComplete="off"
      />
    </FieldHelp>
  );
}
