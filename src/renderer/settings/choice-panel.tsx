import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { saveChoicesSchema } from '../../shared/choices.ts';
import type { Choice, ChoiceList } from '../../shared/choices.ts';
import { searchText } from '../../shared/search-text.ts';
import { SheetPanel } from '../budgets/sheet-panel.tsx';
import { useSheetSave } from '../budgets/use-sheet-save.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { useHost } from '../host/host-context.tsx';
import { choiceColumns, choiceRows, choicesInput, inOrder } from './choice-sheet.ts';
import type { ChoiceRow } from './choice-sheet.ts';

type Uses = ReadonlyMap<string, number>;

/** One of the office's lists, as a grid. */
export function ChoicePanel({ list }: { list: ChoiceList }) {
  const { api } = useHost();
  const choices = useQuery(api.choices.list.queryOptions({ input: { list }, gcTime: 0 }));
  const uses = useQuery(api.choices.uses.queryOptions({ input: { list }, gcTime: 0 }));
  const failed = [choices, uses].find(({ isError }) => isError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (choices.data === undefined || uses.data === undefined) return <Loading />;
  return <ChoiceGrid list={list} initial={choices.data} uses={new Map(uses.data.map((row) => [row.code, row.uses]))} />;
}

function ChoiceGrid({ list, initial, uses }: { list: ChoiceList; initial: Choice[]; uses: Uses }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const columns = useMemo(() => choiceColumns(t, list), [t, list]);
  const sheet = useSheet(() => choiceRows(initial, uses));
  /** The entries as they were last read or saved. */
  const saved = useRef(initial);
  const label = t(`choiceList.${list}`);
  const saving = useSheetSave({
    sheet,
    columns,
    schema: saveChoicesSchema,
    isSent: (row) => !isBlankRow(row, columns),
    inputOf: (rows) => choicesInput(list, saved.current, rows),
    rowsSent: inOrder,
    asSaved: (row) => savedRow(saved.current, row),
    write: async (input) => {
      await client.choices.save(input);
      saved.current = await client.choices.list({ list });
    },
  });
  return (
    <SheetPanel
      label={label}
      columns={columns}
      sheet={sheet}
      onChange={sheet.set}
      failure={saving.failure}
      isSaving={saving.isSaving}
      onSave={saving.save}
      path="/settings"
      draftTitle={label}
      draftSubject={`choices:${list}`}
      hasFixedRows={false}
      summary={t('settings.summary', { count: sheet.state.rows.filter((row) => !isBlankRow(row, columns)).length })}
    />
  );
}

/** The row of the entry that was saved from it: no two of a list are called the same. */
function savedRow(saved: readonly Choice[], row: ChoiceRow): ChoiceRow {
  const entry = saved.find(
    ({ label, isRemoved }) => !isRemoved && searchText(label) === searchText(row.cells['label'] ?? ''),
  );
  return entry ? { ...row, origin: { id: entry.id, version: entry.version } } : row;
}
