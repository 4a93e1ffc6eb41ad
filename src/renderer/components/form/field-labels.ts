import { useEffect } from 'react';
import type { Control } from 'react-hook-form';

export interface FieldLabel {
  label: string;
  /** A value of the field as the field shows it. */
  show: (value: unknown) => string;
}

// A form is known by its control; its fields by their names. Forgotten together with the form.
const labels = new WeakMap<object, Map<string, FieldLabel>>();

/**
 * Lets a field say what it is called and how it shows a value, so that a comparison of two versions of
 * a record speaks the form's own words and nothing has to list the fields again.
 */
export function useFieldLabel<Values extends object, Context, Transformed>(
  // Control is invariant in the form's values; only its identity matters here.
  { control, name, label }: { control: Control<Values, Context, Transformed>; name: string; label: string },
  show: (value: unknown) => string,
): void {
  useEffect(() => {
    const own = labels.get(control) ?? new Map<string, FieldLabel>();
    labels.set(control, own);
    own.set(name, { label, show });
  });
}

/** What the fields of a form said of themselves, by name. */
export function fieldLabels(control: object): ReadonlyMap<string, FieldLabel> {
  return labels.get(control) ?? new Map<string, FieldLabel>();
}

/** Text and figures as they are. */
export function showPlain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
