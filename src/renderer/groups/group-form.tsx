import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveGroupSchema } from '../../shared/groups.ts';
import type { Group, SaveGroup } from '../../shared/groups.ts';
import { AreaField } from '../components/form/area-field.tsx';
import { CheckField } from '../components/form/check-field.tsx';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { useRemoveRecord } from '../components/record-page/use-remove-record.tsx';
import { Section } from '../components/section.tsx';
import { placeIssues } from '../components/sheet-grid/place-issues.ts';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { badCells } from '../components/sheet-grid/sheet-problems.ts';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { memberColumns, memberOf, memberRows } from './member-sheet.ts';

type Values = Omit<SaveGroup, 'id' | 'version' | 'members'>;

export function GroupForm({ initial, onBorn }: { initial: Group | null; onBorn: (id: string) => void }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const remove = useRemoveRecord();
  const kinds = useChoices('groupKind');
  const stages = useChoices('stage');
  const vulnerable = useChoices('vulnerableCategory');
  const columns = useMemo(() => memberColumns(t, vulnerable.options), [t, vulnerable.options]);
  const members = useSheet(() => memberRows(initial));
  const entered = () => members.latest().rows.filter((row) => !isBlankRow(row, columns));

  const record = useRecordForm<Group, Values, SaveGroup>({
    initial,
    valuesOf: (group) => valuesOf(group, unit.id),
    schema: saveGroupSchema,
    inputOf: (values, group) => ({
      ...values,
      id: group?.id,
      version: group?.version,
      members: entered().map(memberOf),
    }),
    write: (input) => client.groups.save(input),
    load: (id) => client.groups.get({ id }),
    onReset: (group) => members.reset(memberRows(group)),
    badCells: () => badCells({ ...members.latest(), issues: [] }, columns).length,
    placeIssues: (issues) => {
      const keys = entered().map(({ key }) => key);
      const columnKeys = columns.map(({ key }) => key);
      const placed = placeIssues(issues, ['members'], keys, columnKeys, (issue) => issueText(t, issue));
      members.setIssues(placed.cells);
      return placed.rest;
    },
    onSaved: (group) => initial === null && onBorn(group.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const back = () => void navigate({ to: '/groups' });

  return (
    <RecordPage
      title={stored?.name ?? t('groups.newTitle')}
      isDirty={record.isDirty || members.isDirty}
      isSaving={record.isSaving}
      failure={record.failure}
      onSave={record.save}
      onReload={() => void record.reload()}
      onBack={back}
      onDelete={
        stored
          ? async () => {
              if (await remove('group', stored, stored.name)) {
                void navigate({ to: '/groups', ignoreBlocker: true });
              }
            }
          : undefined
      }
    >
      <Fields>
        <TextField control={control} name="name" label={t('groups.name')} span={4} isRequired />
        <TextField control={control} name="shortName" label={t('groups.shortName')} span={2} />
        <ChoiceField
          control={control}
          name="kind"
          label={t('groups.kind')}
          span={3}
          options={kinds.options}
          isRequired
          isSearchable
        />
        <ChoiceField
          control={control}
          name="stage"
          label={t('groups.stage')}
          span={3}
          options={stages.options}
          isRequired
        />
        <AreaField control={control} name="areaCode" label={t('groups.area')} span={6} isRequired />
        <DateField control={control} name="foundedOn" label={t('groups.foundedOn')} span={2} />
        <TextField control={control} name="localHero" label={t('groups.localHero')} span={2} />
        <CheckField control={control} name="isActive" label={t('groups.isActive')} span={2} />
        <TextField control={control} name="decreeNumber" label={t('groups.decreeNumber')} span={3} />
        <DateField control={control} name="decreeDate" label={t('groups.decreeDate')} span={2} />
        <TextField control={control} name="decreeIssuer" label={t('groups.decreeIssuer')} span={3} />
        <TextField control={control} name="products" label={t('groups.products')} span={4} />
        <LongTextField control={control} name="description" label={t('groups.description')} span={12} rows={1} />
      </Fields>
      {stored !== null && stored.programs.length > 0 && (
        <Text size="xs" c="gray.8" mt="xs">
          {t('groups.inPrograms', { names: stored.programs.map(({ name }) => name).join(', ') })}
        </Text>
      )}
      <Section title={t('groups.members')}>
        <SheetGrid
          label={t('groups.members')}
          columns={columns}
          state={members.state}
          onChange={members.set}
          height={330}
        />
      </Section>
    </RecordPage>
  );
}

function valuesOf(group: Group | null, unitId: string): Values {
  return {
    unitId: group?.unitId ?? unitId,
    name: group?.name ?? '',
    shortName: group?.shortName ?? '',
    kind: group?.kind ?? '',
    areaCode: group?.areaCode ?? '',
    decreeNumber: group?.decreeNumber ?? '',
    decreeDate: group?.decreeDate ?? null,
    decreeIssuer: group?.decreeIssuer ?? '',
    foundedOn: group?.foundedOn ?? null,
    stage: group?.stage ?? 'inisiasi',
    isActive: group?.isActive ?? true,
    products: group?.products ?? '',
    localHero: group?.localHero ?? '',
    description: group?.description ?? '',
  };
}
