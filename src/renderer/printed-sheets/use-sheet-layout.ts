import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SheetKind, SheetLayout } from '../../shared/sheet-layouts.ts';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';

/** The layout on the screen, and what became of it. */
export interface ShownLayout {
  layout: SheetLayout;
  /** False while the unit prints the usual way. */
  isOwn: boolean;
  isSaving: boolean;
  failure: Failure | null;
  change: (layout: SheetLayout) => void;
  backToUsual: () => void;
}

/** How long nobody may change anything until a layout is kept. */
const restBeforeSaving = 700;

/** A unit's layout of a kind of sheet. A change shows at once, and is kept for the unit after a moment; undo takes it back. */
export function useSheetLayout(unitId: string | undefined, kind: SheetKind): ShownLayout | null {
  const { api, client } = useHost();
  const queryClient = useQueryClient();
  const [changed, setChanged] = useState<SheetLayout | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const kept = useQuery(
    api.sheets.layout.queryOptions({ input: { unitId: unitId ?? '', kind }, enabled: unitId !== undefined }),
  );

  async function save(layout: SheetLayout | null) {
    if (unitId === undefined) return;
    setFailure(null);
    try {
      await client.sheets.saveLayout({ unitId, kind, layout });
      await queryClient.invalidateQueries({ queryKey: api.sheets.layout.key() });
      refreshLists(queryClient);
      // What was changed meanwhile is saved by its own turn.
      setChanged((now) => (now === layout ? null : now));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  const saveSoon = useDebouncedCallback((layout: SheetLayout) => void save(layout), {
    delay: restBeforeSaving,
    flushOnUnmount: true,
  });

  if (kept.data === undefined) return null;
  return {
    layout: changed ?? kept.data.layout,
    isOwn: changed !== null || kept.data.isOwn,
    isSaving: changed !== null && failure === null,
    failure,
    change: (layout) => {
      setChanged(layout);
      saveSoon(layout);
    },
    backToUsual: () => {
      setChanged(null);
      void save(null);
    },
  };
}
