/** What somebody might send where a text, a number or an object is asked for. */

function deep(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i += 1) value = [value];
  return value;
}

const BOMB = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'.split('').map((name, i) => bombLine(name, 'abcdefgh'[i] ?? 'a')),
];

function bombLine(name: string, before: string): string {
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
}

export const NUL = 'a\u0000b';

export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' \t\n',
  'A'.repeat(50_000),
  '薪'.repeat(3000),
  '\ud800',
  'x\udfff',
  '\u0001\u0008\u001b[31m\u007f\u0085',
  '\u202egnp.exe\u2066',
  '\ufeff\u200d\u200b\u2028',
  "'; drop table account; --",
  "' or 1=1 /*",
  '%_\\%\\',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x.example","y")',
  '@SUM(1+1)*cmd|x!A0',
  `\${7*7}{{7*7}}<%= 7 %>`,
  '../../../../etc/passwd',
  'C:\\CON\\..\\nul',
  '['.repeat(20_000),
  '{a: '.repeat(2000),
  BOMB.join('\n'),
  '&a [*a]',
  '!!js/function "x"',
  '9'.repeat(400),
  '1e999',
  '-0',
  '0000-00-00',
  '2026-02-30',
  '9999-12-31',
  '275761-01-01',
  'constructor',
  '__proto__',
];

export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  2 ** 53,
  1e308,
  -1e308,
  [],
  {},
  [[[]], {}],
  deep(3000),
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { constructor: { prototype: { polluted: true } } },
  { toString: null, hasOwnProperty: 1 },
  Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i])),
  { [NUL]: 1 },
  { ['k'.repeat(5000)]: 'x' },
];

/** Bodies that are no object as JSON, or say that they are something else. */
export const HOSTILE_BODIES: readonly { readonly type: string; readonly text: string }[] = [
  { type: 'application/json', text: '{' },
  { type: 'application/json', text: '[]' },
  { type: 'application/json', text: '"x"' },
  { type: 'application/json', text: '['.repeat(200_000) + ']'.repeat(200_000) },
  { type: 'application/json; charset=utf-16', text: '\ufeff{}' },
  { type: 'text/plain', text: '{}' },
  { type: 'application/xml', text: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
  { type: 'multipart/form-data', text: 'no boundary' },
  {
    type: 'multipart/form-data; boundary=x',
    text: '--x\r\ncontent-disposition: form-data; name="f"; filename="\u0000"\r\n',
  },
];
