import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoiceList } from '../../shared/choices.ts';
import type { Lookups, RecordChange, RecordKind } from '../../shared/history.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { changeLines } from './change-words.ts';
import type { ChangeLine } from './change-words.ts';
import { momentWords } from './moment-words.ts';

/** The entity that is a record of each kind itself. */
const own: Record<RecordKind, string> = {
  unit: 'OperatingUnit',
  person: 'Person',
  group: 'Group',
  program: 'Program',
  renstra: 'Renstra',
  renja: 'Renja',
  expense: 'Expense',
  assistance: 'Assistance',
  meeting: 'Meeting',
  indicator: 'Indicator',
  organization: 'Organization',
  followUp: 'FollowUp',
  lesson: 'Lesson',
  choice: 'Choice',
  settings: 'Settings',
  attachment: 'Attachment',
};

/**
 * Words for a record's history, in the language and the unit's time on the screen; `isOfSeveral`: for that of several
 * records of the kind, each of which is told as a row.
 */
export function useWords(kind: RecordKind, { isOfSeveral = false } = {}) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const { timeZone } = useUnit();
  const { data } = useQuery(api.choices.list.queryOptions({ input: {} }));
  const labels = useMemo(
    () =>
      new Map(
        (data ?? []).map(({ list, code, label, labelEn }) => [
          `${list}/${code}`,
          language === 'en' && labelEn !== '' ? labelEn : label,
        ]),
      ),
    [data, language],
  );
  const lines = useCallback(
    (changes: RecordChange[], lookups: Lookups): ChangeLine[] => {
      const labelOf = (list: ChoiceList, code: string) => labels.get(`${list}/${code}`) ?? code;
      return changeLines(isOfSeveral ? '' : own[kind], changes, { t, language, lookups, labelOf });
    },
    [t, language, labels, kind, isOfSeveral],
  );
  return { lines, moment: (at: string) => momentWords(at, timeZone, language) };
}
