import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBeneficiariesSchema } from '../../shared/budgets.ts';
import type { Beneficiaries, BudgetRow } from '../../shared/budgets.ts';
import { formatNumber } from '../../shared/money.ts';
import { quarterOf } from '../../shared/quarter.ts';
import { Help } from '../components/form/field-help.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { QuarterPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { beneficiaryColumns, beneficiaryRows, isStated, withHeads } from './beneficiary-sheet.ts';
import { amountOf } from './budget-sheet.ts';
import { SheetPanel } from '../components/sheet-panel/sheet-panel.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useSheetSave } from '../components/sheet-panel/use-sheet-save.ts';

export interface BeneficiaryPanelProps {
  year: number;
  /** The quarter that is asked for; that of today where missing. */
  asked: number | undefined;
  onQuarter: (quarter: number) => void;
}

/** Penerima manfaat of every program in one quarter of the year. */
export function BeneficiaryPanel({ year, asked, onQuarter }: BeneficiaryPanelProps) {
  const { client } = useHost();
  const unit = useUnit();
  const { quarter: current } = quarterOf(useToday());
  const quarter = asked ?? current;
  const answer = useGridStart(['beneficiaries', unit.id, year], async () => {
    const input = { unitId: unit.id, year };
    const [programs, stated] = await Promise.all([client.budgets.get(input), client.beneficiaries.get(input)]);
    return { programs, stated };
  });
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading />;
  const { programs, stated } = answer.data;
  return (
    <BeneficiaryGrid
      key={quarter}
      programs={programs}
      stated={stated.filter((row) => row.quarter === quarter)}
      year={year}
      quarter={quarter}
      onQuarter={onQuarter}
    />
  );
}

interface BeneficiaryGridProps {
  programs: BudgetRow[];
  stated: Beneficiaries[];
  year: number;
  quarter: number;
  onQuarter: (quarter: number) => void;
}

function BeneficiaryGrid({ programs, stated, year, quarter, onQuarter }: BeneficiaryGridProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const language = useLanguage();
  const columns = useMemo(() => beneficiaryColumns(t), [t]);
  const sheet = useSheet(() => beneficiaryRows(programs, stated));
  const saving = useSheetSave({
    sheet,
    columns,
    schema: saveBeneficiariesSchema,
    isSent: isStated,
    asSaved: (row) => ({ ...row, origin: { isStated: isStated(row) } }),
    inputOf: (rows) => ({
      rows: rows.map((row) => ({
        programId: row.key,
        year,
        quarter,
        male: amountOf(row, 'male'),
        female: amountOf(row, 'female'),
        indirect: amountOf(row, 'indirect'),
        basis: row.cells['basis'] ?? '',
      })),
    }),
    write: (input) => client.beneficiaries.save(input),
  });
  const sum = (key: string) =>
    formatNumber(
      sheet.state.rows.reduce((all, row) => all + amountOf(row, key), 0),
      language,
    );
  return (
    <SheetPanel
      label={t('budgets.parts.beneficiaries')}
      columns={columns}
      sheet={sheet}
      onChange={(state) => sheet.set(withHeads(state))}
      failure={saving.failure}
      isSaving={saving.isSaving}
      onSave={saving.save}
      path={`/budgets?part=beneficiaries&year=${year}&quarter=${quarter}`}
      draftTitle={`${t('budgets.parts.beneficiaries')} ${year}`}
      draftSubject={`beneficiaries:${unit.id}:${year}:${quarter}`}
      before={
        <>
          <QuarterPicker
            label={t('ui.quarter')}
            value={quarter}
            onChange={(next) => next !== null && onQuarter(next)}
          />
          <Help label={t('budgets.basis')} text={t('help.beneficiaryBasis')} />
        </>
      }
      summary={t('budgets.heads', { direct: sum('total'), indirect: sum('indirect') })}
    />
  );
}
