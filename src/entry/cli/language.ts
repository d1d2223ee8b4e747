import type { Lang } from '../../base/text.ts';

/**
 * The language a terminal is set to. POSIX names the first of these that is set; `C` and `POSIX` say nothing
 * about a reader, so they leave the product's first language. Any other language reads English.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Lang {
  const locale = env.JIXIN_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languageNamed(locale) ?? (/^(C|POSIX)?(\.|$)/.test(locale) ? 'zh-CN' : 'en');
}

/** `zh_TW.UTF-8`, `zh-Hant`, `en` → a language of ours; `undefined` for others. */
function languageNamed(text: string): Lang | undefined {
  const name = text.toLowerCase().replaceAll('_', '-');
  if (/^zh-(tw|hk|mo|hant)/.test(name)) return 'zh-TW';
  if (/^zh/.test(name)) return 'zh-CN';
  if (/^en/.test(name)) return 'en';
  return undefined;
}
