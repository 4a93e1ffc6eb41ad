import type { ListExport } from '../../shared/exports.ts';
import type { RupiahStyle } from '../../shared/money.ts';
import type { UnitOnDay } from './unit-on-day.ts';

/** A list of the screen with what stands above it on paper. */
export interface PrintedList extends Pick<ListExport, 'language' | 'date' | 'note' | 'table'> {
  unit: UnitOnDay;
  rupiahStyle: RupiahStyle;
}
