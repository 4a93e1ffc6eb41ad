import { Table, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EvidenceMeter } from '../../shared/attachments.ts';
import { ListFoot } from '../components/record-list/list-foot.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { listTable } from '../components/record-list/list-table.ts';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './evidence.module.css';

export interface EvidenceMeterViewProps {
  meter: EvidenceMeter;
  year: number;
  /** Opens the attachments behind a count; without a program those of the unit itself. */
  onOpen: (of: { programId: string | null; kind: string }) => void;
}

type ProgramRow = EvidenceMeter['programs'][number];

/** Programs by kinds of evidence: how many there are, and what is missing. */
export function EvidenceMeterView({ meter, year, onOpen }: EvidenceMeterViewProps) {
  const { t } = useTranslation();
  const unit = useUnit();
  const language = useLanguage();
  const kinds = meter.kinds.map(({ label, labelEn, ...kind }) => ({
    ...kind,
    label: language === 'en' && labelEn !== '' ? labelEn : label,
  }));
  const required = kinds.filter(({ isRequired }) => isRequired).length;
  const has = (row: ProgramRow) => required - row.missing.length;

  const columns: ListColumn<ProgramRow, string>[] = [
    { key: 'program', title: t('recordKind.program'), width: 200, value: (row) => `${row.code} · ${row.name}` },
    { key: 'complete', title: t('evidence.complete'), width: 80, value: (row) => `${has(row)}/${required}` },
    ...kinds.map(({ code, label }): ListColumn<ProgramRow, string> => ({
      key: code,
      title: label,
      width: 60,
      value: (row) => row.counts[code]?.toString() ?? (meter.unit[code] ? t('evidence.byUnit') : ''),
    })),
  ];
  const content = () => ({
    note: t('evidence.meterOf', { year, unit: unit.name }),
    table: listTable(columns, meter.programs, undefined, {
      title: t('evidence.meterTitle', { year }),
      criteria: t('evidence.meterNote'),
      empty: t('evidence.noPrograms'),
      total: '',
    }),
  });

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('evidence.meterTitle', { year })}>
        <Table className={classes.meter} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.first}>{t('recordKind.program')}</Table.Th>
              <Table.Th className={classes.cell}>
                <span className={classes.upright}>{t('evidence.complete')}</span>
              </Table.Th>
              {kinds.map(({ code, label }) => (
                <Table.Th key={code} className={classes.cell} title={label}>
                  <span className={classes.upright}>{label}</span>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row" className={classes.first}>
                <Link to="/units/$id" params={{ id: unit.id }}>
                  {t('evidence.wholeUnit')}
                </Link>
              </Table.Th>
              <Table.Td className={classes.cell} />
              {kinds.map(({ code, label }) => (
                <Table.Td key={code} className={classes.cell}>
                  <Count
                    count={meter.unit[code]}
                    label={t('evidence.cell', { kind: label, name: t('evidence.wholeUnit') })}
                    onOpen={() => onOpen({ programId: null, kind: code })}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
            {meter.programs.map((row) => (
              <Table.Tr key={row.programId}>
                <Table.Th scope="row" className={classes.first} title={`${row.code} · ${row.name}`}>
                  <Link to="/programs/$id" params={{ id: row.programId }}>
                    {row.code} · {row.name}
                  </Link>
                  {row.undated > 0 && (
                    <Text size="xs" c="var(--doubt)" fw={400}>
                      {t('evidence.undated', { count: row.undated })}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td className={`${classes.cell} figures`}>
                  {has(row)}/{required}
                </Table.Td>
                {kinds.map(({ code, label }) => (
                  <Table.Td
                    key={code}
                    className={`${classes.cell} ${row.missing.includes(code) ? classes.missing : ''}`}
                  >
                    {row.counts[code] === undefined && meter.unit[code] !== undefined ? (
                      <Tooltip label={t('evidence.byUnitHint')}>
                        <span className={classes.byUnit}>{t('evidence.byUnit')}</span>
                      </Tooltip>
                    ) : row.missing.includes(code) ? (
                      <span aria-label={t('evidence.missing')} role="img">
                        –
                      </span>
                    ) : (
                      <Count
                        count={row.counts[code]}
                        label={t('evidence.cell', { kind: label, name: row.name })}
                        onOpen={() => onOpen({ programId: row.programId, kind: code })}
                      />
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {meter.programs.length === 0 && <p className={classes.empty}>{t('evidence.noPrograms')}</p>}
      </div>
      <ListFoot content={content}>{t('evidence.meterNote')}</ListFoot>
    </>
  );
}

function Count({ count, label, onOpen }: { count: number | undefined; label: string; onOpen: () => void }) {
  if (count === undefined) return null;
  return (
    <UnstyledButton className={classes.count} aria-label={`${label}: ${count}`} onClick={onOpen}>
      {count}
    </UnstyledButton>
  );
}
