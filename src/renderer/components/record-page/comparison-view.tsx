import { Button, Group, Modal, Radio, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from './compare-versions.ts';
import type { Choice } from './form-rows.ts';
import classes from './comparison-view.module.css';

export interface ComparisonViewProps {
  comparison: Comparison | null;
  onClose: () => void;
}

/** What is typed beside what was saved meanwhile; each difference is decided, nothing is dropped unseen. */
export function ComparisonView({ comparison, onClose }: ComparisonViewProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={comparison !== null}
      onClose={onClose}
      size={860}
      title={t('comparison.title')}
      withCloseButton={false}
    >
      {comparison !== null && <Differences comparison={comparison} onClose={onClose} />}
    </Modal>
  );
}

function Differences({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { t } = useTranslation();
  const { differences } = comparison;
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>(() =>
    Object.fromEntries(differences.map(({ key, isMineChanged }) => [key, isMineChanged ? 'mine' : 'theirs'])),
  );
  const choose = (key: string, choice: Choice) => setChosen({ ...chosen, [key]: choice });
  const cell = (key: string, label: string, choice: Choice, text: string) => (
    <Table.Td className={chosen[key] === choice ? classes.chosen : undefined}>
      <Radio
        size="xs"
        name={key}
        checked={chosen[key] === choice}
        onChange={() => choose(key, choice)}
        label={text === '' ? t('comparison.empty') : text}
        aria-label={`${label}, ${t(`comparison.${choice}`)}: ${text === '' ? t('comparison.empty') : text}`}
      />
    </Table.Td>
  );
  return (
    <>
      <Text size="sm" mb="sm">
        {t(differences.length === 0 ? 'comparison.none' : 'comparison.text')}
      </Text>
      {differences.length > 0 && (
        <div className={classes.scroller}>
          <Table withTableBorder stickyHeader layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="26%">{t('comparison.field')}</Table.Th>
                <Table.Th>{t('comparison.mine')}</Table.Th>
                <Table.Th>{t('comparison.theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.map(({ key, label, mine, theirs }) => (
                <Table.Tr key={key}>
                  <Table.Th scope="row" fw={500}>
                    {label}
                  </Table.Th>
                  {cell(key, label, 'mine', mine)}
                  {cell(key, label, 'theirs', theirs)}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button data-autofocus onClick={() => comparison.apply((key) => chosen[key] ?? 'mine')}>
          {t('comparison.apply')}
        </Button>
      </Group>
    </>
  );
}
