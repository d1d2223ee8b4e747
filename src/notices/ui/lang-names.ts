import type { Lang } from '../../base/text.ts';

/** Each language in its own words, so that its readers find it. */
export const LANG_NAMES: Readonly<Record<Lang, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
