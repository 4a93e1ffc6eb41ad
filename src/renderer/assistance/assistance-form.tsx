import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAssistanceSchema } from '../../shared/assistance.ts';
import type { Assistance, SaveAssistance } from '../../shared/assistance.ts';
import { formatRupiah } from '../../shared/money.ts';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, TextField } from '../components/form/fields.tsx';
import { useJoinedRows } from '../components/record-page/joined-rows.ts';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { PrintMenu } from '../documents/print-menu.tsx';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useGroupOptions, useProgramOptions } from '../use-record-options.ts';
import {
  conditionColumns,
  conditionOf,
  conditionRows,
  itemColumns,
  itemOf,
  itemRows,
  itemsValue,
} from './assistance-sheets.ts';

type Values = Omit<SaveAssistance, 'id' | 'version' | 'items' | 'conditions'>;

export function AssistanceForm({ initial, source, previous, draftKey, onBorn }: RecordStart<Assistance>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const language = useLanguage();
  const groups = useGroupOptions();
  const programs = useProgramOptions();
  const { group } = useSearch({ from: '/assistance/$id' });
  const ofItems = useMemo(() => itemColumns(t), [t]);
  const ofConditions = useMemo(() => conditionColumns(t), [t]);
  const items = useSheetRows({
    initial,
    columns: ofItems,
    rowsOf: itemRows,
    field: 'items',
    label: t('assistance.items'),
  });
  const conditions = useSheetRows({
    initial,
    columns: ofConditions,
    rowsOf: conditionRows,
    field: 'conditions',
    label: t('assistance.conditions'),
  });
  const rows = useJoinedRows({ items: items.rows, conditions: conditions.rows });

  const record = useRecordForm<Assistance, Values, SaveAssistance>({
    kind: 'assistance',
    initial,
    draftKey,
    prefill: source && (() => assistanceCopy(source)),
    valuesOf: (assistance) => ({
      ...valuesOf(assistance),
      ...(assistance === null && group !== undefined && { groupId: group }),
      ...(assistance === null && previous && likePrevious(previous)),
    }),
    titleOf: ({ description }) => description,
    schema: saveAssistanceSchema,
    inputOf: (values, assistance) => ({
      ...values,
      id: assistance?.id,
      version: assistance?.version,
      items: items.entered().map(itemOf),
      conditions: conditions.entered().map(conditionOf),
    }),
    write: (input) => client.assistance.save(input),
    load: (id) => client.assistance.get({ id }),
    rows,
    onSaved: (assistance) => initial === null && onBorn(assistance.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const actions = useRecordActions('assistance', stored, stored?.description ?? '');

  return (
    <RecordPage
      title={stored?.description ?? t('assistance.newTitle')}
      record={record}
      {...actions}
      actions={
        stored && (
          <>
            <HistoryButton kind="assistance" record={stored} name={stored.description} />
            <PrintMenu
              documents={['handover']}
              saved={() => (record.isDirty ? record.save() : Promise.resolve(stored))}
            />
          </>
        )
      }
    >
      <Fields>
        <TextField control={control} name="description" label={t('assistance.description')} span={6} isRequired />
        <ChoiceField
          control={control}
          name="groupId"
          label={t('recordKind.group')}
          span={3}
          options={groups}
          isRequired
          isSearchable
        />
        <ChoiceField
          control={control}
          name="programId"
          label={t('recordKind.program')}
          span={3}
          options={programs}
          isSearchable
        />
        <TextField
          control={control}
          name="bastNumber"
          label={t('assistance.bastNumber')}
          help={t('help.bastNumber')}
          span={4}
        />
        <DateField control={control} name="date" label={t('assistance.date')} span={2} isRequired />
        <TextField control={control} name="deliveredBy" label={t('assistance.deliveredBy')} span={3} />
        <TextField control={control} name="receivedBy" label={t('assistance.receivedBy')} span={3} />
      </Fields>
      <Section
        title={t('assistance.items')}
        aside={
          <Text size="sm" className="figures">
            {t('assistance.total', { value: formatRupiah(itemsValue(items.sheet.state.rows), language) })}
          </Text>
        }
      >
        <SheetGrid
          label={t('assistance.items')}
          columns={ofItems}
          state={items.sheet.state}
          onChange={items.sheet.set}
          height={210}
        />
      </Section>
      <Section
        title={t('assistance.conditions')}
        aside={
          stored?.needsCheck && (
            <Text size="sm" c="orange.9">
              {t('assistance.needsCheckLong')}
            </Text>
          )
        }
      >
        <SheetGrid
          label={t('assistance.conditions')}
          columns={ofConditions}
          state={conditions.sheet.state}
          onChange={conditions.sheet.set}
          height={150}
        />
      </Section>
      <EvidencePanel kind="assistance" id={stored?.id ?? null} />
    </RecordPage>
  );
}

function valuesOf(assistance: Assistance | null): Values {
  return {
    groupId: assistance?.groupId ?? '',
    programId: assistance?.programId ?? null,
    bastNumber: assistance?.bastNumber ?? '',
    // Nobody can say which day it was; the schema asks for it.
    date: assistance?.date ?? '',
    description: assistance?.description ?? '',
    deliveredBy: assistance?.deliveredBy ?? '',
    receivedBy: assistance?.receivedBy ?? '',
  };
}

/** Several groups are given things on one day, by one officer. */
function likePrevious({ programId, date, deliveredBy }: Assistance): Partial<Values> {
  return { programId, date, deliveredBy };
}

/** The same things for another group: a BAST, a receiver and later conditions of their own. */
function assistanceCopy(assistance: Assistance) {
  return {
    values: { ...valuesOf(assistance), groupId: '', bastNumber: '', receivedBy: '' },
    rows: { items: itemRows(assistance).map(({ cells }) => ({ key: newRowKey(), cells })) },
  };
}
