import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import type { Verb } from './verb.ts';

const text = { 'zh-CN': '…', 'zh-TW': '…', en: '…' };
const VERB: Verb = {
  name: 'weigh',
  about: text,
  needs: 'owner',
  operands: [{ name: 'FILE', count: 'some', about: text }],
  options: [
    { name: 'scale', value: 'NAME', choices: ['fine', 'coarse'], required: true, about: text },
    { name: 'tare', about: text },
  ],
  examples: [],
  run: async () => [],
};

const codes = (...args: string[]) => {
  const read = readArguments(VERB, args);
  return read.ok ? [] : read.problems.map((p) => p.code);
};

describe('the arguments of a command', () => {
  it('are read with options before, between and after operands', () => {
    const read = readArguments(VERB, ['a.csv', '--scale', 'fine', 'b.csv', '--tare', '--data=here']);
    expect(read.ok && [read.value.operands, [...read.value.options]]).toEqual([
      ['a.csv', 'b.csv'],
      [
        ['scale', 'fine'],
        ['tare', ''],
        ['data', 'here'],
      ],
    ]);
  });

  it('take what follows -- as it is', () => {
    const read = readArguments(VERB, ['--scale', 'fine', '--', '--odd-name.csv']);
    expect(read.ok && read.value.operands).toEqual(['--odd-name.csv']);
  });

  it('never take an option for the value of another: what begins with two dashes is written with =', () => {
    expect(codes('a.csv', '--scale', '--tare')).toEqual(['cli.option-value']);
    expect(codes('a.csv', '--scale=fine', '--data', '--lang', 'en')).toEqual(['cli.option-value']);
    const read = readArguments(VERB, ['a.csv', '--scale', 'fine', '--data=--odd']);
    expect(read.ok && read.value.options.get('data')).toBe('--odd');
  });

  it('are refused with every mistake at once', () => {
    expect(codes('--sacle', 'x', '--tare=3')).toEqual([
      'cli.option-unknown',
      'cli.option-switch',
      'cli.option-required',
    ]);
    expect(codes('--scale', 'rough', 'a.csv')).toEqual(['cli.option-choice']);
    expect(codes('a.csv', '--scale')).toEqual(['cli.option-value']);
    expect(codes('--scale', 'fine')).toEqual(['cli.operand-missing']);
    expect(readArguments({ ...VERB, operands: [] }, ['--scale=fine', 'a.csv'])).toMatchObject({
      problems: [{ code: 'cli.operand-extra' }],
    });
  });
});
