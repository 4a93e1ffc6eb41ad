import { useTranslation } from 'react-i18next';
import { readCell } from '../sheet-grid/cell-kinds.ts';
import type { CellKind } from '../sheet-grid/cell-kinds.ts';
import { doubtText } from '../sheet-grid/doubt-text.ts';

/** Says what else a text could mean that was typed into a field, in the words of the grid. */
export function useDoubtHint(kind: CellKind): (typed: string) => string | null {
  const { t } = useTranslation();
  return (typed) => {
    const { doubt } = readCell(kind, typed);
    return doubt === null ? null : doubtText(t, doubt, kind);
  };
}
