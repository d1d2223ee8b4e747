import { Decimal } from '../../base/decimal.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import type { Frame, Maybe } from '../evaluate/frame.ts';
import { type RankPay, unitOf } from '../model.ts';
import type { MechanismDefinition, Member, Settled } from './mechanism.ts';
import { stepsFormula, stepWords } from './step-words.ts';
import { compileSteps, readSteps, stepOperands } from './steps.ts';

/** Pay by place in the team or in the whole population. */
export const rankPay: MechanismDefinition<RankPay> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'rank_pay');
    const by = fields.needFormula('by');
    const among = fields.choice('among', ['team', 'all'] as const) ?? 'team';
    const order = fields.choice('order', ['high', 'low'] as const) ?? 'high';
    const counts = fields.choice('counts', ['places', 'share'] as const) ?? 'places';
    const ties = fields.choice('ties', ['same', 'average', 'person'] as const) ?? 'same';
    const steps = readSteps(fields, 'is');
    fields.done();
    return { type: 'rank_pay', at, by, among, order, counts, steps, ties };
  },
  operands: (m) => [{ key: 'by', role: 'measure', formula: m.by }, ...stepOperands(m.steps, null, 'value')],
  compile: (m, scope) => {
    const by = numberOf(m.by, scope);
    const choose = compileSteps(m.steps, scope);
    const results = m.steps.map((step) => numberOf(step.result, scope));
    /** What one place pays this person. */
    const pays = (place: number, of: number, frame: Frame): Maybe<Decimal> => {
      const value = m.counts === 'share' ? Decimal.ratio(place, of) : Decimal.int(place);
      const step = choose(value, frame);
      if (step === -1) return scope.fail(frame, 'plan.no-step', { found: value.toDigits() });
      frame.marks[scope.index] = step;
      return results[step]?.(frame);
    };
    return {
      type: 'group',
      among: m.among,
      bring: by,
      settle: (members) => {
        const ranked = rank(members, m.order);
        const total = members.reduce((sum, member) => sum.plus(member.brought), Decimal.ZERO);
        return members.map((member, i): Settled => {
          const { first, tied, own } = ranked[i] as Rank;
          const place = m.ties === 'person' ? own : first;
          const standing = { members: members.length, brought: member.brought, total, place, tied };
          const frame = member.frame;
          if (!frame) return { value: null, standing };
          if (m.ties !== 'average') return { value: pays(place, members.length, frame), standing };
          let sum = Decimal.ZERO;
          // The best of the shared places is paid last, so that the mark names its step.
          for (let at = first + tied - 1; at >= first; at--) {
            const pay = pays(at, members.length, frame);
            if (pay == null) return { value: pay, standing };
            sum = sum.plus(pay);
          }
          return { value: sum.over(Decimal.int(tied)), standing };
        });
      },
    };
  },
  tell: (m, teller) => {
    const standing = teller.standing;
    const own = teller.show(m.by);
    const name = teller.words(m.by);
    const step = m.steps[teller.mark];
    const words = step && stepWords(step, null, teller);
    const place = standing?.place ?? 0;
    const [members, tied] = [standing?.members ?? 0, standing?.tied ?? 1];
    return {
      because: eachLang((lang) => {
        if (lang === 'en')
          return `${name.en} of ${own.en} is place ${place} of ${members}${tied > 1 ? ` (${tied} share it)` : ''}, in the step ${words?.en ?? '–'}`;
        const shared = lang === 'zh-CN' ? `（${tied} 人并列）` : `（${tied} 人並列）`;
        return `${name[lang]} ${own[lang]}，${members} 人中第 ${place} 名${tied > 1 ? shared : ''}，${lang === 'zh-CN' ? '属于' : '屬於'}「${words?.[lang] ?? '–'}」`;
      }),
      formula: stepsFormula(`RANK(${m.by.text})`, m.steps),
      substituted: step ? stepsFormula(String(place), [step]) : String(place),
      notes: m.steps.map((one, index) => {
        const value = teller.value(one.result);
        const [head, shown] = [stepWords(one, null, teller), teller.showResult(value)];
        const taken = index === teller.mark;
        const sentence = eachLang((lang) => `${taken ? '✓ ' : ''}${head[lang]} → ${shown[lang]}`);
        return { id: String(index + 1), taken, value, unit: unitOf(teller.line), sentence };
      }),
    };
  },
};

interface Rank {
  /** The best place that the tied members share, from 1. */
  readonly first: number;
  readonly tied: number;
  /** The place by person id among equals. */
  readonly own: number;
}

/** Members come in the order of person ids, so a stable sort breaks ties by id. */
function rank(members: readonly Member[], order: RankPay['order']): readonly Rank[] {
  const direction = order === 'high' ? -1 : 1;
  const sorted = members
    .map((member, index) => ({ index, brought: member.brought }))
    .sort((a, b) => direction * a.brought.compare(b.brought) || a.index - b.index);
  const ranks: Rank[] = new Array(members.length);
  for (let first = 0; first < sorted.length; ) {
    const brought = sorted[first]?.brought as Decimal;
    let end = first + 1;
    while (sorted[end]?.brought.equals(brought)) end += 1;
    for (let i = first; i < end; i++)
      ranks[sorted[i]?.index ?? 0] = { first: first + 1, tied: end - first, own: i + 1 };
    first = end;
  }
  return ranks;
}
