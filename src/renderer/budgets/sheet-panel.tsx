import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { LeaveGuard } from '../components/record-page/leave-guard.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import type { SheetColumn } from '../components/sheet-grid/sheet.ts';
import type { Sheet } from '../components/sheet-grid/use-sheet.ts';
import type { Failure } from '../host/failure.ts';

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
}

/** A grid that fills the page and is saved as a whole. */
export function SheetPanel<Origin>(props: SheetPanelProps<Origin>) {
  const { t } = useTranslation();
  const { ref, height } = useElementSize();
  useHotkeys([['mod+S', () => void props.onSave()]], []);
  return (
    <>
      {props.failure && <FailureBanner failure={props.failure} />}
      <Group gap="sm" mb={4}>
        {props.before}
        <Text size="sm" className="figures">
          {props.summary}
        </Text>
        <Tooltip label={t('ui.saveHint')}>
          <Button ml="auto" onClick={() => void props.onSave()} loading={props.isSaving}>
            {t('ui.save')}
          </Button>
        </Tooltip>
      </Group>
      <div ref={ref} style={{ flex: 1, minHeight: 0, overflow: 'hidden' }}>
        <SheetGrid
          label={props.label}
          columns={props.columns}
          state={props.sheet.state}
          onChange={props.onChange}
          // Less the grid's own row of buttons.
          height={Math.max(120, height - 34)}
          hasFixedRows
        />
      </div>
      <LeaveGuard isDirty={props.sheet.isDirty} onSave={props.onSave} />
    </>
  );
}
