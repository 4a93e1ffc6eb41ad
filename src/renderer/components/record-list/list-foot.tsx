import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPrinter, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListExport } from '../../../shared/exports.ts';
import { paperSchema } from '../../../shared/exports.ts';
import { printFile, saveFile } from '../../host/deliver-file.ts';
import { failureOf } from '../../host/failure.ts';
import type { Failure } from '../../host/failure.ts';
import { useHost } from '../../host/host-context.tsx';
import { useExport } from '../../host/use-export.ts';
import { useToday, useUnit } from '../../shell/unit-context.tsx';
import { useLanguage } from '../../use-language.ts';
import { usePaper } from '../../use-paper.ts';
import { ExportLine } from '../export-line.tsx';
import { FailureBanner } from '../record-page/failure-banner.tsx';
import classes from './record-list.module.css';

export interface ListFootProps {
  /** How many rows there are, and what their sums count. */
  children: ReactNode;
  /** What is printed; asked for when it is needed, as the rows may be thousands. */
  content: () => Pick<ListExport, 'note' | 'table'>;
}

/** Below the list: what it counts, and the list on paper or as a workbook. */
export function ListFoot({ children, content }: ListFootProps) {
  const { t } = useTranslation();
  const host = useHost();
  const language = useLanguage();
  const unit = useUnit();
  const today = useToday();
  const exporting = useExport();
  const [paper, setPaper] = usePaper();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function start(format: 'xlsx' | 'pdf') {
    setFailure(null);
    const request = { kind: 'list', format, paper, language, unitId: unit.id, date: today, ...content() } as const;
    const file = await exporting.run(request);
    if (file === null) return;
    await (format === 'pdf' ? printFile(host, file, paper) : saveFile(host, file, language)).catch((error: unknown) =>
      setFailure(failureOf(error)),
    );
  }
  useHotkeys([['mod+P', () => void start('pdf')]], []);

  const isRunning = exporting.state.is === 'running';
  return (
    <>
      <div className={classes.foot}>
        <div className={classes.count}>{children}</div>
        <SegmentedControl
          aria-label={t('list.paper')}
          data={[...paperSchema.options]}
          value={paper}
          onChange={(value) => setPaper(paperSchema.parse(value))}
        />
        <Tooltip label={t('list.printHint')}>
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} />}
            disabled={isRunning}
            onClick={() => void start('pdf')}
          >
            {t('list.print')}
          </Button>
        </Tooltip>
        <Tooltip label={t('list.excelHint')}>
          <Button
            variant="default"
            leftSection={<IconTable size={15} />}
            disabled={isRunning}
            onClick={() => void start('xlsx')}
          >
            {t('list.excel')}
          </Button>
        </Tooltip>
      </div>
      {failure && <FailureBanner failure={failure} />}
      {exporting.state.is !== 'idle' && (
        <div className={classes.exportLine}>
          <ExportLine state={exporting.state} paper={paper} onCancel={exporting.cancel} />
        </div>
      )}
    </>
  );
}
