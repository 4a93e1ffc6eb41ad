import { Badge, Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../shared/calendar-date.ts';
import { quarterDueDate, quarterOf, romanQuarter } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { DraftBar, DraftMark } from '../components/record-page/draft-bar.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { LeaveGuard } from '../components/record-page/leave-guard.tsx';
import { useDraft } from '../components/record-page/use-draft.ts';
import { Section } from '../components/section.tsx';
import { rowsFromContent } from '../components/sheet-grid/row-content.ts';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { newSheet, typedRows } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetState } from '../components/sheet-grid/sheet.ts';
import { typedOver } from '../components/sheet-grid/typed-over.ts';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { QuarterPicker, YearPicker } from '../components/year-picker.tsx';
import { issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { leaveCell } from '../meetings/go-to-last-row.ts';
import { Page } from '../shell/page.tsx';
import { useSettings } from '../shell/settings-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { goToCell, placeOfCursor } from './go-to-cell.ts';
import { lacksValue, spendingColumns, spendingRows, withShares } from './quarter-sheets.ts';
import { useQuarterForm } from './use-quarter-form.ts';

/** Isi Triwulan: everything that a unit enters for a quarter, one part below the other. */
export function QuarterPage() {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const today = quarterOf(useToday());
  const { year = today.year, quarter = today.quarter } = useSearch({ from: '/quarter' });
  const navigate = useNavigate();
  const of = { year, quarter };
  const entry = useGridStart(['quarter', unit.id, year, quarter], () =>
    client.quarterEntry.get({ unitId: unit.id, ...of }),
  );
  const change = (next: Partial<typeof of>) =>
    void navigate({ to: '/quarter', search: { ...of, ...next }, replace: true });

  const pickers = (
    <>
      <YearPicker label={t('ui.year')} value={year} onChange={(next) => change({ year: next })} />
      <QuarterPicker
        label={t('ui.quarter')}
        value={quarter}
        onChange={(next) => next !== null && change({ quarter: next })}
      />
    </>
  );
  const isEmpty = entry.data !== undefined && entry.data.spending.length + entry.data.groups.length === 0;
  if (entry.data !== undefined && !isEmpty) {
    return <QuarterForm key={`${unit.id}/${year}/${quarter}`} initial={entry.data} pickers={pickers} />;
  }
  return (
    <Page title={t('quarterEntry.title')} actions={pickers}>
      {entry.isError ? (
        <LoadError error={entry.error} onRetry={() => void entry.refetch()} />
      ) : isEmpty ? (
        <Text size="sm" c="gray.7" p="xl" ta="center">
          {t('quarterEntry.nothing')}
        </Text>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

interface Empty {
  label: string;
  row: number;
  title: string;
}

function QuarterForm({ initial, pickers }: { initial: QuarterEntry; pickers: ReactNode }) {
  const { t } = useTranslation();
  const unit = useUnit();
  const language = useLanguage();
  const form = useQuarterForm(initial);
  const { indicators, beneficiaries, groups } = form;
  const { year, quarter } = initial;
  const subject = `quarter:${unit.id}:${year}:${quarter}`;
  const draft = useDraft({
    subject,
    path: `/quarter?year=${year}&quarter=${quarter}`,
    wanted: useAskedDraft(subject),
    isDirty: form.isDirty,
    title: () => t('quarterEntry.draftTitle', { roman: romanQuarter(quarter), year }),
    content: () => ({
      indicators: typedRows(indicators.sheet.latest()),
      beneficiaries: typedRows(beneficiaries.sheet.latest()),
      groups: typedRows(groups.sheet.latest()),
    }),
    take: (content) => {
      const of = (part: string) =>
        rowsFromContent(typeof content === 'object' && content !== null ? Reflect.get(content, part) : null);
      const typed = typedOver(indicators.sheet.latest().rows, indicators.columns, of('indicators'));
      indicators.sheet.change(withShares({ rows: typed }, quarter, language).rows);
      beneficiaries.sheet.change(
        typedOver(beneficiaries.sheet.latest().rows, beneficiaries.columns, of('beneficiaries')),
      );
      groups.sheet.change(typedOver(groups.sheet.latest().rows, groups.columns, of('groups')));
    },
  });
  const { touch } = draft;
  const one = typedRows(indicators.sheet.state);
  const two = typedRows(beneficiaries.sheet.state);
  const three = typedRows(groups.sheet.state);
  useEffect(touch, [one, two, three, touch]);

  const [spending, setSpending] = useState<SheetState>(() => newSheet(spendingRows(initial.spending)));
  const spendingTitles = useMemo(() => spendingColumns(t), [t]);
  const label = (part: keyof Omit<QuarterEntry['missing'], 'all'>) => t(`quarterEntry.parts.${part}`);
  const emptyIn = (part: 'indicators' | 'beneficiaries' | 'groups', title: string, rows: readonly boolean[]): Empty[] =>
    rows.flatMap((isEmpty, row) => (isEmpty ? [{ label: label(part), row, title }] : []));
  const isBlank = (cells: Readonly<Record<string, string>>, columns: readonly SheetColumn[]) =>
    columns.every(({ key, isReadOnly }) => isReadOnly || !cells[key]);
  const empties = {
    indicators: emptyIn(
      'indicators',
      t('indicators.value'),
      indicators.sheet.state.rows.map((row) => lacksValue(row, quarter)),
    ),
    beneficiaries: emptyIn(
      'beneficiaries',
      t('budgets.male'),
      beneficiaries.sheet.state.rows.map(({ cells }) => isBlank(cells, beneficiaries.columns)),
    ),
    groups: emptyIn(
      'groups',
      t('progress.revenue'),
      groups.sheet.state.rows.map(({ cells }) => isBlank(cells, groups.columns)),
    ),
  };
  const all = [...empties.indicators, ...empties.beneficiaries, ...empties.groups];
  const missing = all.length + initial.missing.spending;

  function goToNextEmpty() {
    const at = placeOfCursor();
    leaveCell();
    const order = [label('indicators'), label('beneficiaries'), label('groups')];
    const place = (grid: string, row: number) => order.indexOf(grid) * 10_000 + row;
    const here = at === null ? -1 : place(at.grid, at.row);
    const next = all.find((empty) => place(empty.label, empty.row) > here) ?? all[0];
    if (next) goToCell(next.label, next.row, next.title);
  }

  const { row: askedRow } = useSearch({ from: '/quarter' });
  useEffect(() => {
    if (askedRow === undefined) return;
    // Whoever comes for one row finds the cursor in it.
    const parts = [
      { part: 'indicators', title: t('indicators.value'), ids: initial.indicators.map((row) => row.indicatorId) },
      { part: 'beneficiaries', title: t('budgets.male'), ids: initial.beneficiaries.map((row) => row.programId) },
      { part: 'groups', title: t('progress.revenue'), ids: initial.groups.map((row) => row.groupId) },
    ] as const;
    for (const { part, title, ids } of parts) {
      const row = ids.indexOf(askedRow);
      if (row >= 0) goToCell(t(`quarterEntry.parts.${part}`), row, title);
    }
  }, [askedRow, initial, t]);

  useHotkeys(
    [
      ['mod+S', () => void form.save()],
      ['alt+E', goToNextEmpty],
    ],
    [],
  );
  const height = (rows: number) => Math.max(2, rows) * 28 + 48;
  return (
    <Page
      title={t('quarterEntry.title')}
      isMarked={form.isDirty}
      actions={
        <>
          <DraftMark draft={draft} />
          <DueMark quarter={{ year, quarter }} isMissing={missing > 0} />
          <MissingMark count={missing} />
          {pickers}
          <Tooltip label={t('quarterEntry.nextEmptyHint')}>
            <Button variant="default" onClick={goToNextEmpty} disabled={all.length === 0}>
              {t('quarterEntry.nextEmpty')}
            </Button>
          </Tooltip>
          <Tooltip label={t('ui.saveHint')}>
            <Button onClick={() => void form.save()} loading={form.isSaving}>
              {t('ui.save')}
            </Button>
          </Tooltip>
        </>
      }
    >
      <DraftBar draft={draft} />
      {form.failure && <FailureBanner failure={form.failure} isWhole />}
      {form.isStale && (
        <Tooltip label={t('quarterEntry.loadLatestHint')}>
          <Button size="compact-sm" variant="default" mb="xs" onClick={() => void form.loadLatest()}>
            {t('quarterEntry.loadLatest')}
          </Button>
        </Tooltip>
      )}
      <Section title={label('indicators')} aside={<MissingMark count={empties.indicators.length} />}>
        <SheetGrid
          label={label('indicators')}
          columns={indicators.columns}
          state={indicators.sheet.state}
          onChange={(state) => indicators.sheet.set(withShares(state, quarter, language))}
          height={height(initial.indicators.length)}
          hasFixedRows
        />
      </Section>
      <Section
        title={label('spending')}
        aside={
          <Group gap="xs">
            <MissingMark count={initial.missing.spending} />
            <Button
              variant="subtle"
              size="compact-xs"
              renderRoot={(props) => <Link to="/budgets" search={{ part: 'expenses', year }} {...props} />}
            >
              {t('quarterEntry.openExpenses')}
            </Button>
          </Group>
        }
      >
        <SheetGrid
          label={label('spending')}
          columns={spendingTitles}
          state={spending}
          onChange={setSpending}
          height={height(initial.spending.length)}
          hasFixedRows
        />
      </Section>
      <Section title={label('beneficiaries')} aside={<MissingMark count={empties.beneficiaries.length} />}>
        <SheetGrid
          label={label('beneficiaries')}
          columns={beneficiaries.columns}
          state={beneficiaries.sheet.state}
          onChange={beneficiaries.sheet.set}
          height={height(initial.beneficiaries.length)}
          hasFixedRows
        />
      </Section>
      <Section title={label('groups')} aside={<MissingMark count={empties.groups.length} />}>
        <SheetGrid
          label={label('groups')}
          columns={groups.columns}
          state={groups.sheet.state}
          onChange={groups.sheet.set}
          height={height(initial.groups.length)}
          hasFixedRows
        />
      </Section>
      <Modal
        opened={form.warnings.length > 0}
        onClose={form.dropWarnings}
        title={t('quarterEntry.confirmTitle')}
        withCloseButton={false}
      >
        {form.warnings.map((warning) => (
          <Text size="sm" key={warning.path.join('.')}>
            {issueText(t, warning)}
          </Text>
        ))}
        <Group justify="flex-end" mt="md" gap="sm">
          <Button variant="default" onClick={form.dropWarnings}>
            {t('ui.cancel')}
          </Button>
          <Button data-autofocus onClick={() => void form.save(true)}>
            {t('quarterEntry.confirm')}
          </Button>
        </Group>
      </Modal>
      <LeaveGuard isPart isDirty={form.isDirty} onSave={() => form.save()} onDiscard={draft.discard} />
    </Page>
  );
}

/** When the quarter's figures are due; after that day, and as long as some are missing, that they are late. */
function DueMark({ quarter, isMissing }: { quarter: Quarter; isMissing: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const due = quarterDueDate(quarter, useSettings().dueDays);
  const date = formatLongDate(due, language);
  if (today > due && isMissing)
    return (
      <Text size="sm" c="danger.8" fw={500} className="figures" style={{ alignSelf: 'center' }}>
        {t('office.late', { date })}
      </Text>
    );
  return (
    <Text size="sm" c="gray.7" className="figures" style={{ alignSelf: 'center' }}>
      {t('office.due', { date })}
    </Text>
  );
}

/** How much of a part is not entered yet. */
function MissingMark({ count }: { count: number }) {
  const { t } = useTranslation();
  return count === 0 ? (
    <Badge variant="light" color="gray" c="gray.8" tt="none" style={{ alignSelf: 'center' }}>
      {t('quarterEntry.complete')}
    </Badge>
  ) : (
    <Badge variant="light" color="yellow" c="gray.9" tt="none" style={{ alignSelf: 'center' }}>
      {t('quarterEntry.missing', { count })}
    </Badge>
  );
}
