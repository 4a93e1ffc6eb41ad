import { Anchor, Table, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { membershipRoleSchema } from '../../shared/groups.ts';
import { savePersonSchema } from '../../shared/people.ts';
import type { Person, SavePerson } from '../../shared/people.ts';
import { AreaField } from '../components/form/area-field.tsx';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { YearField } from '../components/form/number-field.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { useRemoveRecord } from '../components/record-page/use-remove-record.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';

type Values = Omit<SavePerson, 'id' | 'version'>;

export function PersonForm({ initial, onBorn }: { initial: Person | null; onBorn: (id: string) => void }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const navigate = useNavigate();
  const remove = useRemoveRecord();
  const record = useRecordForm<Person, Values, SavePerson>({
    initial,
    valuesOf,
    schema: savePersonSchema,
    inputOf: (values, person) => ({ ...values, id: person?.id, version: person?.version }),
    write: (input) => client.people.save(input),
    load: (id) => client.people.get({ id }),
    onSaved: (person) => initial === null && onBorn(person.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const genders = [
    { value: 'L', label: t('people.male') },
    { value: 'P', label: t('people.female') },
  ];

  return (
    <RecordPage
      title={stored?.name ?? t('people.newTitle')}
      isDirty={record.isDirty}
      isSaving={record.isSaving}
      failure={record.failure}
      onSave={record.save}
      onReload={() => void record.reload()}
      onBack={() => void navigate({ to: '/people' })}
      onDelete={
        stored
          ? async () => {
              if (await remove('person', stored, stored.name)) void navigate({ to: '/people', ignoreBlocker: true });
            }
          : undefined
      }
    >
      <Fields>
        <TextField control={control} name="name" label={t('people.name')} span={4} isRequired />
        <ChoiceField control={control} name="gender" label={t('people.genderLong')} span={2} options={genders} />
        <YearField control={control} name="birthYear" label={t('people.birthYear')} span={2} />
        <TextField control={control} name="phone" label={t('people.phone')} span={2} />
        <DateField control={control} name="consentDate" label={t('people.consentDate')} span={2} />
        <AreaField control={control} name="areaCode" label={t('people.area')} span={6} />
        <LongTextField control={control} name="note" label={t('people.note')} span={12} />
      </Fields>
      {stored !== null && (
        <Section title={t('people.memberships')}>
          {stored.groups.length === 0 ? (
            <Text size="sm" c="gray.7">
              {t('people.noMemberships')}
            </Text>
          ) : (
            <Table w="auto" withTableBorder>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('recordKind.group')}</Table.Th>
                  <Table.Th>{t('groups.role')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {stored.groups.map((group) => (
                  <Table.Tr key={`${group.groupId}/${group.role}`}>
                    <Table.Td>
                      <Anchor component={Link} to={`/groups/${group.groupId}`} size="sm">
                        {group.groupName}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>{t(`membershipRole.${membershipRoleSchema.catch('member').parse(group.role)}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Text size="sm" mt="xs" className="figures">
            {t('people.attendances', { total: stored.attendances })}
          </Text>
        </Section>
      )}
    </RecordPage>
  );
}

function valuesOf(person: Person | null): Values {
  return {
    name: person?.name ?? '',
    gender: person?.gender ?? null,
    birthYear: person?.birthYear ?? null,
    phone: person?.phone ?? '',
    areaCode: person?.areaCode ?? null,
    consentDate: person?.consentDate ?? null,
    note: person?.note ?? '',
  };
}
