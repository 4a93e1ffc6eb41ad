import { Anchor, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuarterCompleteness } from '../../shared/home.ts';
import { formatNumber } from '../../shared/money.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { Section } from '../components/section.tsx';
import { useLanguage } from '../use-language.ts';
import { ShareBar } from './share-bar.tsx';
import classes from './home.module.css';

const parts = ['indicators', 'spending', 'beneficiaries', 'groups', 'all'] as const;

/** How much of two quarters is filled in, part by part. */
export function Completeness({ quarters }: { quarters: readonly QuarterCompleteness[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number) => formatNumber(value, language);
  return (
    <Section title={t('home.completeness')}>
      <Table withTableBorder verticalSpacing={3} fz="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={220}>{t('home.part')}</Table.Th>
            {quarters.map(({ year, quarter }) => (
              <Table.Th key={`${year}/${quarter}`} colSpan={2}>
                <Anchor size="sm" renderRoot={(props) => <Link to="/quarter" search={{ year, quarter }} {...props} />}>
                  {t('history.quarter', { roman: romanQuarter(quarter), year })}
                </Anchor>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part) => (
            <Table.Tr key={part} className={part === 'all' ? classes.total : ''}>
              <Table.Td>{part === 'all' ? t('home.all') : t(`quarterEntry.parts.${part}`)}</Table.Td>
              {quarters.flatMap(({ year, quarter, due, missing }) => {
                const filled = due[part] - missing[part];
                const text = t('home.filledOf', { filled: figure(filled), due: figure(due[part]) });
                return [
                  <Table.Td key={`${year}/${quarter}`} ta="right" w={120}>
                    {due[part] === 0 ? '–' : text}
                  </Table.Td>,
                  <Table.Td key={`${year}/${quarter} bar`}>
                    {due[part] > 0 && <ShareBar share={filled / due[part]} label={text} />}
                  </Table.Td>,
                ];
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
