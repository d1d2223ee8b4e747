import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jixin, records, SAMPLES } from './run-cli.ts';

/** The real exports, where they are: see CONTRIBUTING.md. Without them there is nothing to run on. */
const title =
  SAMPLES === undefined ? 'the real exports (skipped: no folder of samples, set JIXIN_SAMPLES)' : 'the real exports';

describe.skipIf(SAMPLES === undefined)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin samples '));
  const sample = (name: string) => join(SAMPLES ?? '', name);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('give equal bytes for the same calls in two shapes, CSV and XLSX', async () => {
    const asked = [
      'contacts_offered',
      'contacts_handled',
      'answer_rate',
      'handle_time',
      'first_response',
      'csat',
      'resolution_rate',
    ];
    const outputs: string[] = [];
    for (const name of ['pwc_call_center_5000.csv', 'pwc_call_center_5000.xlsx']) {
      const data = ['--data', join(folder, name)];
      expect((await jixin(['import', sample(name), ...data])).code).toBe(0);
      const args = ['--period', '2021-01..2021-03', '--by', 'agent,month', '--format', 'csv'];
      outputs.push((await jixin(['metrics', ...asked, ...args, ...data])).out);
    }
    expect(records(outputs[0] ?? '')).toHaveLength(24);
    expect(outputs[1]).toBe(outputs[0]);
  });

  it('report the negative response times of the Shopzilla export instead of counting them', async () => {
    const data = ['--data', join(folder, 'shopzilla')];
    const { out } = await jixin([
      'import',
      sample('shopzilla_csat_17182.csv'),
      '--as',
      'contact',
      '--format',
      'json',
      ...data,
    ]);
    const [report] = JSON.parse(out);
    expect(report.read).toBe(17_182);
    expect(report.findings.map((finding: { rows: number }) => finding.rows)).toContain(635);
  });

  it('read the roster without its sensitive columns', async () => {
    const data = ['--data', join(folder, 'hr')];
    const { code, out } = await jixin([
      'import',
      sample('HRDataset_v14.csv'),
      '--as',
      'roster',
      '--format',
      'json',
      ...data,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)[0].accepted).toBe(311);
  });
});
