import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordKind } from '../../../shared/history.ts';
import type { RecordSearch } from '../../shell/record-search.ts';
import { LoadError, Loading } from '../load-state.tsx';
import { useEditorKey } from './use-editor-key.ts';

/** What a record's form begins with. */
export interface RecordStart<Stored> {
  /** Null for a new record. */
  initial: Stored | null;
  /** The record that a new one is a copy of. */
  source?: Stored | null;
  /** The record that was saved just before this new one. */
  previous?: Stored | null;
  /** The draft to go on with. */
  draftKey?: string | undefined;
  /** A new record was saved and has an id. */
  onBorn: (id: string) => void;
}

export interface RecordEditorProps<Stored> {
  kind: RecordKind;
  /** The id of the address; `new` for a record that is not saved yet. */
  id: string;
  search: RecordSearch;
  load: (id: string) => Promise<Stored>;
  /** Puts the id of a new record, once it has one, into the address. */
  onNamed: (id: string) => void;
  children: (start: RecordStart<Stored>) => ReactNode;
}

/** Loads a record for its form, and keeps the form through the first save of a new one. */
export function RecordEditor<Stored>({ kind, id, search, load, onNamed, children }: RecordEditorProps<Stored>) {
  const { from, after, draft, group, meeting, template } = search;
  const asked = [from, after, draft, group, meeting, template].map((one) => one ?? '').join('/');
  const editor = useEditorKey(id, asked);
  const isNew = id === 'new' || editor.isBorn;
  // A new record may begin with another's contents; an editor always starts from a record as it is now.
  const wanted = isNew ? (from ?? after) : id;
  const record = useQuery({
    queryKey: ['editor', kind, wanted],
    queryFn: () => load(wanted ?? ''),
    enabled: wanted !== undefined && !editor.isBorn,
    gcTime: 0,
  });
  if (record.isError) return <LoadError error={record.error} onRetry={() => void record.refetch()} />;
  if (wanted !== undefined && !editor.isBorn && record.data === undefined) return <Loading />;
  const loaded = record.data ?? null;
  return (
    <div key={editor.key} style={{ height: '100%' }}>
      {children({
        initial: isNew ? null : loaded,
        source: isNew && from !== undefined ? loaded : null,
        previous: isNew && from === undefined ? loaded : null,
        draftKey: draft,
        onBorn: (savedId) => {
          editor.keepThroughBirth(savedId);
          onNamed(savedId);
        },
      })}
    </div>
  );
}
