import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { saveChoicesSchema } from '../../shared/choices.ts';
import type { Choice, ChoiceList } from '../../shared/choices.ts';
import { searchText } from '../../shared/search-text.ts';
import { SheetPanel } from '../components/sheet-panel/sheet-panel.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useSheetSave } from '../components/sheet-panel/use-sheet-save.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { useHost } from '../host/host-context.tsx';
import { ChoiceHistory } from './choice-history.tsx';
import { choiceColumns, choiceRows, choicesInput, inOrder } from './choice-sheet.ts';
import type { ChoiceRow } from './choice-sheet.ts';

type Uses = ReadonlyMap<string, number>;

/** One of the office's lists, as a grid. */
export function ChoicePanel({ list }: { list: ChoiceList }) {
  const { client } = useHost();
  const answer = useGridStart(['choices', list], async () => {
    const [choices, uses] = await Promise.all([client.choices.list({ list }), client.choices.uses({ list })]);
    return { choices, uses: new Map(uses.map((row) => [row.code, row.uses])) };
  });
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading />;
  return <ChoiceGrid list={list} initial={answer.data.choices} uses={answer.data.uses} />;
}

function ChoiceGrid({ list, initial, uses }: { list: ChoiceList; initial: Choice[]; uses: Uses }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const columns = useMemo(() => choiceColumns(t, list), [t, list]);
  const sheet = useSheet(() => choiceRows(initial, uses));
  /** The entries that the grid has shown as saved: of these, what is among its rows no more was removed. */
  const shown = useRef(initial);
  const label = t(`choiceList.${list}`);
  const saving = useSheetSave({
    sheet,
    columns,
    schema: saveChoicesSchema,
    isSent: (row) => !isBlankRow(row, columns),
    inputOf: (rows) => choicesInput(list, shown.current, rows),
    rowsSent: inOrder,
    asSaved: (row) => savedRow(shown.current, row),
    write: async (input) => {
      await client.choices.save(input);
      // No two of a list are called the same.
      const labels = new Set(input.rows.map((row) => searchText(row.label)));
      const entries = await client.choices.list({ list });
      shown.current = entries.filter(({ label: of, isRemoved }) => !isRemoved && labels.has(searchText(of)));
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
      path={`/settings?list=${list}`}
      draftTitle={label}
      draftSubject={`choices:${list}`}
      hasFixedRows={false}
      actions={<ChoiceHistory list={list} />}
      summary={t('settings.summary', { count: sheet.state.rows.filter((row) => !isBlankRow(row, columns)).length })}
    />
  );
}

/** The row of the entry that was saved from it, with the place that it got. */
function savedRow(shown: readonly Choice[], row: ChoiceRow): ChoiceRow {
  const place = shown.findIndex(({ label }) => searchText(label) === searchText(row.cells['label'] ?? ''));
  const entry = shown[place];
  if (!entry) return row;
  const cells = { ...row.cells, order: String(place + 1), uses: row.cells['uses'] || '0' };
  return { ...row, origin: { id: entry.id, version: entry.version }, cells };
}
