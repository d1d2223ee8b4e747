import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setHead, setValue, valueAt } from './edit.ts';

const TEXT = `# Our plan.
plan: ours   # never rename
version: 1
title: { zh-CN: 方案, en: "A plan" }

parameters:
  base:
    title:
      zh-CN: 底薪
      en: Base   # as on the contract
    value:   3000  # since 2024
    unit: yuan
  table: { unit: yuan, values: { junior: 3000, senior: 4000 } }
`;

describe('editing a plan in place', () => {
  it('changes one value and leaves comments, spaces and order alone', () => {
    expect(setValue(TEXT, ['parameters', 'base', 'value'], '3200.50')).toBe(TEXT.replace('  3000  #', '  3200.50  #'));
    expect(setValue(TEXT, ['parameters', 'table', 'values', 'senior'], '4100')).toBe(TEXT.replace('4000', '4100'));
  });

  it('quotes what would otherwise mean something else', () => {
    expect(setValue(TEXT, ['title', 'zh-CN'], '甲, 乙')).toContain('{ zh-CN: "甲, 乙", en');
    expect(setValue(TEXT, ['title', 'en'], 'Say "hi"')).toContain('en: "Say \\"hi\\"" }');
    expect(setValue(TEXT, ['parameters', 'base', 'title', 'en'], 'Base: new # one')).toContain(
      'en: "Base: new # one"   #',
    );
  });

  it('adds a title in another language where there is none', () => {
    expect(setValue(TEXT, ['title', 'zh-TW'], '方案')).toContain('{ zh-CN: 方案, en: "A plan", zh-TW: 方案 }');
    const block = setValue(TEXT, ['parameters', 'base', 'title', 'zh-TW'], '底薪');
    expect(block).toContain('      en: Base   # as on the contract\n      zh-TW: 底薪\n    value:');
  });

  it('writes the version and the day it holds from into the head', () => {
    const first = setHead(TEXT, { version: 2, inForce: '2026-12-01' });
    expect(first).toContain('plan: ours   # never rename\nversion: 2\nin_force: 2026-12-01\ntitle:');
    expect(setHead(first ?? '', { version: 3, inForce: '2027-01-01' })).toContain(
      'version: 3\nin_force: 2027-01-01\ntitle',
    );
  });

  it('changes nothing in a text that cannot be read, or where the place is not a value', () => {
    expect(setValue('plan: [', ['plan'], 'x')).toBeUndefined();
    expect(setValue(TEXT, ['parameters', 'base'], 'x')).toBeUndefined();
    expect(setValue(TEXT, ['parameters', 'nothing', 'value'], '1')).toBeUndefined();
  });

  it('reads back whatever it wrote', () => {
    const paths = [
      ['title', 'zh-CN'],
      ['title', 'en'],
      ['title', 'zh-TW'],
      ['parameters', 'base', 'title', 'en'],
    ];
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.constantFrom(...paths), (value, path) => {
        fc.pre(value.trim() === value && !/[\p{C}\p{Z}]/u.test(value.replaceAll(' ', '')));
        const edited = setValue(TEXT, path, value);
        expect(valueAt(edited ?? '', path)).toBe(value);
        expect(valueAt(edited ?? '', ['parameters', 'base', 'unit'])).toBe('yuan');
      }),
    );
  });

  it('leaves every shipped plan as it is but for the value', () => {
    const folder = new URL('../../../catalog/plans/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const edited = setHead(text, { version: 7 }) ?? '';
      expect(edited.split('\n').filter((line, i) => line !== text.split('\n')[i])).toEqual(['version: 7']);
    }
  });
});
