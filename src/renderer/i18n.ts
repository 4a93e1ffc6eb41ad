import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageSchema } from '../shared/language.ts';
import type { Language } from '../shared/language.ts';
import en from '../shared/locales/en.json';
import id from '../shared/locales/id.json';

const key = 'binaan.language';

/** Starts the texts in the remembered language, Indonesian where none is. */
export async function startTexts(): Promise<Language> {
  const language = languageSchema.catch('id').parse(localStorage.getItem(key));
  await i18next.use(initReactI18next).init({
    resources: { id: { translation: id }, en: { translation: en } },
    lng: language,
    fallbackLng: 'id',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  return language;
}

/** Switches every text at once and remembers the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(key, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
