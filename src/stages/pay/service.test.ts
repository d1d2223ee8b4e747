import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JANUARY } from '../../../test/pay/data.ts';
import { shippedPlan } from '../../../test/pay/shipped.node.ts';
import { readInputsFile } from './service.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixin-inputs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: string | Buffer) {
  const path = join(folder, 'inputs.csv');
  await writeFile(path, bytes);
  return readInputsFile(path, shippedPlan('points-basic'), [], JANUARY);
}

const CSV = 'person,质检扣分,reception_points\r\n王芳,18,"1,600"\r\n\r\n李雷,20.5,\r\n';

describe('an inputs file on disk', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${CSV}`)],
    ['GB18030', iconv.encode(CSV, 'gb18030')],
  ])('is read in %s, with its rows counted as a spreadsheet counts them', async (_, bytes) => {
    const result = await read(bytes);
    const rows = result.ok ? [...result.value.byPerson] : [];
    expect(
      rows.map(([id, { row, values }]) => `${id} ${row} ${values.deductions} ${values.reception_points ?? '—'}`),
    ).toEqual(['王芳 2 18 1600', '李雷 4 20.5 —']);
  });

  it.each([
    ['that is not there', null],
    ['with an open quote', 'person,extra\nann,"1\n'],
    ['that is no text', Buffer.from([0x70, 0xff, 0xff, 0x0a])],
  ])('%s is a problem, not a crash', async (_, bytes) => {
    const plan = shippedPlan('points-basic');
    const result = bytes === null ? await readInputsFile(join(folder, 'no.csv'), plan, [], JANUARY) : await read(bytes);
    expect(result.problems.map((p) => p.code)).toEqual(['pay.inputs-unreadable']);
  });

  it('that is empty says which column it needs', async () => {
    expect((await read('')).problems.map((p) => p.code)).toEqual(['pay.person-column']);
  });
});
