import type { ReactNode } from 'react';
import type { Issue } from '../../../shared/validation.ts';
import type { Failure } from '../../host/failure.ts';
import type { Comparison } from './compare-versions.ts';
import { ComparisonView } from './comparison-view.tsx';
import { DraftBar } from './draft-bar.tsx';
import { FailureBanner } from './failure-banner.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import type { FormDraft } from './use-draft.ts';

/** What the page needs of a record's form; `useRecordForm` gives it. */
export interface PageRecord {
  isDirty: boolean;
  isSaving: boolean;
  failure: Failure | null;
  unplaced: readonly Issue[];
  draft: FormDraft;
  comparison: Comparison | null;
  /** The saved record, null where it was not saved. */
  save: (isLeaving?: boolean) => Promise<{ id: string } | null>;
  reload: () => Promise<void>;
  compareWithSaved: () => Promise<void>;
  closeComparison: () => void;
}

export interface RecordBodyProps {
  record: PageRecord;
  /** The form is only a part of its page; another part has the same path. */
  isPart?: boolean;
  children: ReactNode;
}

/** A record's form with what may stand around it: a draft, what went wrong, two versions, the question on leaving. */
export function RecordBody({ record, isPart = false, children }: RecordBodyProps) {
  return (
    <>
      <DraftBar draft={record.draft} />
      {record.failure && (
        <FailureBanner
          failure={record.failure}
          unplaced={record.unplaced}
          onReload={() => void record.reload()}
          onCompare={() => void record.compareWithSaved()}
        />
      )}
      {children}
      <ComparisonView comparison={record.comparison} onClose={record.closeComparison} />
      <LeaveGuard
        isPart={isPart}
        isDirty={record.isDirty}
        onSave={() => record.save(true)}
        onDiscard={record.draft.discard}
      />
    </>
  );
}
