import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { saveUnitSchema, timeZoneSchema } from '../../shared/units.ts';
import type { SaveUnit, Unit } from '../../shared/units.ts';
import { AreasField } from '../components/form/area-field.tsx';
import { Help } from '../components/form/field-help.tsx';
import { ChoiceField, Fields, TextField } from '../components/form/fields.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { IdentityFields } from './identity-fields.tsx';
import {
  newIdentity,
  signatoryColumns,
  signatoryOf,
  signatoryRows,
  unitCopy,
  unitInput,
  unitValues,
} from './unit-values.ts';
import type { UnitValues } from './unit-values.ts';

export interface UnitFormProps extends RecordStart<Unit> {
  /** Where the first unit is entered there is no list to go back to. */
  onBack?: () => void;
}

export function UnitForm({ initial, source, draftKey, onBorn, onBack }: UnitFormProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const columns = useMemo(() => signatoryColumns(t), [t]);
  const signatories = useSheetRows({
    initial,
    columns,
    rowsOf: signatoryRows,
    field: 'signatories',
    label: t('units.signatories'),
  });

  const record = useRecordForm<Unit, UnitValues, SaveUnit>({
    kind: 'unit',
    initial,
    draftKey,
    prefill: source && (() => unitCopy(source)),
    valuesOf: unitValues,
    titleOf: ({ code, identities }) => identities.at(-1)?.name || code,
    schema: saveUnitSchema,
    inputOf: (values, unit) => unitInput(values, unit, signatories.entered().map(signatoryOf)),
    write: (input) => client.units.save(input),
    load: (id) => client.units.get({ id }),
    rows: signatories.rows,
    onSaved: (unit) => initial === null && onBorn(unit.id),
  });
  const { stored } = record;
  const { onDuplicate, ...actions } = useRecordActions('unit', stored, stored?.code ?? '');
  const { control } = record.form;
  const identities = useFieldArray({ control, name: 'identities', keyName: 'fieldKey' });

  return (
    <RecordPage
      title={stored?.identities.at(-1)?.name ?? t('units.newTitle')}
      record={record}
      onBack={onBack ?? actions.onBack}
      onDuplicate={onDuplicate}
      actions={stored && <HistoryButton kind="unit" record={stored} name={stored.code} />}
    >
      <Fields>
        <TextField control={control} name="code" label={t('units.code')} span={3} isRequired />
        <ChoiceField
          control={control}
          name="timeZone"
          label={t('units.timeZone')}
          help={t('help.timeZone')}
          span={2}
          isRequired
          options={timeZoneSchema.options.map((value) => ({ value, label: value }))}
        />
      </Fields>
      <Section
        title={t('units.identities')}
        aside={
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => identities.append(newIdentity())}
          >
            {t('units.addIdentity')}
          </Button>
        }
      >
        {identities.fields.map((field, index) => (
          <IdentityFields
            key={field.fieldKey}
            control={control}
            index={index}
            onRemove={identities.fields.length > 1 ? () => identities.remove(index) : undefined}
          />
        ))}
      </Section>
      <Section
        title={t('units.signatories')}
        aside={<Help label={t('units.signatories')} text={t('help.signatories')} />}
      >
        <SheetGrid
          label={t('units.signatories')}
          columns={columns}
          state={signatories.sheet.state}
          onChange={signatories.sheet.set}
          height={170}
        />
      </Section>
      <Section title={t('units.rings')}>
        <Fields>
          <AreasField
            control={control}
            name="ring1"
            label={t('units.ring', { number: 1 })}
            help={t('help.ring')}
            span={12}
          />
          <AreasField control={control} name="ring2" label={t('units.ring', { number: 2 })} span={6} />
          <AreasField control={control} name="ring3" label={t('units.ring', { number: 3 })} span={6} />
        </Fields>
      </Section>
      <EvidencePanel kind="unit" id={stored?.id ?? null} />
    </RecordPage>
  );
}
