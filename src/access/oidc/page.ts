import { BRAND } from '../../base/brand.ts';
import type { Problem } from '../../base/problem.ts';
import { type Lang, say } from '../../base/text.ts';

/** Why a sign-in at the identity provider came to nothing, as a page without script that stands by itself. */

const TITLE = { 'zh-CN': '没有登录成功', 'zh-TW': '沒有登入成功', en: 'Not signed in' } as const;
const BACK = { 'zh-CN': '返回登录', 'zh-TW': '返回登入', en: 'Back to the sign-in page' } as const;

export function refusalPage({ message, fix, code }: Problem, lang: Lang): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE[lang]} · ${BRAND[lang]}</title><style>${STYLE}</style></head><body><main><h1>${TITLE[lang]}</h1>
<p class="message">${escaped(say(message, lang))}</p><p>${escaped(say(fix, lang))}</p>
<p><a href="/">${BACK[lang]}</a></p><p class="code">${escaped(code)}</p></main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `:root{color-scheme:light dark}
body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif;margin:0;background:#f7f6f2;color:#1f2421}
main{width:min(420px,calc(100vw - 32px));margin:clamp(24px,10vh,120px) auto;overflow-wrap:anywhere}
h1{font-size:20px}.message{padding-inline-start:12px;border-inline-start:3px solid #a8261d}a{color:#0d6660}.code{font-size:12px;color:#5c635e}
@media(prefers-color-scheme:dark){body{background:#15181a;color:#e6e5df}a{color:#6fc3b8}.message{border-color:#f0928a}.code{color:#a4aaa5}}`;
