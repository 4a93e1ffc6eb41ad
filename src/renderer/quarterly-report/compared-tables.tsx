import { Button, Group, Select, Tooltip } from '@mantine/core';
import { IconFileTypePdf, IconTable } from '@tabler/icons-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import type { ComparedTable } from '../../shared/comparisons.ts';
import { ExportLine } from '../components/export-line.tsx';
import { useExport } from '../host/use-export.ts';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { usePaper } from '../use-paper.ts';
import { useRemembered } from '../use-remembered.ts';
import { ComparedTableView } from './compared-table.tsx';
import classes from './compare.module.css';

export interface ComparedTablesProps {
  tables: readonly ComparedTable[];
  /** Small ones stand below each other; others are looked at one by one. */
  isTogether: boolean;
  /** Whether newer figures are on their way. */
  isStale: boolean;
}

/** Tables that belong together, each with its files. */
export function ComparedTables({ tables, isTogether, isStale }: ComparedTablesProps) {
  const { t } = useTranslation();
  const unit = useUnit();
  const today = useToday();
  const language = useLanguage();
  const exporting = useExport();
  const [paper] = usePaper();
  const [asked, ask] = useRemembered('report.compareTable', z.string(), '');
  const [first] = tables;
  if (!first) return null;
  const chosen = tables.find(({ key }) => key === asked) ?? first;
  const start = (table: ComparedTable, format: 'xlsx' | 'pdf') =>
    void exporting.run({ kind: 'list', format, paper, language, unitId: unit.id, date: today, note: '', table });
  const isPicked = !isTogether && tables.length > 1;
  const picker = (
    <Select
      aria-label={t('comparisons.table')}
      w={280}
      allowDeselect={false}
      data={tables.map(({ key, title }) => ({ value: key, label: title }))}
      value={chosen.key}
      onChange={(key) => key !== null && ask(key)}
    />
  );
  return (
    <>
      <ExportLine state={exporting.state} paper={paper} onCancel={exporting.cancel} />
      {(isTogether ? tables : [chosen]).map((table) => (
        <TableSection
          key={table.key}
          table={table}
          isFilling={!isTogether}
          isStale={isStale}
          picker={isPicked ? picker : null}
          onExport={exporting.state.is === 'running' ? null : (format) => start(table, format)}
        />
      ))}
    </>
  );
}

interface TableSectionProps {
  table: ComparedTable;
  /** Whether it takes what is left of the page, and scrolls within. */
  isFilling: boolean;
  isStale: boolean;
  picker: ReactNode;
  /** Null while another export runs. */
  onExport: ((format: 'xlsx' | 'pdf') => void) | null;
}

function TableSection({ table, isFilling, isStale, picker, onExport }: TableSectionProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <section className={isFilling ? classes.filling : classes.section} aria-busy={isStale}>
      <Group gap="sm" wrap="nowrap" className={classes.head}>
        {picker}
        <h2 className={picker === null ? classes.title : classes.hidden} id={titleId}>
          {table.title}
        </h2>
        <Group gap="xs" wrap="nowrap" ml="auto">
          <Tooltip label={t('comparisons.exportExcelHint')}>
            <Button
              variant="default"
              leftSection={<IconTable size={15} />}
              disabled={onExport === null}
              onClick={() => onExport?.('xlsx')}
            >
              {t('comparisons.exportExcel')}
            </Button>
          </Tooltip>
          <Tooltip label={t('comparisons.exportPdfHint')}>
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={15} />}
              disabled={onExport === null}
              onClick={() => onExport?.('pdf')}
            >
              {t('comparisons.exportPdf')}
            </Button>
          </Tooltip>
        </Group>
      </Group>
      {table.rows.length === 0 ? (
        <p className={classes.none}>{table.empty}</p>
      ) : (
        <ComparedTableView table={table} titleId={titleId} />
      )}
      {table.criteria !== '' && <p className={classes.criteria}>{table.criteria}</p>}
    </section>
  );
}
