import { say, type Text } from '../../base/text.ts';
import type { App } from '../../platform/http/app.ts';
import { languageOf } from '../../platform/http/language.ts';

/** The API's description for programs, and the same as a page for people: no script, so that the content policy holds. */

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly $ref?: string;
}

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}

export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const WORDS = {
  title: { 'zh-CN': '绩薪接口', 'zh-TW': '績薪介面', en: 'The Jixin API' },
  lead: {
    'zh-CN':
      '网页能做的，接口都能做。用会话 Cookie 或 Authorization: Bearer 令牌；写请求可带 Idempotency-Key；问题以 application/problem+json 回答。机器可读的描述：',
    'zh-TW':
      '網頁能做的，介面都能做。用工作階段 Cookie 或 Authorization: Bearer 權杖；寫入請求可帶 Idempotency-Key；問題以 application/problem+json 回答。機器可讀的描述：',
    en: 'What the web app can do, the API can. Use the session cookie or an Authorization: Bearer token; writes may carry an Idempotency-Key; problems are answered as application/problem+json. For programs:',
  },
  parameters: { 'zh-CN': '参数', 'zh-TW': '參數', en: 'Parameters' },
  body: { 'zh-CN': '请求内容', 'zh-TW': '請求內容', en: 'Body' },
  answer: { 'zh-CN': '回答', 'zh-TW': '回答', en: 'Answer' },
} as const satisfies Readonly<Record<string, Text>>;

export function apiPageRoutes(app: App): void {
  app.get('/api/openapi.json', { config: { action: 'public' }, schema: { hide: true } }, async () => app.swagger());
  app.get('/api', { config: { action: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const lang = languageOf(request.headers['accept-language']);
    const page = apiPage(app.swagger() as unknown as ApiDescription, (text) => say(text, lang), lang);
    return reply.type('text/html; charset=utf-8').serializer(String).send(page);
  });
}

function apiPage(description: ApiDescription, word: (text: Text) => string, lang: string): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), operationHtml(method, path, operation, word)]);
    }
  }
  const sections = [...groups].map(([tag, operations]) => `<h2>${escaped(tag)}</h2>${operations.join('')}`).join('');
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${word(WORDS.title)}</title><style>${STYLE}</style></head><body><main><h1>${word(WORDS.title)}</h1>
<p>${word(WORDS.lead)} <a href="/api/openapi.json">openapi.json</a></p>${sections}</main></body></html>`;
}

function operationHtml(method: string, path: string, operation: Operation, word: (text: Text) => string): string {
  const parameters = (operation.parameters ?? []).map(
    (p) => `${p.name}${p.required ? '' : '?'} (${p.in}): ${typeOf(p.schema, '')}${comment(p.description)}`,
  );
  const body = bodyOf(operation.requestBody?.content);
  const answer = bodyOf(operation.responses?.['200']?.content);
  const part = (title: Text, text: string) => (text === '' ? '' : `<h3>${word(title)}</h3><pre>${escaped(text)}</pre>`);
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code> ${escaped(operation.summary ?? '')}</summary>${part(
    WORDS.parameters,
    parameters.join('\n'),
  )}${part(WORDS.body, body)}${part(WORDS.answer, answer)}</details>`;
}

function bodyOf(content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined): string {
  return Object.entries(content ?? {})
    .map(([type, { schema }]) => (type === 'application/json' ? '' : `${type}\n`) + (schema ? typeOf(schema, '') : ''))
    .join('\n');
}

/** A schema in the notation that TypeScript made common. */
function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, indent)).join(' | ');
  if (schema.items) return `${typeOf(schema.items, indent)}[]`;
  if (schema.properties) {
    const inner = `${indent}  `;
    const fields = Object.entries(schema.properties).map(
      ([name, field]) =>
        `${inner}${name}${schema.required?.includes(name) ? '' : '?'}: ${typeOf(field, inner)}${comment(field.description)}`,
    );
    return `{\n${fields.join('\n')}\n${indent}}`;
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : ((schema.type as string) ?? 'any value');
  return schema.format ? `${type} (${schema.format})` : type;
}

function comment(text: string | undefined): string {
  return text === undefined ? '' : ` — ${text}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `:root{color-scheme:light dark}body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif;margin:0;padding:24px 16px}
main{max-width:60rem;margin:auto}h1{font-size:22px}h2{font-size:16px;margin:28px 0 8px}h3{font-size:12px;font-weight:600;margin:12px 0 4px}
details{border-top:1px solid #8884;padding:6px 0}summary{cursor:pointer}pre{background:#8881;padding:8px 12px;overflow-x:auto;margin:0}a{color:#0b7a75}
@media(prefers-color-scheme:dark){a{color:#4fc3bd}}`;
