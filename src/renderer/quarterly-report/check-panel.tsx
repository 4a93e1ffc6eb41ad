import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostListRows } from '../../shared/exports.ts';
import { formatNumber } from '../../shared/money.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { Finding, FindingKind, QuarterCheck } from '../../shared/report-check.ts';
import type { ReportTable } from '../../shared/reports.ts';
import { ListFoot } from '../components/record-list/list-foot.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { RecordAnchor } from '../shell/record-anchor.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './check-panel.module.css';
import type { QuarterOfUnit } from './report-panel.tsx';
import { useFindingText } from './use-finding-text.ts';

/** Findings of a kind that are drawn until all are asked for. */
const firstRows = 50;

/** Periksa sebelum diserahkan: what the quarter lacks, and what is odd, each with the way to where it is mended. */
export function CheckPanel({ of }: { of: QuarterOfUnit }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const answer = useQuery(api.reports.check.queryOptions({ input: of }));
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  if (answer.data.groups.length === 0) {
    return (
      <Alert color="green" variant="light" icon={<IconCircleCheck size={18} />} role="status">
        {t('reportCheck.nothing')}
      </Alert>
    );
  }
  return <FoundTable of={of} check={answer.data} />;
}

function FoundTable({ of, check }: { of: QuarterOfUnit; check: QuarterCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const textOf = useFindingText();
  const [whole, setWhole] = useState<readonly FindingKind[]>([]);
  const count = (value: number) => formatNumber(value, language);
  const summary = [
    ...(check.missing > 0 ? [t('reportCheck.missing', { number: count(check.missing) })] : []),
    ...(check.implausible > 0 ? [t('reportCheck.implausible', { number: count(check.implausible) })] : []),
  ].join(', ');
  const title = t('reportCheck.title', { roman: romanQuarter(of.quarter), year: of.year });
  return (
    <>
      <ListFoot content={() => ({ note: summary, table: printed(check, title) })}>
        <Text fw={600} size="sm">
          {summary}
        </Text>
      </ListFoot>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('reportCheck.record')}</th>
            <th scope="col">{t('reportCheck.detail')}</th>
          </tr>
        </thead>
        {check.groups.map(({ kind, severity, findings }) => {
          const shown = whole.includes(kind) ? findings : findings.slice(0, firstRows);
          return (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={2} className={classes.kind}>
                  <span className={classes[severity]}>{t(`reportCheck.severity.${severity}`)}</span>
                  {t(`reportCheck.kinds.${kind}`)} <span className={classes.count}>{count(findings.length)}</span>
                </th>
              </tr>
              {shown.map((finding, index) => (
                <FindingRow key={index} finding={finding} text={textOf(kind, finding)} />
              ))}
              {shown.length < findings.length && (
                <tr>
                  <td colSpan={2}>
                    <Group gap="sm">
                      {t('recordsBehind.part', { shown: count(shown.length), total: count(findings.length) })}
                      <Button variant="default" size="compact-xs" onClick={() => setWhole([...whole, kind])}>
                        {t('recordsBehind.showAll')}
                      </Button>
                    </Group>
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </>
  );

  function printed({ groups }: QuarterCheck, heading: string): ReportTable {
    const column = (key: string, name: string, width: number) =>
      ({ key, title: name, kind: 'text', width, isTotalled: false, formula: null }) as const;
    return {
      id: '',
      title: heading,
      criteria: t('reportCheck.criteria'),
      empty: t('reportCheck.nothing'),
      columns: [
        column('kind', t('reportCheck.matter'), 28),
        column('severity', t('reportCheck.kind'), 10),
        column('record', t('reportCheck.record'), 34),
        column('detail', t('reportCheck.detail'), 34),
      ],
      rows: groups
        .flatMap(({ kind, severity, findings }) =>
          findings.map((finding) => ({
            kind: t(`reportCheck.kinds.${kind}`),
            severity: t(`reportCheck.severity.${severity}`),
            record: finding.name,
            detail: textOf(kind, finding),
          })),
        )
        .slice(0, mostListRows),
      totals: null,
    };
  }
}

function FindingRow({ finding, text }: { finding: Finding; text: string }) {
  return (
    <tr>
      <td>
        <RecordAnchor to={finding.record} className={classes.link ?? ''}>
          {finding.name}
        </RecordAnchor>
      </td>
      <td>{text}</td>
    </tr>
  );
}
