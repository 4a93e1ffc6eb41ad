import { useTranslation } from 'react-i18next';
import { languageSchema } from '../shared/language.ts';
import type { Language } from '../shared/language.ts';

/** The language on the screen, for dates, figures and reports. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageSchema.catch('id').parse(i18n.language);
}
