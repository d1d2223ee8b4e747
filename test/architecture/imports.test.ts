import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPORT_RULES, type ImportViolation, importViolations } from './import-rules.ts';
import { REPOSITORY } from './tree.ts';

/** For every rule a file that breaks it, and what that file imports. */
const BREACHES: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['no-cycle', 'src/base/a.ts', './b.ts'],
  ['base-imports-nothing', 'src/base/c.ts', '../plan/index.ts'],
  ['plan-imports-base', 'src/plan/d.ts', '../people/index.ts'],
  ['plan-needs-yaml-only', 'src/plan/e.ts', 'kysely'],
  ['platform-knows-no-domain', 'src/platform/db/f.ts', '../../people/index.ts'],
  ['one-way', 'src/stages/activity/g.ts', '../metrics/index.ts'],
  ['one-way', 'src/ledger/h.ts', '../people/index.ts'],
  ['through-the-door', 'src/stages/metrics/i.ts', '../activity/rows.ts'],
  ['plan-through-the-door', 'src/stages/pay/j.ts', '../../plan/formula.ts'],
  ['store-behind-service', 'src/entry/k.ts', '../people/store.ts'],
  ['pure-without-node', 'src/people/l.ts', 'node:fs'],
  ['pure-without-impure', 'src/people/m.ts', './service.ts'],
  ['pure-packages', 'src/people/n.ts', 'kysely'],
  ['entry-is-the-top', 'src/people/o.ts', '../demo/index.ts'],
  ['src-without-tests', 'src/people/p.ts', '../../test/q.ts'],
];

/** What the breaching files import, and lawful imports beside them. */
const LAWFUL: Readonly<Record<string, string>> = {
  'src/base/b.ts': "import { y } from './a.ts';\nexport const z = y;\n",
  'src/plan/index.ts': "import { parse } from 'yaml';\nexport const plan = parse;\n",
  'src/plan/formula.ts': 'export const formula = 1;\n',
  'src/people/index.ts': "import { plan } from '../plan/index.ts';\nexport const people = plan;\n",
  'src/people/store.ts': "import { sql } from 'kysely';\nexport const store = sql;\n",
  'src/people/service.ts': "import { store } from './store.ts';\nexport const service = store;\n",
  'src/stages/activity/rows.ts': 'export const rows = 1;\n',
  'src/stages/metrics/index.ts': "import { people } from '../../people/index.ts';\nexport const metrics = people;\n",
  'src/demo/index.ts': 'export const demo = 1;\n',
  'src/platform/db/open.ts': "import { readFileSync } from 'node:fs';\nexport const open = readFileSync;\n",
  'test/q.ts': 'export const q = 1;\n',
  'node_modules/kysely/package.json': '{"name":"kysely","version":"1.0.0","main":"index.js"}',
  'node_modules/kysely/index.js': 'exports.sql = 1;\n',
  'node_modules/yaml/package.json': '{"name":"yaml","version":"1.0.0","main":"index.js"}',
  'node_modules/yaml/index.js': 'exports.parse = 1;\n',
  'package.json': '{"name":"bad","dependencies":{"kysely":"1.0.0","yaml":"1.0.0"}}',
};

describe('import rules', () => {
  const root = mkdtempSync(join(tmpdir(), 'jixin-imports-'));
  let found: readonly ImportViolation[] = [];

  beforeAll(async () => {
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    };
    for (const [file, text] of Object.entries(LAWFUL)) write(file, text);
    for (const [, file, imported] of BREACHES) write(file, `import * as x from '${imported}';\nexport const y = x;\n`);
    found = await importViolations(root, ['src']);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(BREACHES)('%s is broken by %s', (rule, file) => {
    expect(found.filter((v) => v.rule === rule).map((v) => v.from)).toContain(file);
  });

  it('lets lawful imports pass', () => {
    const breaching = new Set(BREACHES.map(([, file]) => file));
    expect(found.filter((v) => !breaching.has(v.from))).toEqual([]);
  });

  it('has a breach for every rule', () => {
    expect(new Set(BREACHES.map(([rule]) => rule))).toEqual(new Set(IMPORT_RULES.map((rule) => rule.name)));
  });

  it('fails when it saw no module', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'jixin-empty-'));
    mkdirSync(join(empty, 'src'));
    expect(await importViolations(empty, ['src'])).toEqual([{ rule: 'saw-nothing', from: '', to: '' }]);
    rmSync(empty, { recursive: true });
  });

  it('are kept by every file of the product', async () => {
    expect(await importViolations(REPOSITORY, ['src'])).toEqual([]);
  });
});
