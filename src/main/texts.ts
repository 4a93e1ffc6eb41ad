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
    translate = rememberingPlainTexts(instance.t);
    translators.set(language, translate);
  }
  return translate;
}

/** A text without values is the same each time; tables of thousands of rows name their words in every row. */
function rememberingPlainTexts(translate: TFunction): TFunction {
  const known = new Map<unknown, unknown>();
  return new Proxy(translate, {
    apply(_, self, given: [unknown, ...unknown[]]) {
      const [key] = given;
      if (given.length > 1) return Reflect.apply(translate, self, given) as unknown;
      if (!known.has(key)) known.set(key, Reflect.apply(translate, self, given));
      return known.get(key);
    },
  });
}

/**
 * A text with one value in it, for a table's every row: `write` is asked once, and what stands around the value is kept.
 */
export function phrase(write: (value: string) => string): (value: string) => string {
  const [before = '', after = ''] = write(placeOfValue).split(placeOfValue);
  return (value) => `${before}${value}${after}`;
}

const placeOfValue = '\u0000';
