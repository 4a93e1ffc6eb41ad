import type { Orm, Queries } from './database/open.ts';
import { queriesOf } from './database/open.ts';

/** What every operation of a feature works with. */
export interface FeatureContext {
  orm: Orm;
  /** Where the database and the attached files are. As the ORM, another one after a move. */
  dataFolder: string;
  /** The clock. */
  now: () => Date;
  /** Who is named in the history. */
  actor: string;
}

/** SQL for an operation that only reads. */
export function reading(context: FeatureContext): Queries {
  return queriesOf(context.orm.em);
}

export type { Queries };
