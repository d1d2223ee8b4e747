/** Texts in the three languages every user-facing word exists in. */

export const LANGS = ['zh-CN', 'zh-TW', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A text the project ships: complete in all three. */
export type Text = Readonly<Record<Lang, string>>;

/** A text a user wrote: at least one of the three. */
export type PartialText = Readonly<Partial<Record<Lang, string>>>;

/** Where a reader's language is missing, the nearest one: the two Chinese scripts before English. */
const FALLBACK: Readonly<Record<Lang, readonly Lang[]>> = {
  'zh-CN': ['zh-CN', 'zh-TW', 'en'],
  'zh-TW': ['zh-TW', 'zh-CN', 'en'],
  en: ['en', 'zh-CN', 'zh-TW'],
};

/** The text in `lang`, or in the nearest language it has; `''` where it has none. */
export function say(text: PartialText, lang: Lang): string {
  for (const candidate of FALLBACK[lang]) {
    const found = text[candidate];
    if (found !== undefined && found !== '') return found;
  }
  return '';
}

/** Replaces each `{name}` by its parameter; an unknown name stays visible, so that a test sees it. */
export function fill(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

/** A text the project ships, on one line. */
export function trilingual(zhCN: string, zhTW: string, en: string): Text {
  return { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
}

/** One text for all three languages: names, codes, numbers. */
export function sameText(text: string): Text {
  return { 'zh-CN': text, 'zh-TW': text, en: text };
}

/** Completes a user's text by fallback. */
export function complete(text: PartialText): Text {
  return { 'zh-CN': say(text, 'zh-CN'), 'zh-TW': say(text, 'zh-TW'), en: say(text, 'en') };
}

/** Builds a text by writing each language with the same function. */
export function eachLang(write: (lang: Lang) => string): Text {
  return { 'zh-CN': write('zh-CN'), 'zh-TW': write('zh-TW'), en: write('en') };
}

/** Several, one after the other, as the language sets them apart. */
export function inARow(items: readonly string[], lang: Lang): string {
  return items.join(lang === 'en' ? ', ' : '、');
}

/** Between what something is called and what is said of it. */
export const COLON: Text = { 'zh-CN': '：', 'zh-TW': '：', en: ': ' };

/** Between several that have commas of their own. */
export const SEMICOLON: Text = { 'zh-CN': '；', 'zh-TW': '；', en: '; ' };

export function isLang(value: string): value is Lang {
  return (LANGS as readonly string[]).includes(value);
}
