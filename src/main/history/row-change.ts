import type { RecordKind } from '../../shared/history.ts';
import type { Fields } from '../database/stored-rows.ts';

/**
 * One changed row. `before` and `after` have the changed fields, with version and times, so that
 * either can be put in the other's place exactly; a new or a removed row has all its fields.
 */
export interface RowChange {
  recordKind: RecordKind;
  recordId: string;
  entity: string;
  entityId: string;
  before: Fields | null;
  after: Fields | null;
}
