import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { membershipRoleSchema } from '../../shared/groups.ts';
import { savePersonSchema } from '../../shared/people.ts';
import type { Person, SavePerson } from '../../shared/people.ts';
import { AreaField } from '../components/form/area-field.tsx';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { YearField } from '../components/form/number-field.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { DuplicateHint } from './duplicate-hint.tsx';
import { useDuplicateQuestion } from './use-duplicate-question.tsx';

type Values = Omit<SavePerson, 'id' | 'version'>;

export function PersonForm({ initial, source, previous, draftKey, onBorn }: RecordStart<Person>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const record = useRecordForm<Person, Values, SavePerson>({
    kind: 'person',
    initial,
    draftKey,
    prefill: source && (() => ({ values: copyOf(source, t('ui.copyOf', { name: source.name })) })),
    valuesOf: (person) => ({
      ...valuesOf(person),
      // The next of a list is mostly of the same village.
      ...(person === null && previous && { areaCode: previous.areaCode, consentDate: previous.consentDate }),
    }),
    titleOf: ({ name }) => name,
    schema: savePersonSchema,
    inputOf: (values, person) => ({ ...values, id: person?.id, version: person?.version }),
    write: (input) => client.people.save(input),
    load: (id) => client.people.get({ id }),
    onSaved: (person) => initial === null && onBorn(person.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const actions = useRecordActions('person', stored, stored?.name ?? '');
  const question = useDuplicateQuestion();
  /** A new person who most likely is kept already is asked about first. */
  const save = async (isLeaving?: boolean) => {
    if (stored === null && !(await question.isFine(record.form.getValues()))) return null;
    return record.save(isLeaving);
  };
  const genders = [
    { value: 'L', label: t('people.male') },
    { value: 'P', label: t('people.female') },
  ];

  return (
    <RecordPage
      title={stored?.name ?? t('people.newTitle')}
      record={{ ...record, save }}
      {...actions}
      actions={stored && <HistoryButton kind="person" record={stored} name={stored.name} />}
    >
      <Fields>
        <TextField control={control} name="name" label={t('people.name')} span={4} isRequired />
        <ChoiceField control={control} name="gender" label={t('people.genderLong')} span={2} options={genders} />
        <YearField control={control} name="birthYear" label={t('people.birthYear')} span={2} />
        <TextField control={control} name="phone" label={t('people.phone')} span={2} />
        <DateField
          control={control}
          name="consentDate"
          label={t('people.consentDate')}
          help={t('help.consentDate')}
          span={2}
        />
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
          <DuplicateHint person={stored} />
        </Section>
      )}
      {question.dialog}
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

/** Somebody else in the same circumstances; a phone number is one person's own. */
function copyOf(person: Person, name: string): Values {
  return { ...valuesOf(person), name, phone: '' };
}
