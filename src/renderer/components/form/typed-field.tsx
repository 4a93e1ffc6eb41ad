import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { FieldHelp } from './field-help.tsx';
import { useFieldLabel } from './field-labels.ts';
import { inputProps } from './fields.tsx';
import type { FieldProps } from './fields.tsx';

export interface Reading {
  /** The value for what was typed; the text itself where it cannot be read, so that it is kept and refused by the schema. */
  read: (typed: string) => unknown;
  show: (value: unknown) => string;
}

export interface TypedFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  reading: Reading;
  placeholder?: string;
  align?: 'right';
  rightSection?: ReactNode;
}

/** A text field whose text is read into another value when it is left: days, times, amounts. */
export function TypedField<Values extends FieldValues>(props: TypedFieldProps<Values>) {
  const { reading } = props;
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, reading.show);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <FieldHelp {...props}>
      <TextInput
        {...inputProps(props)}
        {...field}
        value={typed ?? reading.show(field.value)}
        placeholder={props.placeholder}
        autoComplete="off"
        rightSection={props.rightSection}
        rightSectionPointerEvents="all"
        styles={{ input: { textAlign: props.align, fontVariantNumeric: 'tabular-nums' } }}
        error={fieldState.error?.message}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          // At every key, not only on leaving: Ctrl+S saves without leaving the field.
          field.onChange(reading.read(event.currentTarget.value));
        }}
        onBlur={() => {
          setTyped(null);
          field.onBlur();
        }}
      />
    </FieldHelp>
  );
}
