import { describe, expect, it } from 'vitest';
import { assign, compositesOf, keptAs, type Profile, readAs, remove, targetOf, wordsOf, wordsText } from './draft.ts';

const profile: Profile = {
  id: 'p',
  title: { 'zh-CN': 'p', 'zh-TW': 'p', en: 'p' },
  kind: 'contact',
  match: { headers: ['Id', 'Who', 'Day', 'Time'], without: [] },
  also: {},
  rows: { drop: [] },
  columns: { id: { column: 'Id' }, agent: { column: 'Who' }, started_at: { join: ['Day', 'Time'] } },
  person: { lead: { column: 'Boss' } },
  ignore: ['Phone'],
};

describe('a mapping being edited', () => {
  it('knows which column means what', () => {
    expect(['Id', 'Boss', 'Day', 'Phone'].map((header) => targetOf(profile, header))).toEqual([
      'id',
      'person.lead',
      null,
      null,
    ]);
    expect(compositesOf(profile).map(([target]) => target)).toEqual(['started_at']);
  });

  it('gives a target to one column only, and a column one target', () => {
    const moved = assign(profile, 'Phone', 'agent');
    expect(targetOf(moved, 'Who')).toBeNull();
    expect(targetOf(moved, 'Phone')).toBe('agent');
    expect(moved.ignore).toEqual([]);
    const changed = assign(profile, 'Who', 'person.name');
    expect(changed.columns.agent).toBeUndefined();
    expect(changed.person.name).toEqual({ column: 'Who' });
  });

  it('knows its files by the columns it uses', () => {
    expect(assign(profile, 'Id', null).match.headers.sort()).toEqual(['Boss', 'Day', 'Time', 'Who']);
    expect(remove(profile, 'started_at').match.headers.sort()).toEqual(['Boss', 'Id', 'Who']);
  });

  it('keeps and takes back how a column is read', () => {
    const read = readAs(assign(profile, 'Took', 'handle_time'), 'handle_time', { unit: 'min' });
    expect(read.columns.handle_time).toEqual({ column: 'Took', unit: 'min' });
    expect(readAs(read, 'handle_time', { unit: undefined }).columns.handle_time).toEqual({ column: 'Took' });
  });

  it('reads words from lines and writes them back', () => {
    expect(wordsOf('好=5\n 差 = 1\n无=\n—')).toEqual({ 好: '5', 差: '1', 无: '' });
    expect(wordsOf('')).toBeUndefined();
    expect(wordsText(wordsOf('好=5\n差=1'))).toBe('好=5\n差=1');
  });

  it('is kept under a name that its columns give it', () => {
    expect(keptAs(profile, 'a').id).toBe(keptAs({ ...profile, id: 'q' }, 'b').id);
    expect(keptAs(profile, 'a').id).not.toBe(keptAs(remove(profile, 'id'), 'a').id);
    expect(keptAs(profile, 'a').id).toMatch(/^[\w.-]{1,80}$/);
  });
});
