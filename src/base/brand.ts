import type { Text } from './text.ts';

/** What the product is called where it is drawn. */
export const BRAND: Text = { 'zh-CN': '绩薪 Jixin', 'zh-TW': '績薪 Jixin', en: '绩薪 Jixin' };

/** Its mark, for a corner. */
export const MARK: Text = { 'zh-CN': '绩薪', 'zh-TW': '績薪', en: '绩薪' };
