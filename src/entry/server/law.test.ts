import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minimumWageOf } from '../../stages/pay/law/index.ts';
import { lawTables } from './law.ts';

describe('the tables of law in a server', () => {
  it('count from when they are recorded, changed or taken away, without a restart', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'law-'));
    const law = lawTables(dataDir);
    const wage = (city: string) => {
      const found = minimumWageOf(law().minimumWages, city, '2026-08-01');
      return found.ok ? found.value.monthly.toString() : found.problems[0]?.code;
    };
    const record = (monthly: number) => {
      const city = `{ city: [示例市], from: 2026-07-01, review_by: 2028-06-30, monthly: ${monthly}, address: "https://www.example.com/" }`;
      writeFileSync(join(dataDir, 'law', 'wage.yaml'), `law: minimum-wage\ncities:\n  - ${city}\n`);
    };
    expect([wage('示例市'), wage('上海')]).toEqual(['law.city-unknown', '2740']);
    mkdirSync(join(dataDir, 'law'));
    record(2300);
    expect(wage('示例市')).toBe('2300');
    record(24000);
    expect(wage('示例市')).toBe('24000');
    rmSync(join(dataDir, 'law', 'wage.yaml'));
    expect(wage('示例市')).toBe('law.city-unknown');
    rmSync(dataDir, { recursive: true });
  });

  it('are read once as long as nothing changed', () => {
    const law = lawTables(mkdtempSync(join(tmpdir(), 'law-')));
    expect(law()).toBe(law());
  });

  it('stop pay with the place where they are broken, and go on once they are mended', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'law-'));
    const law = lawTables(dataDir);
    mkdirSync(join(dataDir, 'law'));
    writeFileSync(join(dataDir, 'law', 'odd.yaml'), 'law: no-such-table\n');
    expect(law).toThrow('law.table-unknown');
    rmSync(join(dataDir, 'law', 'odd.yaml'));
    expect(law().tax.cumulative).toHaveLength(7);
    rmSync(dataDir, { recursive: true });
  });
});
