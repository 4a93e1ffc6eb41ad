import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicatesOfSchema } from '../../shared/duplicates.ts';
import type { Person, SavePerson } from '../../shared/people.ts';
import { useHost } from '../host/host-context.tsx';
import classes from './compare-people.module.css';
import { personFieldNames, usePersonFacts } from './person-facts.ts';
import type { PersonFields } from './person-facts.ts';

interface Question {
  typed: PersonFields;
  existing: Person;
  answer: (isSaved: boolean) => void;
}

/**
 * Asks before a new person is saved who most likely is kept already (DOMAIN rule 10), with the two side
 * by side. `isFine` answers true where there is nobody, or the user saves nevertheless; the form stays
 * as it is in any case.
 */
export function useDuplicateQuestion() {
  const { client } = useHost();
  const [question, setQuestion] = useState<Question | null>(null);

  async function isFine(values: SavePerson): Promise<boolean> {
    if (question !== null) return false;
    const typed = fieldsOf(values);
    const existing = await existingPerson(typed);
    if (existing === null) return true;
    return new Promise((resolve) => {
      setQuestion({
        typed,
        existing,
        answer: (isSaved) => {
          setQuestion(null);
          resolve(isSaved);
        },
      });
    });
  }

  /** The likeliest; null where there is none, or where asking fails: the save itself will say why. */
  async function existingPerson({ name, gender, birthYear, phone, areaCode }: PersonFields): Promise<Person | null> {
    const input = duplicatesOfSchema.safeParse({ name, gender, birthYear, phone, areaCode });
    if (!input.success) return null;
    try {
      const [first] = await client.people.duplicatesOf(input.data);
      return first ? await client.people.get({ id: first.person.id }) : null;
    } catch {
      return null;
    }
  }

  return { isFine, dialog: <QuestionDialog question={question} /> };
}

function fieldsOf(values: SavePerson): PersonFields {
  const { name, gender = null, birthYear = null, phone = '', areaCode = null, consentDate = null, note = '' } = values;
  return { name, gender, birthYear, phone, areaCode, consentDate, note };
}

function QuestionDialog({ question }: { question: Question | null }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={question !== null}
      onClose={() => question?.answer(false)}
      title={t('duplicates.questionTitle')}
      size={860}
      withCloseButton={false}
    >
      {question !== null && <SideBySide {...question} />}
    </Modal>
  );
}

function SideBySide({ typed, existing, answer }: Question) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const people = [typed, existing];
  const { labels, textOf } = usePersonFacts(people);
  return (
    <>
      <Text size="sm" mb="sm">
        {t('duplicates.questionText')}
      </Text>
      <Table withTableBorder layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.label}>{t('duplicates.field')}</Table.Th>
            <Table.Th>{t('duplicates.typed')}</Table.Th>
            <Table.Th>{t('duplicates.existing')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {personFieldNames.map((field) => {
            const texts = people.map((person) => textOf(person, field));
            if (texts.every((text) => text === '')) return null;
            return (
              <Table.Tr key={field} className={texts[0] === texts[1] ? undefined : classes.different}>
                <Table.Th scope="row" className={classes.label}>
                  {labels[field]}
                </Table.Th>
                <Table.Td className={classes.value}>{texts[0] || t('duplicates.blank')}</Table.Td>
                <Table.Td className={classes.value}>{texts[1] || t('duplicates.blank')}</Table.Td>
              </Table.Tr>
            );
          })}
          <Table.Tr>
            <Table.Th scope="row" className={classes.label}>
              {t('duplicates.memberships')}
            </Table.Th>
            <Table.Td>{t('duplicates.blank')}</Table.Td>
            <Table.Td className={classes.value}>
              {existing.groups.map(({ groupName }) => groupName).join(', ') || t('duplicates.blank')}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={() => answer(false)}>
          {t('ui.cancel')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            answer(false);
            // What is typed is unsaved work: leaving it is asked about as everywhere.
            void navigate({ to: '/people/$id', params: { id: existing.id } });
          }}
        >
          {t('duplicates.openExisting')}
        </Button>
        <Button data-autofocus onClick={() => answer(true)}>
          {t('duplicates.saveAnyway')}
        </Button>
      </Group>
    </>
  );
}
