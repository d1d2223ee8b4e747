import { describe, expect, it } from 'vitest';
import { found, grouped, type Titled } from './entries.ts';

const entry = (key: string, zh: string, en: string): Titled => ({
  kind: 'metric',
  key,
  note: key,
  to: `/numbers?metrics=${key}`,
  titles: { 'zh-CN': zh, 'zh-TW': zh, en },
});
const METRICS = [
  entry('transfer_rate', '转接率', 'Transfer rate'),
  entry('contacts_handled', '接待量', 'Contacts handled'),
  entry('answer_rate', '接通率', 'Answer rate'),
];
const titles = (query: string, lang: 'zh-CN' | 'en' = 'zh-CN') => found(METRICS, query, lang).map((one) => one.title);

describe('the palette', () => {
  it('finds by title, id, pinyin and initials, in any of the languages, and shows it in the reader’s', () => {
    expect(titles('接待')).toEqual(['接待量']);
    expect(titles('contacts_h')).toEqual(['接待量']);
    expect(titles('jdl')).toEqual(['接待量']);
    expect(titles('jiedai')).toEqual(['接待量']);
    expect(titles('handled')).toEqual(['接待量']);
    expect(titles('接待', 'en')).toEqual(['Contacts handled']);
    expect(titles('nothing like it')).toEqual([]);
  });

  it('puts what begins with the query before what has it somewhere', () => {
    expect(titles('接')).toEqual(['接待量', '接通率', '转接率']);
  });

  it('shows a group only where it has something, pages first', () => {
    const metric = found(METRICS, '接待', 'zh-CN');
    const page = found([{ ...METRICS[0], kind: 'page' } as Titled], '', 'zh-CN');
    const groups = grouped({ metric, person: [], row: [], plan: [], page });
    expect(groups.map(({ kind }) => kind)).toEqual(['page', 'metric']);
  });
});
