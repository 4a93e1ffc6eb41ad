import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldHelp } from './field-help.tsx';
import { showPlain, useFieldLabel } from './field-labels.ts';
import classes from './fields.module.css';

/** What every field takes: where its value lives, and how many of the row's twelve columns it fills. */
export interface FieldProps<Values extends FieldValues> {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  span: number;
  isRequired?: boolean;
  hint?: string;
  /** The field's rule where it is not obvious; behind a "?" and F1. */
  help?: string;
}

export interface Option {
  value: string;
  label: string;
}

/** Rows of twelve columns for the fields of a form. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}

/** Attributes shared by all inputs. */
export function inputProps({ label, isRequired, hint, help, span }: Omit<FieldProps<FieldValues>, 'control' | 'name'>) {
  return {
    label,
    description: hint ?? help,
    // Help is shown on demand, and always said.
    descriptionProps: hint === undefined && help !== undefined ? { className: 'visually-hidden' } : undefined,
    withAsterisk: isRequired,
    'aria-required': isRequired,
    style: { gridColumn: `span ${span}` },
  };
}

export function TextField<Values extends FieldValues>(props: FieldProps<Values> & { maxLength?: number }) {
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, showPlain);
  return (
    <FieldHelp {...props}>
      <TextInput
        {...inputProps(props)}
        {...field}
        maxLength={props.maxLength}
        error={fieldState.error?.message}
        autoComplete="off"
      />
    </FieldHelp>
  );
}

export function LongTextField<Values extends FieldValues>(props: FieldProps<Values> & { rows?: number }) {
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, showPlain);
  return (
    <FieldHelp {...props}>
      <Textarea
        {...inputProps(props)}
        {...field}
        autosize
        minRows={props.rows ?? 2}
        maxRows={12}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}

export interface ChoiceFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  options: Option[];
  isSearchable?: boolean;
}

/** One of a list; null where nothing is chosen. */
export function ChoiceField<Values extends FieldValues>(props: ChoiceFieldProps<Values>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, (value) => labelsOf(props.options, [value]));
  return (
    <FieldHelp {...props}>
      <Select
        {...inputProps(props)}
        {...field}
        // The text of an empty choice goes with null only.
        value={field.value || null}
        data={props.options}
        searchable={props.isSearchable}
        clearable={!props.isRequired}
        clearButtonProps={{ 'aria-label': t('ui.clear') }}
        allowDeselect={false}
        nothingFoundMessage={t('ui.nothingFound')}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}

/** Several of a list. */
export function ChoicesField<Values extends FieldValues>(props: ChoiceFieldProps<Values>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>(props);
  useFieldLabel(props, (value) => labelsOf(props.options, value));
  return (
    <FieldHelp {...props}>
      <MultiSelect
        {...inputProps(props)}
        {...field}
        data={props.options}
        searchable
        hidePickedOptions
        clearable={false}
        nothingFoundMessage={t('ui.nothingFound')}
        error={fieldState.error?.message}
      />
    </FieldHelp>
  );
}

/** The labels of chosen values, one after the other. */
export function labelsOf(options: readonly Option[], values: unknown): string {
  const chosen: unknown[] = Array.isArray(values) ? values : [];
  return chosen.map((value) => options.find((option) => option.value === value)?.label ?? showPlain(value)).join(', ');
}
