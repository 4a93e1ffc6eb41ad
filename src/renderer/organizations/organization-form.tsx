import { Text } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { attitudes, quadrantOf, saveOrganizationSchema } from '../../shared/organizations.ts';
import type { Organization, SaveOrganization } from '../../shared/organizations.ts';
import { AreaField } from '../components/form/area-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { MeetingsOfOrganization } from './meetings-of-organization.tsx';
import { likePrevious, organizationCopy, valuesOf } from './organization-values.ts';
import type { OrganizationValues } from './organization-values.ts';
import { RatingField } from './rating-field.tsx';
import { useOrganizationSheets } from './use-organization-sheets.ts';

export function OrganizationForm({ initial, source, previous, draftKey, onBorn }: RecordStart<Organization>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const kinds = useChoices('organizationKind');
  const sheets = useOrganizationSheets(initial);

  const record = useRecordForm<Organization, OrganizationValues, SaveOrganization>({
    kind: 'organization',
    initial,
    draftKey,
    prefill: source && (() => organizationCopy(source, t('ui.copyOf', { name: source.name }), unit.id)),
    valuesOf: (organization) => ({
      ...valuesOf(organization, unit.id),
      ...(organization === null && previous && likePrevious(previous)),
    }),
    titleOf: ({ name }) => name,
    schema: saveOrganizationSchema,
    inputOf: (values, organization) => ({
      ...values,
      id: organization?.id,
      version: organization?.version,
      ...sheets.entered(),
    }),
    write: (input) => client.organizations.save(input),
    load: (id) => client.organizations.get({ id }),
    rows: sheets.rows,
    onSaved: (organization) => initial === null && onBorn(organization.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const actions = useRecordActions('organization', stored, stored?.name ?? '');
  const [influence = null, interest = null] = useWatch({ control, name: ['influence', 'interest'] });
  const quadrant = quadrantOf(influence, interest);

  return (
    <RecordPage
      title={stored?.name ?? t('organizations.newTitle')}
      record={record}
      {...actions}
      actions={stored && <HistoryButton kind="organization" record={stored} name={stored.name} />}
    >
      <Fields>
        <TextField control={control} name="name" label={t('organizations.name')} span={5} isRequired />
        <ChoiceField
          control={control}
          name="kind"
          label={t('organizations.kind')}
          span={3}
          options={kinds.options}
          isRequired
          isSearchable
        />
        <AreaField control={control} name="areaCode" label={t('organizations.area')} span={4} />
        <RatingField
          control={control}
          name="influence"
          label={t('organizations.influence')}
          help={t('help.influence')}
          span={2}
        />
        <RatingField
          control={control}
          name="interest"
          label={t('organizations.interest')}
          help={t('help.interest')}
          span={2}
        />
        <ChoiceField
          control={control}
          name="attitude"
          label={t('organizations.attitude')}
          span={2}
          options={attitudes.map((value) => ({ value, label: t(`attitude.${value}`) }))}
          isRequired
        />
        <TextField control={control} name="address" label={t('organizations.address')} span={4} />
        <TextField control={control} name="phone" label={t('organizations.phone')} span={2} />
        <LongTextField control={control} name="note" label={t('organizations.note')} span={12} rows={1} />
      </Fields>
      <Text size="xs" c="gray.8" mt="xs">
        {t('organizations.inQuadrant', {
          quadrant: quadrant === null ? t('organizations.unrated') : t(`organizations.quadrants.${quadrant}`),
        })}
      </Text>
      <Section title={t('organizations.positions')}>
        <SheetGrid label={t('organizations.positions')} {...sheets.positions} height={150} />
      </Section>
      <Section title={t('organizations.contacts')}>
        <SheetGrid label={t('organizations.contacts')} {...sheets.contacts} height={210} />
      </Section>
      {stored !== null && <MeetingsOfOrganization id={stored.id} />}
      <EvidencePanel kind="organization" id={stored?.id ?? null} />
    </RecordPage>
  );
}
