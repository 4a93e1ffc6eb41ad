import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChoiceList } from '../shared/choices.ts';
import { useHost } from './host/host-context.tsx';
import { useLanguage } from './use-language.ts';

/** An editable list's entries with their labels in the language on the screen. */
export function useChoices(list: ChoiceList) {
  const { api } = useHost();
  const language = useLanguage();
  const { data } = useQuery(api.choices.list.queryOptions({ input: {} }));
  return useMemo(() => {
    const choices = (data ?? []).filter((choice) => choice.list === list);
    const labels = new Map(
      choices.map(({ code, label, labelEn }) => [code, language === 'en' && labelEn !== '' ? labelEn : label]),
    );
    const options = choices
      .filter(({ isRemoved }) => !isRemoved)
      .map(({ code }) => ({ value: code, label: labels.get(code) ?? code }));
    const notes = new Map(choices.map(({ code, note }) => [code, note]));
    return {
      options,
      labelOf: (code: string) => labels.get(code) ?? code,
      noteOf: (code: string) => notes.get(code) ?? '',
      isReady: data !== undefined,
    };
  }, [data, list, language]);
}
