import { useQuery } from '@tanstack/react-query';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { CheckSection } from './check-section.tsx';
import classes from './diagnosis.module.css';
import { DataFacts, ProgramFacts } from './facts.tsx';
import { MoveSection } from './move-section.tsx';
import { ReportSection } from './report-section.tsx';
import { RowCounts } from './row-counts.tsx';

/** What the program and its data are, whether they are sound, where they are, and what to send to whoever helps. */
export function DiagnosisPanel() {
  const { api } = useHost();
  const facts = useQuery(api.diagnosis.facts.queryOptions({ input: {} }));
  const counts = useQuery(api.diagnosis.counts.queryOptions({ input: {}, staleTime: 0 }));
  if (facts.isError) return <LoadError error={facts.error} onRetry={() => void facts.refetch()} />;
  if (!facts.data) return <Loading />;
  return (
    <div className={classes.panel}>
      <div>
        <ProgramFacts facts={facts.data} />
        <DataFacts facts={facts.data} counts={counts.data} />
      </div>
      <div>
        <CheckSection last={facts.data.lastCheck} />
        <ReportSection />
        <MoveSection />
        <RowCounts tables={counts.data?.tables} />
      </div>
    </div>
  );
}
