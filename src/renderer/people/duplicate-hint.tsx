import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/people.ts';
import { useHost } from '../host/host-context.tsx';
import { likelihoodText, reasonsText } from './duplicate-words.ts';

/** That somebody else may be this person, with the way to compare the two; nothing where there is nobody. */
export function DuplicateHint({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const { id, name, gender, birthYear, phone, areaCode } = person;
  const { data } = useQuery(
    api.people.duplicatesOf.queryOptions({ input: { id, name, gender, birthYear, phone, areaCode } }),
  );
  if (!data || data.length === 0) return null;
  return (
    <Text size="sm" mt="sm" role="note">
      {t('duplicates.maybe')}{' '}
      {data.map(({ person: other, score, reasons }, index) => (
        <span key={other.id} title={`${likelihoodText(t, score)}: ${reasonsText(t, reasons)}`}>
          {index > 0 && ', '}
          <Anchor component={Link} to={`/people/duplicates/${id}/${other.id}`} size="sm">
            {other.name}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}
