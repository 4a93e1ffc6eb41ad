import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { formatNumber } from '../../shared/money.ts';
import type { Finding, FindingKind } from '../../shared/report-check.ts';
import { signatoryRoles } from '../../shared/units.ts';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';

/** What a finding says of its record, in words. */
export function useFindingText(): (kind: FindingKind, finding: Finding) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const categories = useChoices('vulnerableCategory');

  function worded(name: string, value: string | number): string {
    if (typeof value === 'number') return formatNumber(value, language);
    if (name === 'date') return value === '' ? t('reportCheck.noDay') : formatShortDate(value, language);
    if (name === 'category') return categories.labelOf(value);
    if (name === 'role') {
      const role = signatoryRoles.find((known) => known === value);
      return role ? t(`signatoryRole.${role}`) : value;
    }
    return value === '' ? '–' : value;
  }
  return (kind, { params }) => {
    const words = Object.entries(params).map(([name, value]) => [name, worded(name, value)]);
    // Which words a sentence needs depends on its kind, which the compiler cannot follow.
    return t(`reportCheck.details.${kind}` as 'reportCheck.details.groupWithoutDecree', {
      ...Object.fromEntries(words),
      defaultValue: '',
    });
  };
}
