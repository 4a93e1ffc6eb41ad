import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordKind } from '../../../shared/history.ts';
import { LoadError, Loading } from '../load-state.tsx';
import { useEditorKey } from './use-editor-key.ts';

export interface RecordEditorProps<Stored> {
  kind: RecordKind;
  /** The id of the address; `new` for a record that is not saved yet. */
  id: string;
  load: (id: string) => Promise<Stored>;
  /** Puts the id of a new record, once it has one, into the address. */
  onNamed: (id: string) => void;
  children: (initial: Stored | null, onBorn: (id: string) => void) => ReactNode;
}

/** Loads a record for its form, and keeps the form through the first save of a new one. */
export function RecordEditor<Stored>({ kind, id, load, onNamed, children }: RecordEditorProps<Stored>) {
  const editor = useEditorKey(id);
  const isNew = id === 'new' || editor.isBorn;
  const record = useQuery({
    queryKey: ['editor', kind, id],
    queryFn: () => load(id),
    enabled: !isNew,
    // An editor always starts from the record as it is now.
    gcTime: 0,
  });
  if (record.isError) return <LoadError error={record.error} onRetry={() => void record.refetch()} />;
  if (!isNew && record.data === undefined) return <Loading />;
  return (
    <div key={editor.key} style={{ height: '100%' }}>
      {children(isNew ? null : (record.data ?? null), (savedId) => {
        editor.keepThroughBirth(savedId);
        onNamed(savedId);
      })}
    </div>
  );
}
