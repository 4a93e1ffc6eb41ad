import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { saveUnitSchema, timeZoneSchema } from '../../shared/units.ts';
import type { SaveUnit, Unit } from '../../shared/units.ts';
import { AreasField } from '../components/form/area-field.tsx';
import { ChoiceField, Fields, TextField } from '../components/form/fields.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { placeIssues } from '../components/sheet-grid/place-issues.ts';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { badCells } from '../components/sheet-grid/sheet-problems.ts';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { newIdentity, signatoryColumns, signatoryOf, signatoryRows, unitInput, unitValues } from './unit-values.ts';
import type { UnitValues } from './unit-values.ts';

export interface UnitFormProps {
  initial: Unit | null;
  onBorn: (id: string) => void;
  onBack: () => void;
}

export function UnitForm({ initial, onBorn, onBack }: UnitFormProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const columns = useMemo(() => signatoryColumns(t), [t]);
  const signatories = useSheet(() => signatoryRows(initial));
  const entered = () => signatories.latest().rows.filter((row) => !isBlankRow(row, columns));

  const record = useRecordForm<Unit, UnitValues, SaveUnit>({
    initial,
    valuesOf: unitValues,
    schema: saveUnitSchema,
    inputOf: (values, unit) => unitInput(values, unit, entered().map(signatoryOf)),
    write: (input) => client.units.save(input),
    load: (id) => client.units.get({ id }),
    onReset: (unit) => signatories.reset(signatoryRows(unit)),
    badCells: () => badCells({ ...signatories.latest(), issues: [] }, columns).length,
    placeIssues: (issues) => {
      const keys = entered().map(({ key }) => key);
      const columnKeys = columns.map(({ key }) => key);
      const placed = placeIssues(issues, ['signatories'], keys, columnKeys, (issue) => issueText(t, issue));
      signatories.setIssues(placed.cells);
      return placed.rest;
    },
    onSaved: (unit) => initial === null && onBorn(unit.id),
  });
  const { control } = record.form;
  const identities = useFieldArray({ control, name: 'identities', keyName: 'fieldKey' });

  return (
    <RecordPage
      title={record.stored?.identities.at(-1)?.name ?? t('units.newTitle')}
      isDirty={record.isDirty || signatories.isDirty}
      isSaving={record.isSaving}
      failure={record.failure}
      onSave={record.save}
      onReload={() => void record.reload()}
      onBack={onBack}
    >
      <Fields>
        <TextField control={control} name="code" label={t('units.code')} span={3} isRequired />
        <ChoiceField
          control={control}
          name="timeZone"
          label={t('units.timeZone')}
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
      <Section title={t('units.signatories')}>
        <SheetGrid
          label={t('units.signatories')}
          columns={columns}
          state={signatories.state}
          onChange={signatories.set}
          height={170}
        />
      </Section>
      <Section title={t('units.rings')}>
        <Fields>
          <AreasField control={control} name="ring1" label={t('units.ring', { number: 1 })} span={12} />
          <AreasField control={control} name="ring2" label={t('units.ring', { number: 2 })} span={6} />
          <AreasField control={control} name="ring3" label={t('units.ring', { number: 3 })} span={6} />
        </Fields>
      </Section>
    </RecordPage>
  );
}
