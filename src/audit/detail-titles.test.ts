import { describe, expect, it } from 'vitest';
import { detailValue, objectTitle, shortId } from './detail-titles.ts';

const RUN = '9a8e05c3-1c01-4c88-a142-0611173ba619';

describe('an entry of the audit log, as it is read', () => {
  it('names the kind of its object, and keeps what no name was given to', () => {
    expect(objectTitle(`payslip:${RUN}/K0007`)['zh-CN']).toBe('工资条 9a8e05c3…/K0007');
    expect(objectTitle('post:vip').en).toBe('Post vip');
    expect(objectTitle('constructor:1').en).toBe('constructor:1');
    expect(objectTitle('everything').en).toBe('everything');
  });

  it('says the words of a list one by one, and leaves a text as it was written', () => {
    expect(detailValue('lead, peer')['zh-CN']).toBe('上级、同事');
    expect(detailValue('constructor')['zh-CN']).toBe('constructor');
  });

  it('shortens what only programs tell apart, and nothing that a person wrote', () => {
    expect(shortId(`${'ab'.repeat(32)} · ${RUN}`)).toBe('abababab… · 9a8e05c3…');
    expect(shortId('C20260309K0030011')).toBe('C20260309K0030011');
  });
});
