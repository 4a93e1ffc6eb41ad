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
