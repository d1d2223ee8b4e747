import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { isLang, LANGS, type Lang, type PartialText, say, type Text } from '../../base/text.ts';

/**
 * A page's words: a table of key → text in the three languages, complete by type. `defineTexts` hands it to i18next and
 * gives the hook that reads it; `{{name}}` in a text is replaced by the parameter.
 */

const KEPT = 'jixin.lang';

/** Words of modules that were loaded before i18next started; a page's own arrive later, with the page. */
const early: Record<Lang, Record<string, Record<string, string>>> = { 'zh-CN': {}, 'zh-TW': {}, en: {} };

export function defineTexts<const T extends Readonly<Record<string, Text>>>(namespace: string, table: T) {
  for (const lang of LANGS) {
    const words = Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[lang]]));
    if (i18next.isInitialized) i18next.addResourceBundle(lang, namespace, words);
    else early[lang][namespace] = words;
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once a module, at its top.
  return function useTexts(): (key: keyof T & string, params?: Readonly<Record<string, string | number>>) => string {
    const { t } = useTranslation(namespace);
    return (key, params) => t(key, { ...params });
  };
}

/** Must run before the first page is drawn. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: false,
    resources: early,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

export function useLang(): Lang {
  const { i18n } = useTranslation();
  return isLang(i18n.language) ? i18n.language : 'zh-CN';
}

/** A text that came as data (a plan's title, a reason's sentence) in the reader's language. */
export function useSay(): (text: PartialText) => string {
  const lang = useLang();
  return (text) => say(text, lang);
}

export function currentLang(): Lang {
  return isLang(i18next.language) ? i18next.language : 'zh-CN';
}

export async function changeLang(lang: Lang): Promise<void> {
  localStorage.setItem(KEPT, lang);
  await i18next.changeLanguage(lang);
  document.documentElement.lang = lang;
}

function firstLanguage(): Lang {
  const kept = localStorage.getItem(KEPT) ?? '';
  if (isLang(kept)) return kept;
  const wanted = navigator.language.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(wanted)) return 'zh-TW';
  return wanted.startsWith('en') ? 'en' : 'zh-CN';
}
