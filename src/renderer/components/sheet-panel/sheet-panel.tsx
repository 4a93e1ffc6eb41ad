import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftBar, DraftMark } from '../record-page/draft-bar.tsx';
import { FailureBanner } from '../record-page/failure-banner.tsx';
import { LeaveGuard } from '../record-page/leave-guard.tsx';
import { useDraft } from '../record-page/use-draft.ts';
import { rowsFromContent } from '../sheet-grid/row-content.ts';
import { SheetGrid } from '../sheet-grid/sheet-grid.tsx';
import { typedOver } from '../sheet-grid/typed-over.ts';
import { typedRows } from '../sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../sheet-grid/sheet.ts';
import type { Sheet } from '../sheet-grid/use-sheet.ts';
import type { Failure } from '../../host/failure.ts';
import { useAskedDraft } from './use-asked-draft.ts';

export interface SheetPanelProps<Origin> {
  label: string;
  columns: readonly SheetColumn[];
  sheet: Sheet<Origin>;
  onChange: (state: Sheet<Origin>['state']) => void;
  failure: Failure | null;
  isSaving: boolean;
  onSave: () => Promise<unknown>;
  before?: ReactNode;
  /** Buttons beside the one that saves. */
  actions?: ReactNode;
  summary: string;
  /** The page that the grid stands on, where a draft is taken up again. */
  path: string;
  /** What a draft of the grid is called. */
  draftTitle: string;
  /** Whether the rows are given; else rows may be added and removed. */
  hasFixedRows?: boolean;
  /** What the grid is for, as a draft's key names it: `budgets:<unit>:<year>`. */
  draftSubject: string;
}

/** A grid that fills the page and is saved as a whole. */
export function SheetPanel<Origin>(props: SheetPanelProps<Origin>) {
  const { t } = useTranslation();
  const { ref, height } = useElementSize();
  const { sheet, hasFixedRows = true } = props;
  const draft = useDraft({
    subject: props.draftSubject,
    path: props.path,
    wanted: useAskedDraft(props.draftSubject),
    isDirty: sheet.isDirty,
    title: () => props.draftTitle,
    content: () => typedRows(sheet.latest()),
    take: (content) => {
      const typed = rowsFromContent<Origin>(content);
      const { rows } = sheet.latest();
      sheet.change(hasFixedRows ? typedOver(rows, props.columns, typed) : withNewcomers(rows, typed));
    },
  });
  const { touch } = draft;
  const typed = typedRows(sheet.state);
  useEffect(touch, [typed, touch]);
  useHotkeys([['mod+S', () => void props.onSave()]], []);
  return (
    <>
      <DraftBar draft={draft} />
      {props.failure && <FailureBanner failure={props.failure} isWhole />}
      <Group gap="sm" mb={4}>
        {props.before}
        <Text size="sm" className="figures">
          {props.summary}
        </Text>
        <Group ml="auto" gap="sm">
          <DraftMark draft={draft} />
          {props.actions}
        </Group>
        <Tooltip label={t('ui.saveHint')}>
          <Button onClick={() => void props.onSave()} loading={props.isSaving}>
            {t('ui.save')}
          </Button>
        </Tooltip>
      </Group>
      <div ref={ref} style={{ flex: 1, minHeight: 0, overflow: 'hidden' }}>
        <SheetGrid
          label={props.label}
          columns={props.columns}
          state={sheet.state}
          onChange={props.onChange}
          // Less the grid's own row of buttons.
          height={Math.max(120, height - 34)}
          hasFixedRows={hasFixedRows}
        />
      </div>
      <LeaveGuard isPart isDirty={sheet.isDirty} onSave={props.onSave} onDiscard={draft.discard} />
    </>
  );
}

/**
 * A draft's rows, and those that are there and not among them: somebody may have added them since. One that
 * was being removed is removed again by hand; nothing goes unseen.
 */
function withNewcomers<Origin>(rows: readonly SheetRow<Origin>[], typed: readonly SheetRow<Origin>[]) {
  const known = new Set(typed.map(({ key }) => key));
  return [...typed, ...rows.filter(({ key }) => !known.has(key))];
}
