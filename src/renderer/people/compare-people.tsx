import { ActionIcon, Button, Group, Radio, Table, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowDown, IconArrowLeft, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../shared/duplicates.ts';
import { membershipRoleSchema } from '../../shared/groups.ts';
import type { Person } from '../../shared/people.ts';
import { Page } from '../shell/page.tsx';
import classes from './compare-people.module.css';
import { likelihoodText, reasonsText } from './duplicate-words.ts';
import { personFieldNames, usePersonFacts } from './person-facts.ts';
import type { PersonFieldName } from './person-facts.ts';
import { usePairActions } from './use-pair-actions.tsx';

/** Which of the two: a column of the table. */
type Side = 0 | 1;

export interface ComparePeopleProps {
  people: [Person, Person];
  /** What speaks for the pair; missing where it was opened although it is not offered. */
  pair: DuplicatePair | undefined;
  place: { at: number; of: number } | null;
  onGo: (step: 1 | -1) => void;
  onBack: () => void;
  onReload: () => void;
}

/** Two people side by side: for each field that differs one value is chosen, then they are made one, or told apart. */
export function ComparePeople({ people, pair, place, onGo, onBack, onReload }: ComparePeopleProps) {
  const { t } = useTranslation();
  const { labels, textOf } = usePersonFacts(people);
  const [kept, setKept] = useState<Side>(() => fuller(people));
  const [chosen, setChosen] = useState<Partial<Record<PersonFieldName, Side>>>({});
  const sideOf = (field: PersonFieldName): Side => chosen[field] ?? defaultSide(people, kept, field);
  const actions = usePairActions(people, () => onGo(1), onReload);
  const merge = () => {
    const fields = Object.fromEntries(personFieldNames.map((field) => [field, people[sideOf(field)][field]]));
    void actions.merge(kept, { ...people[kept], ...fields });
  };
  useHotkeys(
    [
      ['mod+Enter', merge],
      ['alt+B', () => void actions.tellApart()],
      ['alt+ArrowDown', () => onGo(1)],
      ['alt+ArrowUp', () => onGo(-1)],
    ],
    [],
  );
  useHotkeys([['Escape', onBack, { preventDefault: false }]]);

  const title = t('duplicates.compareTitle', { one: people[0].name, other: people[1].name });
  const sides: Side[] = [0, 1];
  return (
    <Page
      title={title}
      before={
        <Tooltip label={t('ui.backHint')}>
          <ActionIcon aria-label={t('ui.back')} onClick={onBack}>
            <IconArrowLeft size={17} />
          </ActionIcon>
        </Tooltip>
      }
      actions={
        <Group gap="sm" wrap="nowrap">
          {place && (
            <Text size="sm" c="gray.7" className="figures">
              {t('duplicates.place', place)}
            </Text>
          )}
          <Tooltip label={t('duplicates.previousHint')}>
            <ActionIcon aria-label={t('duplicates.previous')} onClick={() => onGo(-1)}>
              <IconArrowUp size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('duplicates.nextHint')}>
            <ActionIcon aria-label={t('duplicates.next')} onClick={() => onGo(1)}>
              <IconArrowDown size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Alt+B">
            <Button variant="default" disabled={actions.isBusy} onClick={() => void actions.tellApart()}>
              {t('duplicates.tellApart')}
            </Button>
          </Tooltip>
          <Tooltip label="Ctrl+Enter">
            <Button loading={actions.isBusy} onClick={merge}>
              {t('duplicates.merge')}
            </Button>
          </Tooltip>
        </Group>
      }
    >
      {pair && (
        <Text size="sm" mb="sm">
          <strong>{likelihoodText(t, pair.score)}</strong> · {reasonsText(t, pair.reasons)}
        </Text>
      )}
      <Table withTableBorder layout="fixed" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.label}>{t('duplicates.field')}</Table.Th>
            {sides.map((side) => (
              <Table.Th key={side}>
                <Radio
                  size="xs"
                  name="kept"
                  checked={kept === side}
                  onChange={() => setKept(side)}
                  label={t(kept === side ? 'duplicates.isKept' : 'duplicates.keep')}
                  aria-label={t('duplicates.keepOne', { name: people[side].name, number: side + 1 })}
                />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {personFieldNames.map((field) => {
            const texts = people.map((person) => textOf(person, field));
            const isDifferent = texts[0] !== texts[1];
            return (
              <Table.Tr key={field} className={isDifferent ? classes.different : undefined}>
                <Table.Th scope="row" className={classes.label}>
                  {labels[field]}
                </Table.Th>
                {sides.map((side) => {
                  const text = texts[side] || t('duplicates.blank');
                  return (
                    <Table.Td key={side} className={classes.value}>
                      {isDifferent ? (
                        <Radio
                          size="xs"
                          name={field}
                          checked={sideOf(field) === side}
                          onChange={() => setChosen({ ...chosen, [field]: side })}
                          label={text}
                          aria-label={`${labels[field]}, ${side + 1}: ${text}`}
                        />
                      ) : (
                        text
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            );
          })}
          <Table.Tr>
            <Table.Th scope="row" className={classes.label}>
              {t('duplicates.memberships')}
            </Table.Th>
            {people.map((person) => (
              <Table.Td key={person.id} className={classes.value}>
                {person.groups.length === 0
                  ? t('duplicates.blank')
                  : person.groups.map(({ groupId, groupName, role }) => (
                      <div key={`${groupId}/${role}`}>
                        {groupName} ({t(`membershipRole.${membershipRoleSchema.catch('member').parse(role)}`)})
                      </div>
                    ))}
              </Table.Td>
            ))}
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row" className={classes.label}>
              {t('duplicates.attendances')}
            </Table.Th>
            {people.map((person) => (
              <Table.Td key={person.id} className={`${classes.value} figures`}>
                {person.attendances}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="sm" c="gray.7" mt="sm">
        {t('duplicates.explanation')}
      </Text>
    </Page>
  );
}

/** The one with more behind it is kept unless told otherwise; of equals the older record. */
function fuller([one, other]: [Person, Person]): Side {
  const rowsOf = (person: Person) => person.groups.length + person.attendances;
  return rowsOf(other) > rowsOf(one) ? 1 : 0;
}

/** The kept person's value, where there is one. */
function defaultSide(people: [Person, Person], kept: Side, field: PersonFieldName): Side {
  const value = people[kept][field];
  return value === null || value === '' ? (kept === 0 ? 1 : 0) : kept;
}
