import type { FieldLabel } from '../form/field-labels.ts';
import type { Choice, Difference, RowMerge } from './form-rows.ts';
import { isSame, mergeTyped } from './merge-typed.ts';

/** What is typed beside a newer version of the record: where they differ, and what makes them one. */
export interface Comparison {
  differences: Difference[];
  /** Goes on from the newer version with the chosen values typed over it. */
  apply: (choiceOf: (key: string) => Choice) => void;
}

export interface VersionsToCompare<Stored, Values> {
  theirs: Stored;
  /** The fields as the form began, as they are typed, and as they were saved meanwhile. */
  values: { base: Values; mine: Values; theirs: Values };
  rows: RowMerge<Stored> | undefined;
  labels: ReadonlyMap<string, FieldLabel>;
  /** Takes over the fields; rows take themselves over. */
  apply: (values: Values) => void;
}

/** Compares by the form's own fields; what has no field on the screen is merged without a question. */
export function compareVersions<Stored, Values>(versions: VersionsToCompare<Stored, Values>): Comparison {
  const { theirs, values, rows, labels } = versions;
  const fields = fieldDifferences(labels, [], values.base, values.mine, values.theirs);
  return {
    differences: [...fields.map(({ difference }) => difference), ...(rows?.differences ?? [])],
    apply: (choiceOf) => {
      const merged = fields.reduce<unknown>(
        (result, { path, difference, mine, theirs: other }) =>
          withValue(result, path, choiceOf(difference.key) === 'mine' ? mine : other),
        mergeTyped(values.base, values.mine, values.theirs),
      );
      rows?.apply(choiceOf, theirs);
      versions.apply(merged as Values); // made of the three, which are Values
    },
  };
}

interface FieldDifference {
  path: string[];
  difference: Difference;
  mine: unknown;
  theirs: unknown;
}

function fieldDifferences(
  labels: ReadonlyMap<string, FieldLabel>,
  path: string[],
  base: unknown,
  mine: unknown,
  theirs: unknown,
): FieldDifference[] {
  if (isSame(mine, theirs)) return [];
  const own = labelOf(labels, path);
  if (own !== undefined) {
    const place = path.find((part) => /^\d+$/.test(part));
    const difference = {
      key: path.join('.'),
      label: place === undefined ? own.label : `${own.label} (${Number(place) + 1})`,
      mine: own.show(mine),
      theirs: own.show(theirs),
      isMineChanged: !isSame(base, mine),
    };
    return [{ path, difference, mine, theirs }];
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    return mine.flatMap((item: unknown, index) => {
      const other = theirs.find((candidate) => hasSameKey(candidate, item));
      if (other === undefined) return [];
      const before = Array.isArray(base) ? base.find((candidate) => hasSameKey(candidate, item)) : undefined;
      return fieldDifferences(labels, [...path, String(index)], before, item, other);
    });
  }
  if (!isObject(mine) || !isObject(theirs)) return [];
  return Object.keys(mine).flatMap((name) =>
    fieldDifferences(labels, [...path, name], isObject(base) ? base[name] : undefined, mine[name], theirs[name]),
  );
}

/** A field of a list's part is named after any part on the screen: every session has the same fields. */
function labelOf(labels: ReadonlyMap<string, FieldLabel>, path: string[]): FieldLabel | undefined {
  const exact = labels.get(path.join('.'));
  if (exact) return exact;
  const pattern = withoutNumbers(path.join('.'));
  return [...labels].find(([name]) => withoutNumbers(name) === pattern)?.[1];
}

function withoutNumbers(name: string): string {
  return name.replace(/\.\d+(?=\.|$)/g, '.#');
}

function hasSameKey(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  return (one['key'] ?? one['id']) === (other['key'] ?? other['id']);
}

function withValue(target: unknown, path: string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((item: unknown, index) => (index === Number(name) ? withValue(item, rest, value) : item));
  }
  return isObject(target) ? { ...target, [name]: withValue(target[name], rest, value) } : target;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
