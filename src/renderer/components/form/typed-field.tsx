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
  /** What else the text could mean, in words; null where it has one meaning. */
  doubt?: (typed: string) => string | null;
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
  // Said once the field is left: while one types, most texts could still become something else.
  const [doubt, setDoubt] = useState<{ value: unknown; text: string } | null>(null);
  const said = doubt?.value === field.value ? doubt?.text : undefined;
  return (
    <FieldHelp {...props}>
      <TextInput
        {...inputProps({ ...props, hint: said ?? props.hint })}
        // Below, so that the fields of a row stay in one line.
        {...(said !== undefined && {
          inputWrapperOrder: ['label', 'input', 'description', 'error'],
          descriptionProps: { c: 'var(--doubt)' },
        })}
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
          const text = typed === null ? null : reading.doubt?.(typed);
          if (typed !== null) setDoubt(text ? { value: field.value, text } : null);
          setTyped(null);
          field.onBlur();
        }}
      />
    </FieldHelp>
  );
}
