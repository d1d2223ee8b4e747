import type { Text } from '../../base/text.ts';
import { consecutiveMonths } from '../../stages/appraisal/index.ts';
import type { Uses } from './model.ts';

/** What results lead to. The program proposes; the people named here confirm, and only then is it a fact. */

export const PROPOSAL_KINDS = ['promotion', 'training', 'post-change', 'end-employment'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** As what somebody confirms: each names a role of the access table. */
export type Confirmer = 'hr' | 'manager';

export interface ProposalRule {
  readonly title: Text;
  readonly about: Text;
  /** Everybody who must confirm, each another person. */
  readonly needs: readonly Confirmer[];
}

export const PROPOSALS: Readonly<Record<ProposalKind, ProposalRule>> = {
  promotion: {
    title: { 'zh-CN': '优先晋升', 'zh-TW': '優先晉升', en: 'Preferred for promotion' },
    about: {
      'zh-CN': '连续 {n} 个月优秀（{periods}）',
      'zh-TW': '連續 {n} 個月優秀（{periods}）',
      en: '{n} excellent months in a row ({periods})',
    },
    needs: ['hr'],
  },
  training: {
    title: { 'zh-CN': '培训计划', 'zh-TW': '培訓計畫', en: 'Training plan' },
    about: { 'zh-CN': '{periods} 不合格', 'zh-TW': '{periods} 不合格', en: 'Failed in {periods}' },
    needs: ['hr'],
  },
  'post-change': {
    title: { 'zh-CN': '调整岗位', 'zh-TW': '調整崗位', en: 'Change of post' },
    about: {
      'zh-CN': '培训后仍不合格（{periods}）',
      'zh-TW': '培訓後仍不合格（{periods}）',
      en: 'Failed again after training ({periods})',
    },
    needs: ['hr', 'manager'],
  },
  'end-employment': {
    title: { 'zh-CN': '解除劳动关系', 'zh-TW': '解除勞動關係', en: 'End of employment' },
    about: {
      'zh-CN': '培训或调岗后仍不合格（{periods}）；依法须经两人确认',
      'zh-TW': '培訓或調崗後仍不合格（{periods}）；依法須經兩人確認',
      en: 'Failed again after training or a change of post ({periods}); two people must confirm',
    },
    needs: ['hr', 'manager'],
  },
};

/** A month's result, oldest first; null where there was none. */
export interface MonthResult {
  readonly period: string;
  readonly grade: string | null;
}

/** What was confirmed about the person before, with the period it came from. */
export interface Confirmed {
  readonly kind: ProposalKind;
  readonly period: string;
}

export interface Proposal {
  readonly kind: ProposalKind;
  /** The periods of the results it rests on. */
  readonly restsOn: readonly string[];
}

/** Of these only one can be: who confirms one has not confirmed the other. */
export const EXCLUDES: Readonly<Partial<Record<ProposalKind, ProposalKind>>> = {
  'post-change': 'end-employment',
  'end-employment': 'post-change',
};

/**
 * What the newest result leads to. A fail leads to training; a fail in a month after a confirmed training to a change of
 * post or, at the choice of those who confirm, the end of employment. Ending it is never proposed before training was.
 */
export function proposalsAfter(
  results: readonly MonthResult[],
  confirmed: readonly Confirmed[],
  { promotion: { grade, months }, fail }: Uses,
): readonly Proposal[] {
  const newest = results.at(-1);
  if (newest === undefined) return [];
  const row = consecutiveMonths(
    results.map((one) => one.grade),
    grade,
  );
  if (row >= months && row % months === 0)
    return [{ kind: 'promotion', restsOn: results.slice(-months).map(({ period }) => period) }];
  if (newest.grade !== fail) return [];
  const trained = confirmed.filter(({ kind, period }) => kind === 'training' && period < newest.period).at(-1);
  if (trained === undefined) return [{ kind: 'training', restsOn: [newest.period] }];
  const restsOn = [trained.period, newest.period];
  return [
    { kind: 'post-change', restsOn },
    { kind: 'end-employment', restsOn },
  ];
}
