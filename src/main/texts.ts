import { createInstance } from 'i18next';
import type { TFunction } from 'i18next';
import type { Language } from '../shared/language.ts';
import en from '../shared/locales/en.json' with { type: 'json' };
import id from '../shared/locales/id.json' with { type: 'json' };

// English is held against Indonesian by the type: a missing key does not compile.
const resources: Record<Language, { translation: typeof id }> = {
  id: { translation: id },
  en: { translation: en },
};

const translators = new Map<Language, TFunction>();

/** Texts for what the main side writes itself: reports, sheets, error lines, the window's menu. */
export function textsIn(language: Language): TFunction {
  let translate = translators.get(language);
  if (!translate) {
    const instance = createInstance({
      lng: language,
      fallbackLng: 'id',
      resources,
      interpolation: { escapeValue: false },
      initAsync: false,
    });
    void instance.init();
    translate = instance.t;
    translators.set(language, translate);
  }
  return translate;
}
