import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageSchema } from '../../shared/language.ts';
import { pages } from '../shell/pages.ts';
import type { Vocabulary } from './commands.ts';

export type CommandPage = (typeof pages)[number];

/** Records that are made by a command. */
const createdKinds = [
  'group',
  'program',
  'meeting',
  'followUp',
  'lesson',
  'person',
  'expense',
  'assistance',
  'organization',
] as const;
export type CreatedKind = (typeof createdKinds)[number];

/** What pages and records are called in every language that the program speaks. */
export function useVocabulary(): Vocabulary<CommandPage, CreatedKind> {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const languages = languageSchema.options.map((language) => i18n.getFixedT(language));
    const words = (list: 'new' | 'report' | 'quarter' | 'filler') =>
      languages.flatMap((t) => t(`palette.words.${list}`).split(', '));
    return {
      pages: pages.map((page) => ({
        page,
        names: languages.flatMap((t) => [
          t(`navigation.${page.text}`),
          ...t(`palette.alsoCalled.${page.text}`).split(', '),
        ]),
      })),
      kinds: createdKinds.map((kind) => ({
        kind,
        names: languages.flatMap((t) => words('new').map((word) => `${t(`recordKind.${kind}`)} ${word}`)),
      })),
      report: words('report'),
      quarter: words('quarter'),
      filler: words('filler'),
    };
  }, [i18n]);
}
