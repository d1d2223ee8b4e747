import { expect, it } from 'vitest';
import { faultOf } from './fault-of.ts';

function field(type: string, validity: Partial<ValidityState>, attributes: Readonly<Record<string, string>> = {}) {
  return { type, validity, getAttribute: (name: string) => attributes[name] ?? null };
}

it.each([
  ['text', 'missing'],
  ['textarea', 'missing'],
  ['select-one', 'unchosen'],
  ['file', 'unchosen'],
  ['radio', 'unchosen'],
  ['checkbox', 'unticked'],
])('says of an empty field of type %s what is to be done with such a field: %s', (type, says) => {
  expect(faultOf(field(type, { valueMissing: true }))).toEqual({ says, bound: '' });
});

it('names the bound that a value is beyond', () => {
  const bounds = { min: '1970', max: '2099', minlength: '10' };
  expect(faultOf(field('number', { rangeUnderflow: true }, bounds))).toEqual({ says: 'least', bound: '1970' });
  expect(faultOf(field('number', { rangeOverflow: true }, bounds))).toEqual({ says: 'most', bound: '2099' });
  expect(faultOf(field('password', { tooShort: true }, bounds))).toEqual({ says: 'short', bound: '10' });
  expect(faultOf(field('number', { stepMismatch: true }))).toEqual({ says: 'step', bound: '1' });
});

it('tells letters where a number belongs from a field that is empty, as the browser calls both missing', () => {
  expect(faultOf(field('number', { badInput: true, valueMissing: true }))).toEqual({ says: 'number', bound: '' });
});
