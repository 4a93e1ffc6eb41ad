import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { allPairs } from './pair-order.ts';

/** Up to so many people the search costs no more than their list, and its count is shown unasked. */
const fewPeople = 3000;

/** The way to the people who may be recorded twice, with how many pairs there are, where that is known. */
export function DuplicatesButton({ people }: { people: number }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const isCheap = people > 1 && people <= fewPeople;
  const { data } = useQuery(api.people.duplicates.queryOptions({ input: allPairs, enabled: isCheap }));
  const total = isCheap ? (data?.total ?? 0) : 0;
  return (
    <Button component={Link} to="/people/duplicates" variant="default" leftSection={<IconUsers size={15} />}>
      {total > 0 ? t('duplicates.findCount', { total: formatNumber(total, language) }) : t('duplicates.find')}
    </Button>
  );
}
