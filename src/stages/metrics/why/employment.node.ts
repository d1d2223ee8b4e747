import { addDays, type PlainDate, period } from '../../../base/period.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import { claimNames, type Person } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/records.ts';
import type { MetricRequest } from '../model.ts';

/** What is said beside a person's number where rows behind it lie before the hire or after the last day. */

export async function outsideEmployment(
  records: Records,
  request: MetricRequest,
  person: string | null,
  rowsIn: (request: MetricRequest) => Promise<number>,
): Promise<readonly Text[]> {
  const { first, last } = request.period;
  if (person === null) return [];
  const people = await readPeople(records, LAST_DAY);
  const found = people.find(({ id }) => id === person);
  if (found === undefined) return beforeTheRecord(people, person);
  const said: Text[] = [];
  const count = async (from: PlainDate, to: PlainDate, words: Text, day: PlainDate) => {
    const rows = await rowsIn({ ...request, period: period(`${from}..${to}`) });
    if (rows > 0) said.push(eachLang((lang) => fill(words[lang], { rows: String(rows), day })));
  };
  const { hired_on: hired, left_on: left } = found;
  if (hired !== null && hired > first) await count(first, earlier(addDays(hired, -1), last), BEFORE, hired);
  if (left !== null && left < last) await count(later(addDays(left, 1), first), last, AFTER, left);
  return said;
}

/** A name under which somebody's rows stand by themselves: they are of days that the person's record does not reach. */
export function beforeTheRecord(people: readonly Person[], name: string): readonly Text[] {
  const id = claimNames(people).nearestOf(name);
  const { name: person, hired_on: day = null } = people.find((one) => one.id === id) ?? {};
  return person === undefined || day === null ? [] : [eachLang((lang) => fill(ALONE[lang], { person, day }))];
}

/** What is known of people at last, whenever it was said to begin. */
const LAST_DAY = '9999-12-31';

const earlier = (a: PlainDate, b: PlainDate) => (a < b ? a : b);
const later = (a: PlainDate, b: PlainDate) => (a > b ? a : b);

const BEFORE: Text = {
  'zh-CN': '其中 {rows} 行在入职日期 {day} 之前，照样计入。',
  'zh-TW': '其中 {rows} 列在到職日期 {day} 之前，照樣計入。',
  en: '{rows} of the rows are dated before the hire on {day}, and count all the same.',
};

const ALONE: Text = {
  'zh-CN': '这个名字是 {person} 的，但这些行在其入职日期 {day} 之前，资料够不到，所以不计入本人。',
  'zh-TW': '這個名字是 {person} 的，但這些列在其到職日期 {day} 之前，資料夠不到，所以不計入本人。',
  en: 'The name is that of {person}, but these rows are dated before the hire on {day}, where the record does not reach: they are not counted for that person.',
};

const AFTER: Text = {
  'zh-CN': '其中 {rows} 行在最后工作日 {day} 之后，照样计入。',
  'zh-TW': '其中 {rows} 列在最後工作日 {day} 之後，照樣計入。',
  en: '{rows} of the rows are dated after the last day, {day}, and count all the same.',
};
