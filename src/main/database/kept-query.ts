import type { Compilable, CompiledQuery } from 'kysely';
import type { Queries } from './open.ts';

/**
 * A statement that is built once and afterwards only run, each time with other values: to build one anew takes as
 * long as SQLite takes for a short answer, and a page asks a dozen. `build` puts the values into the statement and does
 * nothing else with them; reckoning with one, or writing it into a text, throws.
 */
export function keptQuery<Values extends Record<keyof Values, string | number>, Row>(
  build: (queries: Queries, values: Values) => Compilable<Row>,
): (queries: Queries, values: Values) => Promise<Row[]> {
  let kept: CompiledQuery<Row> | undefined;
  return async (queries, values) => {
    kept ??= build(queries, places as Values).compile();
    const parameters = kept.parameters.map((parameter) =>
      parameter instanceof Place ? values[parameter.name as keyof Values] : parameter,
    );
    const query: CompiledQuery<Row> = { ...kept, parameters };
    return (await queries.executeQuery(query)).rows;
  };
}

/** More than a list is looked at in turn; a search text is a form of its own. */
const mostForms = 24;

/**
 * A `keptQuery` for each form of a list: `build` may do anything with the form, which is plain JSON (filters, order,
 * search text), and puts the values in as they are. Forms used longest ago are let go.
 */
export function keptForms<Values extends Record<keyof Values, string | number>, Form, Row>(
  build: (queries: Queries, values: Values, form: Form) => Compilable<Row>,
): (queries: Queries, values: Values, form: Form) => Promise<Row[]> {
  const forms = new Map<string, ReturnType<typeof keptQuery<Values, Row>>>();
  return (queries, values, form) => {
    const key = JSON.stringify(form);
    const query = forms.get(key) ?? keptQuery((of: Queries, places: Values) => build(of, places, form));
    // A map keeps the order of entering, so that its first key is the one used longest ago.
    forms.delete(key);
    forms.set(key, query);
    const [oldest] = forms.keys();
    if (oldest !== undefined && forms.size > mostForms) forms.delete(oldest);
    return query(queries, values);
  };
}

/** Stands in a statement for the value of a name. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`${this.name} has no value yet: it is a place in a statement that is kept`);
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }
}

/** A place for whatever value is asked for. */
const places: object = new Proxy({}, { get: (_, name) => new Place(String(name)) });
