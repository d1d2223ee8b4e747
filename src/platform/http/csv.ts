import type { CastingContext, Options } from 'csv-stringify';

/**
 * CSV that a spreadsheet opens as it is meant: UTF-8 by its mark, and no text taken for a formula. A number below zero is
 * one, and stays one: made a text, a deduction would be left out of the sum below it.
 */
const NUMBER = /^-?\d+(\.\d+)?$/;

const asNumber = (text: string) => ({ value: text, escape_formulas: false });

export const SPREADSHEET_CSV = {
  bom: true,
  escape_formulas: true,
  cast: {
    number: (value: number) => asNumber(String(value)),
    string: (text: string, _: CastingContext) => (NUMBER.test(text) ? asNumber(text) : text),
  },
} satisfies Options;
