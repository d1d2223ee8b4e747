import { addDays, type PlainDate, period } from '../../../base/period.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import type { MetricRequest } from '../model.ts';

/** What is said beside a person's number where rows behind it lie before the hire or after the last day: they count all the same. */

export async function outsideEmployment(
  records: Records,
  request: MetricRequest,
  person: string | null,
  rowsIn: (request: MetricRequest) => Promise<number>,
): Promise<readonly Text[]> {
  const { first, last } = request.period;
  const found = person === null ? undefined : (await readPeople(records, last)).find(({ id }) => id === person);
  const said: Text[] = [];
  const count = async (from: PlainDate, to: PlainDate, words: Text, day: PlainDate) => {
    const rows = await rowsIn({ ...request, period: period(`${from}..${to}`) });
    if (rows > 0) said.push(eachLang((lang) => fill(words[lang], { rows: String(rows), day })));
  };
  const { hired_on: hired = null, left_on: left = null } = found ?? {};
  if (hired !== null && hired > first) await count(first, earlier(addDays(hired, -1), last), BEFORE, hired);
  if (left !== null && left < last) await count(later(addDays(left, 1), first), last, AFTER, left);
  return said;
}

const earlier = (a: PlainDate, b: PlainDate) => (a < b ? a : b);
const later = (a: PlainDate, b: PlainDate) => (a > b ? a : b);

const BEFORE: Text = {
  'zh-CN': '其中 {rows} 行在入职日期 {day} 之前，照样计入。',
  'zh-TW': '其中 {rows} 列在到職日期 {day} 之前，照樣計入。',
  en: '{rows} of the rows are dated before the hire on {day}, and count all the same.',
};

const AFTER: Text = {
  'zh-CN': '其中 {rows} 行在最后工作日 {day} 之后，照样计入。',
  'zh-TW': '其中 {rows} 列在最後工作日 {day} 之後，照樣計入。',
  en: '{rows} of the rows are dated after the last day, {day}, and count all the same.',
};
