import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../ledger/index.ts';
import { columnsForLinks, linkPlace, linkSubject, linksOf, originOf } from './links.ts';
import { readTemplate } from './template.ts';

const CHAT = 'https://chat.example/s/{id}';
let recorded = 0;

function said(subject: string, valid: string, value: string): Fact {
  recorded += 1;
  const at = `2026-03-01T00:00:00.${String(recorded).padStart(3, '0')}Z`;
  return {
    ...{ id: `f${recorded}`, kind: 'setting.changed', subject: `setting:link:${subject}`, valid, until: null },
    ...{ known: at, by: 'hr', why: 'x', replaces: null, source: null, data: { value } },
  } as Fact;
}

const row = (day: string, more: Readonly<Record<string, string | null>> = {}) => ({
  ...{ id: 'C1', channel: null, started_at: `${day} 10:00:00` },
  ...more,
});
const problems = (text: string) => {
  const read = readTemplate('contact', text);
  return read.ok ? [] : read.problems.map(({ code }) => code);
};

describe('a template', () => {
  it('is an http address whose host is written out, and names fields of the row', () => {
    for (const good of [CHAT, 'http://10.0.0.5:8080/a?c={channel}&i={id}', 'https://x.cn?q={id}', 'HTTPS://x.cn#/{id}'])
      expect(problems(good)).toEqual([]);
    for (const bad of [
      'javascript:alert({id})',
      'data:text/html,{id}',
      '//x.cn/{id}',
      'https://{id}/',
      'https://x{id}.cn/',
    ])
      expect(problems(bad)).toContain('activity.link-address');
    for (const bad of [
      'https://a@evil.cn/{id}',
      'https:\\\\x.cn/{id}',
      'https://x.cn/ {id}',
      ' https://x.cn/{id}',
      'ftp://x/{id}',
    ])
      expect(problems(bad)).toContain('activity.link-address');
    expect(problems('https://x.cn/{salary}')).toEqual(['activity.link-field']);
    expect(problems('https://x.cn/{id')).toContain('activity.link-braces');
    expect(problems('https://x.cn/')).toEqual(['activity.link-same']);
  });
});

describe('where a row opens', () => {
  const links = linksOf([
    said('contact', '2026-02-01', CHAT),
    said('contact:电话', '2026-02-01', 'https://calls.example/{channel}?id={id}'),
    said('contact', '2026-03-01', 'https://new.example/{id}'),
    said('contact', '2026-05-01', ''),
  ]);

  it('is said by its own day and channel', () => {
    expect(originOf(links, 'contact', row('2026-01-31'))).toBeNull();
    expect(originOf(links, 'contact', row('2026-02-01'))).toBe('https://chat.example/s/C1');
    expect(originOf(links, 'contact', row('2026-03-01'))).toBe('https://new.example/C1');
    expect(originOf(links, 'contact', row('2026-05-02'))).toBeNull();
    expect(originOf(links, 'contact', row('2026-03-01', { channel: '电话' }))).toBe(
      'https://calls.example/%E7%94%B5%E8%AF%9D?id=C1',
    );
    expect(originOf(links, 'case', row('2026-03-01'))).toBeNull();
  });

  it('keeps a value one piece of the address, whatever it says', () => {
    const at = (id: string) => originOf(links, 'contact', row('2026-02-01', { id }));
    expect(at('a/../b?c#d&e="<')).toBe('https://chat.example/s/a%2F..%2Fb%3Fc%23d%26e%3D%22%3C');
    expect([at('..'), at('.'), at(''), at('\ud800')]).toEqual([null, null, null, null]);
    expect(originOf(links, 'contact', row('2026-02-01', { id: null }))).toBeNull();
  });

  it('is nowhere for what is no template, whoever put it into the ledger', () => {
    const forged = linksOf([said('contact', '2026-02-01', 'javascript:alert("{id}")')]);
    expect(originOf(forged, 'contact', row('2026-02-01'))).toBeNull();
  });

  it('takes the later word of two for one day', () => {
    const twice = linksOf([
      said('contact', '2026-02-01', CHAT),
      said('contact', '2026-02-01', 'https://b.example/{id}'),
    ]);
    expect(originOf(twice, 'contact', row('2026-02-01'))).toBe('https://b.example/C1');
  });

  it('is the conversation’s for a check, unless conversations have moved house', () => {
    const check = { contact: 'C1', channel: null, checked_at: '2026-02-10 09:00:00' };
    expect(originOf(links, 'check', check)).toBe('https://chat.example/s/C1');
    expect(originOf(links, 'check', { ...check, checked_at: '2026-03-10 09:00:00' })).toBeNull();
    const own = linksOf([
      said('contact', '2026-02-01', CHAT),
      said('check', '2026-02-01', 'https://qa.example/{contact}'),
    ]);
    expect(originOf(own, 'check', check)).toBe('https://qa.example/C1');
  });

  it('reads the columns that addresses are made of, and none where there is none', () => {
    expect(columnsForLinks(links, 'contact')).toEqual(['started_at', 'channel', 'id']);
    expect(columnsForLinks(links, 'check')).toEqual(['checked_at', 'channel', 'contact', 'project']);
    expect(columnsForLinks(links, 'sale')).toEqual([]);
  });
});

it('names a place by its subject, channels with colons too', () => {
  for (const place of [
    { kind: 'contact', channel: null },
    { kind: 'case', channel: 'a:b' },
  ] as const)
    expect(linkPlace(linkSubject(place))).toEqual(place);
  expect(linkPlace('setting:transfer')).toBeNull();
  expect(linkPlace('setting:link:nothing')).toBeNull();
});
