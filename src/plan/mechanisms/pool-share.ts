import { Decimal } from '../../base/decimal.ts';
import { allocate } from '../../base/money.ts';
import { eachLang } from '../../base/text.ts';
import { numberOf } from '../evaluate/expression.ts';
import type { Standing } from '../evaluate/frame.ts';
import type { PoolShare } from '../model.ts';
import type { MechanismDefinition, Settled } from './mechanism.ts';

/**
 * Money divided by points. Each member's share is the pool × own points ÷ everybody's, to the cent, so that the shares sum
 * to the pool; the cents left over go by largest remainder, ties by person id (`base/money` allocate).
 */
export const poolShare: MechanismDefinition<PoolShare> = {
  read: (node, reading, at) => {
    const fields = reading.fields(node, 'pool_share');
    const [pool, by] = [fields.needFormula('pool'), fields.needFormula('by')];
    const among = fields.choice('among', ['team', 'all'] as const) ?? 'team';
    fields.done();
    return { type: 'pool_share', at, pool, by, among };
  },
  operands: (m) => [
    { key: 'pool', role: 'value', formula: m.pool },
    { key: 'by', role: 'measure', formula: m.by },
  ],
  compile: (m, scope) => {
    const pool = numberOf(m.pool, scope);
    const by = numberOf(m.by, scope);
    return {
      type: 'group',
      among: m.among,
      bring: (frame) => {
        const points = by(frame);
        if (points == null || points.sign() >= 0) return points;
        return scope.fail(frame, 'plan.negative-weight', { found: points.toDigits() });
      },
      settle: (members) => {
        const pools = members.map((member) => (member.frame ? pool(member.frame) : null));
        const first = members.findIndex((_, i) => pools[i] instanceof Decimal);
        const amount = pools[first];
        const shares = amount
          ? allocate(
              amount,
              members.map((member) => member.brought),
            )
          : [];
        const total = members.reduce((sum, member) => sum.plus(member.brought), Decimal.ZERO);
        return members.map((member, i): Settled => {
          const standing: Standing = { members: members.length, brought: member.brought, total, place: 0, tied: 0 };
          const own = pools[i];
          if (!member.frame || own == null || !amount) return { value: own, standing };
          if (own.equals(amount)) return { value: shares[i], standing };
          const params = { found: own.toDigits(), expected: amount.toDigits(), other: members[first]?.person ?? '' };
          return { value: scope.fail(member.frame, 'plan.pools-differ', params), standing };
        });
      },
    };
  },
  tell: (m, teller) => {
    const standing = teller.standing;
    const [pool, own] = [teller.show(m.pool), teller.show(m.by)];
    const total = standing?.total.toDigits() ?? '?';
    return {
      because: eachLang((lang) => {
        const members = standing?.members ?? 0;
        if (lang === 'en') return `${own.en} of the ${total} of ${members} members share the pool of ${pool.en}`;
        return lang === 'zh-CN'
          ? `${members} 人共 ${total}，其中本人 ${own[lang]}，分配奖金池 ${pool[lang]}`
          : `${members} 人共 ${total}，其中本人 ${own[lang]}，分配獎金池 ${pool[lang]}`;
      }),
      formula: `${m.pool.text} * ${m.by.text} / SUM(${m.by.text})`,
      substituted: `${teller.substituted(m.pool)} * ${teller.substituted(m.by)} / ${total}`,
      notes: [],
    };
  },
};
