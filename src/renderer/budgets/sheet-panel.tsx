import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftBar, DraftMark } from '../components/record-page/draft-bar.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { LeaveGuard } from '../components/record-page/leave-guard.tsx';
import { useDraft } from '../components/record-page/use-draft.ts';
import { rowsFromContent } from '../components/sheet-grid/row-content.ts';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { typedRows } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import type { Sheet } from '../components/sheet-grid/use-sheet.ts';
import type { Failure } from '../host/failure.ts';
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
      sheet.change(hasFixedRows ? typedOver(sheet.latest().rows, props.columns, typed) : typed);
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
      <LeaveGuard isDirty={sheet.isDirty} onSave={props.onSave} onDiscard={draft.discard} />
    </>
  );
}

/** A draft's texts over the rows that there are now: programs may have come or gone, figures been spent. */
function typedOver<Origin>(
  rows: readonly SheetRow<Origin>[],
  columns: readonly SheetColumn[],
  typed: readonly SheetRow[],
): SheetRow<Origin>[] {
  const cellsOf = new Map(typed.map(({ key, cells }) => [key, cells]));
  return rows.map((row) => {
    const entered = columns.filter(({ key, isReadOnly }) => !isReadOnly && cellsOf.get(row.key)?.[key] !== undefined);
    const cells = Object.fromEntries(entered.map(({ key }) => [key, cellsOf.get(row.key)?.[key] ?? '']));
    return { ...row, cells: { ...row.cells, ...cells } };
  });
}
