import { daysBetween, type PlainDate } from '../../../base/period.ts';
import { eachLang, fill, type Text } from '../../../base/text.ts';
import type { Addressee, NoticeDraft } from '../../../notices/index.ts';

/**
 * Who is told about scores that are owed: whoever owes them on the day they are due and once they are late, those above
 * once they are two days late. Every notice has a key, so that asking every hour tells everybody once.
 */

export interface OwedScores {
  /** What tells these scores from others: of two that are owed to the same person on the same day both are told of. */
  readonly key: string;
  readonly what: Text;
  readonly count: number;
  readonly due: PlainDate;
  readonly by: Addressee;
  /** How those above call whoever owes them. */
  readonly name: Text;
  readonly above: readonly Addressee[];
  readonly link: string;
}

/** Days after the due date at which those above hear of it. */
const ABOVE_HEARS = 2;

export function remindersOn(today: PlainDate, owed: readonly OwedScores[]): readonly NoticeDraft[] {
  return owed.flatMap((one) => {
    const late = daysBetween(one.due, today);
    if (late < 0) return [];
    const own = noticeTo(one.by, late > 0 ? 'late' : 'due', one);
    return late < ABOVE_HEARS ? [own] : [own, ...one.above.map((to) => noticeTo(to, 'above', one))];
  });
}

function noticeTo(
  to: Addressee,
  stage: keyof typeof WORDS,
  { key, what, count, due, name, link }: OwedScores,
): NoticeDraft {
  const text = eachLang((lang) =>
    fill(WORDS[stage][lang], { what: what[lang], count: String(count), due, name: name[lang] }),
  );
  return { to, kind: `quality.${stage}`, text, link, key: `${key} ${due} ${stage} ${Object.values(to).join()}` };
}

const WORDS = {
  due: {
    'zh-CN': '{what}：还有 {count} 条会话待评分，今天到期。',
    'zh-TW': '{what}：還有 {count} 條會話待評分，今天到期。',
    en: '{what}: {count} conversations are still to be scored today.',
  },
  late: {
    'zh-CN': '{what}：{count} 条会话应在 {due} 前评分，已经逾期。',
    'zh-TW': '{what}：{count} 條會話應在 {due} 前評分，已經逾期。',
    en: '{what}: {count} conversations were to be scored by {due}.',
  },
  above: {
    'zh-CN': '{what}：{name}有 {count} 条会话逾期多日未评分（{due} 到期）。',
    'zh-TW': '{what}：{name}有 {count} 條會話逾期多日未評分（{due} 到期）。',
    en: '{what}: {name} is days late with {count} conversations, due {due}.',
  },
} as const satisfies Readonly<Record<string, Text>>;
