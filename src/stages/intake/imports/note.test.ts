import { statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestIntake, testIntake } from '../intake-fixture.node.ts';
import type { ImportProgress } from '../service.ts';
import { type Doing, doingIn, noteOf } from './note.ts';

let intake: TestIntake;
beforeAll(async () => {
  intake = await testIntake();
});
afterAll(() => intake.close());

describe('what an import says of how far it is', () => {
  it('names every step in its order, the size of the file and the rows once they are counted', async () => {
    const lines = ['工单编号,客服姓名,接入时间', 'a1,小王,2026-01-05 10:00:00', 'a2,小李,2026-01-05 11:00:00'];
    const file = intake.file('会话.csv', lines);
    const told: ImportProgress[] = [];
    await intake.import(file, { as: 'contact', progress: (event) => void told.push(event) });
    const { size } = statSync(file);
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['deciding', 'reading', 'writing']);
    for (const { file: name, bytes, share } of told) {
      expect([name, bytes]).toEqual(['会话.csv', size]);
      expect(share >= 0 && share <= 1).toBe(true);
    }
    expect(told.filter(({ step }) => step !== 'deciding').map(({ rows }) => rows)).toEqual(expect.arrayContaining([2]));
  });
});

describe('the note of an import’s job', () => {
  it('keeps the file’s name as it is, and is nothing before the job began', () => {
    const doing: Doing = { step: 'reading', counted: 'bytes', file: 'rows of\nMarch (1).csv' };
    expect(doingIn(noteOf(doing))).toEqual(doing);
    expect(doingIn('')).toBeNull();
  });
});
