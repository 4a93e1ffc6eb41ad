import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { documentKindSchema } from '../../shared/documents.ts';
import type { DocumentKind } from '../../shared/documents.ts';
import type { Host } from '../host/host-context.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useHost } from '../host/host-context.tsx';
import { DocumentForm } from './document-form.tsx';

/** What the page must know of the record that a paper is of. */
export interface DocumentRecord {
  title: string;
  unitId: string;
  sessions: { id: string; date: string; place: string }[];
}

/** A paper of a record: what it says beside the record on the left, the real PDF on the right. */
export function DocumentPage() {
  const host = useHost();
  const { document: named, id } = useParams({ from: '/documents/$document/$id' });
  const document = documentKindSchema.catch('minutes').parse(named);
  const start = useGridStart(['document', document, id], () => host.client.documents.get({ document, id }));
  const record = useQuery({
    queryKey: ['document-record', document, id],
    queryFn: () => recordOf(host, document, id),
  });
  const failed = [start, record].find(({ isError }) => isError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (start.data === undefined || record.data === undefined) return <Loading />;
  return <DocumentForm key={`${document}/${id}`} document={document} initial={start.data} of={record.data} />;
}

async function recordOf({ client }: Host, document: DocumentKind, id: string): Promise<DocumentRecord> {
  if (document === 'handover') {
    const { description, groupId } = await client.assistance.get({ id });
    const { unitId } = await client.groups.get({ id: groupId });
    return { title: description, unitId, sessions: [] };
  }
  const { title, unitId, sessions } = await client.meetings.get({ id });
  return {
    title,
    unitId,
    sessions: sessions.flatMap(({ id: of, date, place }) => (of ? [{ id: of, date, place }] : [])),
  };
}
