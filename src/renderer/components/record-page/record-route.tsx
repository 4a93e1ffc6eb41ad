import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { recordRoutes } from '../../shell/record-paths.ts';
import type { PageKind } from '../../shell/record-paths.ts';
import { RecordEditor } from './record-editor.tsx';
import type { RecordStart } from './record-editor.tsx';

export interface RecordRouteProps<Stored> {
  kind: PageKind;
  load: (id: string) => Promise<Stored>;
  children: (start: RecordStart<Stored>) => ReactNode;
}

/** The page of a record by its address. */
export function RecordRoute<Stored>({ kind, load, children }: RecordRouteProps<Stored>) {
  const { one } = recordRoutes[kind];
  const { id } = useParams({ from: one });
  const search = useSearch({ from: one });
  const navigate = useNavigate();
  return (
    <RecordEditor
      kind={kind}
      id={id}
      search={search}
      load={load}
      onNamed={(saved) => void navigate({ to: one, params: { id: saved }, replace: true, ignoreBlocker: true })}
    >
      {children}
    </RecordEditor>
  );
}
