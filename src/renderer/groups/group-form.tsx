import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { saveGroupSchema } from '../../shared/groups.ts';
import type { Group, SaveGroup } from '../../shared/groups.ts';
import { AreaField } from '../components/form/area-field.tsx';
import { CheckField } from '../components/form/check-field.tsx';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { FilledNote } from '../components/form/filled-note.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetRow } from '../components/sheet-grid/sheet.ts';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { GroupLessons } from '../lessons/group-lessons.tsx';
import { useStageHelp } from '../use-stage-help.ts';
import { productRows } from './fact-sheets.ts';
import { GroupAssistance } from './group-assistance.tsx';
import { memberRows } from './member-sheet.ts';
import type { MemberOrigin } from './member-sheet.ts';
import { ProgressSection } from './progress-section.tsx';
import { useGroupDefaults } from './use-group-defaults.ts';
import { useGroupSheets } from './use-group-sheets.ts';

type Values = Omit<SaveGroup, 'id' | 'version' | 'members' | 'productRows' | 'licences'>;

export function GroupForm({ initial, source, previous, draftKey, onBorn }: RecordStart<Group>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const kinds = useChoices('groupKind');
  const stages = useChoices('stage');
  const stageHelp = useStageHelp();
  const sheets = useGroupSheets(initial);

  const record = useRecordForm<Group, Values, SaveGroup>({
    kind: 'group',
    initial,
    draftKey,
    prefill: source && (() => groupCopy(source, t('ui.copyOf', { name: source.name }), unit.id)),
    valuesOf: (group) => ({
      ...valuesOf(group, unit.id, stages.options[0]?.value ?? ''),
      ...(group === null && previous && { kind: previous.kind, stage: previous.stage, areaCode: previous.areaCode }),
    }),
    titleOf: ({ name }) => name,
    schema: saveGroupSchema,
    inputOf: (values, group) => ({
      ...values,
      id: group?.id,
      version: group?.version,
      ...sheets.entered(),
    }),
    write: async (input) => {
      const saved = await client.groups.save(input);
      if (record.stored === null) defaults.remember(input);
      return saved;
    },
    load: (id) => client.groups.get({ id }),
    rows: sheets.rows,
    onSaved: (group) => initial === null && onBorn(group.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const actions = useRecordActions('group', stored, stored?.name ?? '');
  const defaults = useGroupDefaults(record.form, initial === null && stored === null);

  return (
    <RecordPage
      title={stored?.name ?? t('groups.newTitle')}
      record={record}
      {...actions}
      actions={stored && <HistoryButton kind="group" record={stored} name={stored.name} />}
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
          help={stageHelp}
          span={3}
          options={stages.options}
          isRequired
        />
        <AreaField control={control} name="areaCode" label={t('groups.area')} span={5} isRequired />
        <DateField control={control} name="foundedOn" label={t('groups.foundedOn')} span={2} />
        <ChoiceField
          control={control}
          name="localHeroId"
          label={t('groups.localHero')}
          help={t('help.localHero')}
          span={3}
          options={keptMembers(sheets.members.state.rows)}
          isSearchable
        />
        <CheckField control={control} name="isActive" label={t('groups.isActive')} span={2} />
        <TextField
          control={control}
          name="decreeNumber"
          label={t('groups.decreeNumber')}
          help={t('help.decreeNumber')}
          span={3}
        />
        <DateField
          control={control}
          name="decreeDate"
          label={t('groups.decreeDate')}
          help={t('help.decreeDate')}
          span={2}
        />
        <TextField control={control} name="decreeIssuer" label={t('groups.decreeIssuer')} span={3} />
        <TextField control={control} name="products" label={t('groups.products')} help={t('help.products')} span={4} />
        <TextField control={control} name="localHero" label={t('groups.localHeroOther')} span={3} />
        <LongTextField control={control} name="description" label={t('groups.description')} span={9} rows={1} />
      </Fields>
      {defaults.filledIn && (
        <FilledNote
          text={t('groups.filledIn', {
            name: defaults.filledIn.from,
            fields: defaults.filledIn.fields
              .map((field) => t(`groups.${field === 'kind' ? 'kind' : 'area'}`))
              .join(', '),
          })}
          onClear={defaults.clear}
        />
      )}
      {stored !== null && stored.programs.length > 0 && (
        <Text size="xs" c="gray.8" mt="xs">
          {t('groups.inPrograms', { names: stored.programs.map(({ name }) => name).join(', ') })}
        </Text>
      )}
      <Section title={t('groups.members')}>
        <SheetGrid label={t('groups.members')} {...sheets.members} height={330} />
      </Section>
      <SimpleGrid cols={2} spacing="md">
        <Section title={t('groups.productRows')}>
          <SheetGrid label={t('groups.productRows')} {...sheets.products} height={150} />
        </Section>
        <Section title={t('groups.licences')}>
          <SheetGrid label={t('groups.licences')} {...sheets.licences} height={150} />
        </Section>
      </SimpleGrid>
      {stored !== null && <GroupAssistance groupId={stored.id} />}
      {stored !== null && <ProgressSection groupId={stored.id} />}
      <EvidencePanel kind="group" id={stored?.id ?? null} />
      {stored !== null && <GroupLessons groupId={stored.id} />}
    </RecordPage>
  );
}

function valuesOf(group: Group | null, unitId: string, firstStage: string): Values {
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
    stage: group?.stage ?? firstStage,
    isActive: group?.isActive ?? true,
    products: group?.products ?? '',
    localHero: group?.localHero ?? '',
    localHeroId: group?.localHeroId ?? null,
    description: group?.description ?? '',
  };
}

/** Members who are kept as people, each once: one may have come back. */
function keptMembers(rows: readonly SheetRow<MemberOrigin>[]) {
  const people = new Map(
    rows.flatMap(({ cells, origin }) => (origin?.personId ? [[origin.personId, cells['name'] ?? '']] : [])),
  );
  return [...people].map(([value, label]) => ({ value, label }));
}

/** A group like another: its people as new members, what it makes; its decree (SK) and licences its own. */
function groupCopy(group: Group, name: string, unitId: string) {
  return {
    values: {
      ...valuesOf(group, unitId, group.stage),
      unitId,
      name,
      shortName: '',
      decreeNumber: '',
      decreeDate: null,
      decreeIssuer: '',
      foundedOn: null,
      localHero: '',
      localHeroId: null,
    },
    rows: {
      members: memberRows(group)
        .filter(({ cells }) => !cells['leftOn'])
        .map(({ cells, origin }) => ({
          key: newRowKey(),
          origin: { personId: origin?.personId },
          cells: { ...cells, joinedOn: '' },
        })),
      productRows: productRows(group).map(({ cells }) => ({ key: newRowKey(), cells })),
    },
  };
}
