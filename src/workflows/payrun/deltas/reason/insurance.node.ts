import type { Reason } from '../../../../base/explain.ts';
import { eachLang, type Text } from '../../../../base/text.ts';
import type { Person } from '../../../../people/index.ts';
import { type Delta, deltaSentence } from '../../../../stages/pay/index.ts';
import { type Contribution, contributionReason, withheldId } from '../../../../stages/pay/law/index.ts';
import type { Run } from '../../model.ts';
import type { PayrunWorld } from '../../world.node.ts';
import { contributionsNow } from '../owed/insurance.node.ts';
import { NOW, sideOf, THEN } from './tell.ts';

/** Why the contribution of a closed month is another: its base as it was counted then, and as the record has it now. */

export interface InsuranceCase {
  readonly delta: Delta;
  readonly title: Text;
  /** As the record has them now; null where they are in the closed run's plan no more. */
  readonly person: Person | null;
  /** The month's contributions as they were withheld. */
  readonly kept: readonly Contribution[];
}

export async function insuranceReason(world: PayrunWorld, earlier: Run, asked: InsuranceCase): Promise<Reason> {
  const { delta, title, person, kept } = asked;
  const again = person && (await contributionsNow(world, earlier, person, kept));
  const told = (all: readonly Contribution[]) => {
    const one = all.find(({ insurance }) => withheldId(insurance) === delta.line);
    return one ? contributionReason(one) : null;
  };
  return {
    kind: 'line',
    id: `${delta.line}@${delta.period}`,
    title: eachLang((lang) => `${title[lang]} · ${delta.period}`),
    value: delta.difference.toString(),
    unit: 'yuan',
    sentence: deltaSentence(delta, title),
    parts: [
      sideOf(NOW, delta, delta.now, again?.ok ? told(again.value) : null),
      sideOf(THEN, delta, delta.before, told(kept)),
    ],
  };
}
