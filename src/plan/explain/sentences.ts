import { Decimal, type RoundingMode } from '../../base/decimal.ts';
import { grouped, showDifference, showDistance } from '../../base/quantity.ts';
import { eachLang, type Lang, type Text } from '../../base/text.ts';
import type { Maybe, Value } from '../evaluate/frame.ts';
import { AWAY } from '../mechanisms/step-words.ts';
import { type Line, unitOf } from '../model.ts';
import type { Edge } from './edges.ts';
import { showValue } from './teller.ts';
import type { Teller } from './telling.ts';

/** `3 more would make it 1, −60.00 yuan`: an edge as a clause. */
export function edgeWords(edge: Edge, line: Line): Text {
  const up = edge.to.compare(edge.from) > 0 || (edge.to.equals(edge.from) && edge.reached);
  const by = edge.to.minus(edge.from).abs();
  const after = showValue(edge.after, unitOf(line), { kind: 'line', line });
  return eachLang((lang) => {
    const away = by.isZero() ? '' : showDistance(by, edge.input.unit, lang);
    const change = showDifference(edge.target.change, unitOf(edge.target.line), lang);
    return EDGE[lang](away, edge.to.compare(edge.from) === 0 ? null : up, edge.reached, after[lang], change);
  });
}

type EdgeWriter = (away: string, up: boolean | null, reached: boolean, after: string, change: string) => string;

const EDGE: Readonly<Record<Lang, EdgeWriter>> = {
  'zh-CN': (away, up, reached, after, change) => {
    const how = up === null ? '再变动一点' : AWAY['zh-CN'](away, up, reached);
    return `${how}就变为 ${after}，${change}`;
  },
  'zh-TW': (away, up, reached, after, change) => {
    const how = up === null ? '再變動一點' : AWAY['zh-TW'](away, up, reached);
    return `${how}就變為 ${after}，${change}`;
  },
  en: (away, up, reached, after, change) => {
    const how = up === null ? 'any change beyond it' : AWAY.en(away, up, reached);
    return `${how} would make it ${after}, ${change}`;
  },
};

/** What floor, cap and rounding did to the value, each where it did something. */
export function limitWords(line: Line, teller: Teller, before: Maybe<Value>, after: Maybe<Value>): readonly Text[] {
  if (!(before instanceof Decimal) || !(after instanceof Decimal)) return [];
  const words: Text[] = [];
  const least = line.floor && teller.number(line.floor);
  const most = line.cap && teller.number(line.cap);
  let value = before;
  if (least && value.compare(least) < 0) {
    words.push(held(FLOOR, teller.showResult(before), teller.showResult(least)));
    value = least;
  }
  if (most && value.compare(most) > 0) {
    words.push(held(CAP, teller.showResult(value), teller.showResult(most)));
    value = most;
  }
  const { round } = line;
  if (round && !value.equals(after)) {
    const exact = grouped(value.toDigits(6));
    const digits = grouped(after.toFixed(Math.max(round.places, 0)));
    words.push(eachLang((lang) => `${exact} ${ROUNDED[lang]} ${digits} (${MODE_WORDS[round.by][lang]})`));
  }
  return words;
}

function held(verb: Text, from: Text, to: Text): Text {
  return eachLang((lang) => `${from[lang]} ${verb[lang]} ${to[lang]}`);
}

const FLOOR: Text = { 'zh-CN': '低于下限，提到', 'zh-TW': '低於下限，提到', en: 'is raised to the floor' };
const CAP: Text = { 'zh-CN': '高于上限，降到', 'zh-TW': '高於上限，降到', en: 'is held at the cap' };
const ROUNDED: Readonly<Record<Lang, string>> = { 'zh-CN': '取整为', 'zh-TW': '取整為', en: 'is rounded to' };

const MODE_WORDS: Readonly<Record<RoundingMode, Text>> = {
  'half-up': { 'zh-CN': '四舍五入', 'zh-TW': '四捨五入', en: 'half up' },
  'half-even': { 'zh-CN': '四舍六入五成双', 'zh-TW': '四捨六入五成雙', en: 'half to even' },
  'half-down': { 'zh-CN': '五舍六入', 'zh-TW': '五捨六入', en: 'half down' },
  up: { 'zh-CN': '远离零进位', 'zh-TW': '遠離零進位', en: 'away from zero' },
  down: { 'zh-CN': '舍去尾数', 'zh-TW': '捨去尾數', en: 'towards zero' },
  ceiling: { 'zh-CN': '向上取整', 'zh-TW': '向上取整', en: 'upwards' },
  floor: { 'zh-CN': '向下取整', 'zh-TW': '向下取整', en: 'downwards' },
};
