import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../model.ts';
import { factsOf, readTables } from '../read/service.ts';
import { readProfile } from './profile.ts';
import { proposeMapping } from './propose.ts';
import { readSynonyms } from './synonyms.ts';
import { writeProfile } from './write.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const SAMPLES = process.env.JIXIN_SAMPLES ?? resolve(ROOT, '../shared/data');
const present = existsSync(join(SAMPLES, 'pwc_call_center_5000.csv'));
const folder = mkdtempSync(join(tmpdir(), 'jixin-samples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const synonymsFile = 'catalog/intake/synonyms.yaml';
const synonyms = readSynonyms(readFileSync(join(ROOT, synonymsFile), 'utf8'), synonymsFile);

async function propose(file: string): Promise<Proposal> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = await readTables(connection, join(SAMPLES, file), { tempDir: mkdtempSync(join(folder, 'x-')) });
  if (!read.ok || !synonyms.ok) throw new Error(JSON.stringify(read.problems));
  const [table] = read.value;
  if (table === undefined) throw new Error('no table');
  const proposed = proposeMapping(await factsOf(connection, table), synonyms.value);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.problems));
  return proposed.value;
}

describe.skipIf(!present)(`proposals for real exports (skipped without JIXIN_SAMPLES or ${SAMPLES})`, () => {
  it('maps the shopzilla contacts, response time from two instants', async () => {
    const { profile } = await propose('shopzilla_csat_17182.csv');
    expect(profile.kind).toBe('contact');
    expect(profile.columns).toEqual({
      id: { column: 'Unique id' },
      channel: { column: 'channel_name' },
      issue: { column: 'category' },
      order: { column: 'Order_id' },
      started_at: { column: 'Issue_reported at' },
      first_response: { between: ['Issue_reported at', 'issue_responded'] },
      handle_time: { column: 'connected_handling_time' },
      agent: { column: 'Agent_name' },
      shift: { column: 'Agent Shift' },
      rating: { column: 'CSAT Score' },
    });
    expect(profile.person).toEqual({
      lead: { column: 'Supervisor' },
      manager: { column: 'Manager' },
      tenure_band: { column: 'Tenure Bucket' },
    });
  });

  it('maps the two shapes of the PwC calls alike', async () => {
    const { profile } = await propose('pwc_call_center_5000.csv');
    expect(profile.kind).toBe('contact');
    expect(profile.columns).toEqual({
      id: { column: 'call_id' },
      agent: { column: 'agent' },
      started_at: { join: ['date', 'time'] },
      issue: { column: 'topic' },
      answered: { column: 'answered (Y/N)' },
      resolved: { column: 'resolved' },
      first_response: { column: 'speed_of_answer_in_seconds', unit: 's' },
      handle_time: { column: 'AvgTalkDuration' },
      rating: { column: 'SatisfactionRating' },
    });
    const other = (await propose('pwc_call_center_5000.xlsx')).profile;
    expect(Object.keys(other.columns).sort()).toEqual(Object.keys(profile.columns).sort());
    expect(other.columns.started_at).toEqual({ join: ['Date', 'Time'] });
  });

  it('maps the roster without its sensitive columns, and does not take its salary for monthly yuan', async () => {
    const { profile, findings } = await propose('HRDataset_v14.csv');
    expect(profile.kind).toBe('roster');
    const plain = Object.fromEntries(
      Object.entries(profile.columns).map(([target, source]) => [target, 'column' in source ? source.column : source]),
    );
    expect(plain).toEqual({
      id: 'EmpID',
      name: 'Employee_Name',
      post: 'Position',
      team: 'Department',
      lead: 'ManagerName',
      hired_on: 'DateofHire',
      left_on: 'DateofTermination',
      status: 'EmploymentStatus',
      salary: 'Salary',
    });
    expect([...profile.ignore].sort()).toEqual(
      [
        'CitizenDesc',
        'DOB',
        'FromDiversityJobFairID',
        'GenderID',
        'HispanicLatino',
        'MaritalDesc',
        'MaritalStatusID',
        'MarriedID',
        'RaceDesc',
        'Sex',
        'TermReason',
        'Zip',
      ].sort(),
    );
    expect(findings.map((f) => f.problem.code)).toEqual(['mapping.sensitive', 'mapping.annual-pay']);
  });

  it('keeps a proposal for next time: written and read back it is the same profile', async () => {
    for (const file of ['shopzilla_csat_17182.csv', 'HRDataset_v14.csv', 'pwc_call_center_5000.xlsx']) {
      const { profile } = await propose(file);
      const again = readProfile(writeProfile(profile), 'learned.yaml');
      expect(again).toEqual({ ok: true, value: profile, problems: [] });
    }
  });
});
