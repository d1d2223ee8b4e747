import type { PlainDate } from '../../../base/period.ts';

const DATE = /(?<!\d)(20\d{2})([-_./年]?)(0?[1-9]|1[0-2])(?:\2|月)(0?[1-9]|[12]\d|3[01])(?!\d)/g;

/** The dates a file name or a report line names, in their order: `20240105`, `2024-01-05`, `2024年1月5日`. */
export function datesIn(text: string): readonly PlainDate[] {
  return [...text.normalize('NFKC').matchAll(DATE)].flatMap(([, year = '', mark, month = '', day = '']) => {
    // Without marks only eight digits are a date.
    if (mark === '' && (month.length < 2 || day.length < 2)) return [];
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10) === iso ? [iso] : [];
  });
}
