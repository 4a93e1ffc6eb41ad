import { useNavigate } from '@tanstack/react-router';
import { recordRoutes } from '../../shell/record-paths.ts';
import type { PageKind } from '../../shell/record-paths.ts';
import { useRemoveRecord } from './use-remove-record.tsx';

/** What a record's page does besides saving: back to the list, away to the bin, on to a new one or a copy. */
export function useRecordActions(kind: PageKind, stored: { id: string; version: number } | null, name: string) {
  const navigate = useNavigate();
  const remove = useRemoveRecord();
  const { list, one } = recordRoutes[kind];
  const onBack = () => void navigate({ to: list });
  return {
    onBack,
    onDelete:
      stored === null
        ? undefined
        : async () => {
            if (await remove(kind, stored, name)) void navigate({ to: list, ignoreBlocker: true });
          },
    onNew: (savedId: string) =>
      void navigate({ to: one, params: { id: 'new' }, search: { after: savedId }, ignoreBlocker: true }),
    onDuplicate:
      stored === null
        ? undefined
        : () => void navigate({ to: one, params: { id: 'new' }, search: { from: stored.id } }),
  };
}
