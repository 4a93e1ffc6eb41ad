import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { Person } from '../../shared/people.ts';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';

/** Fields of a person that two records may differ in, in the form's order. */
export const personFieldNames = ['name', 'gender', 'birthYear', 'phone', 'areaCode', 'consentDate', 'note'] as const;
export type PersonFieldName = (typeof personFieldNames)[number];
export type PersonFields = Pick<Person, PersonFieldName>;

/** Label and text of each field of people, as shown side by side. */
export function usePersonFacts(people: readonly PersonFields[]) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const codes = [...new Set(people.flatMap(({ areaCode }) => areaCode ?? []))];
  const areas = useQuery(api.areas.get.queryOptions({ input: { codes }, enabled: codes.length > 0 }));
  const labels: Record<PersonFieldName, string> = {
    name: t('people.name'),
    gender: t('people.genderLong'),
    birthYear: t('people.birthYear'),
    phone: t('people.phone'),
    areaCode: t('people.area'),
    consentDate: t('people.consentDate'),
    note: t('people.note'),
  };
  const textOf = (person: PersonFields, field: PersonFieldName): string => {
    const value = person[field];
    if (value === null || value === '') return '';
    if (field === 'gender') return t(value === 'L' ? 'people.male' : 'people.female');
    if (field === 'areaCode') return areas.data?.find(({ code }) => code === value)?.fullName ?? String(value);
    if (field === 'consentDate') return formatShortDate(String(value), language);
    return String(value);
  };
  return { labels, textOf };
}
