import type { Actor } from '../../../access/index.ts';
import type { Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import { type Check, STATE_TITLES } from '../../../workflows/quality/index.ts';
import type { QualityWorld } from '../../../workflows/quality/service.ts';
import type { Option, Verb } from '../verb.ts';
import { AS_PERSON } from '../words.ts';

/** The moves of one conversation through the queue, and the agent’s word on it; scoring has a verb of its own. */

interface MoveVerb {
  readonly name: string;
  readonly about: Text;
  readonly example: string;
  readonly needs: 'quality.score' | 'quality.answer';
  readonly options?: readonly Option[];
  readonly make: (
    world: QualityWorld,
    actor: Actor,
    asked: { readonly check: string; readonly reason: string },
  ) => Promise<Result<Check>>;
}

const REASON: Option = {
  name: 'reason',
  value: 'TEXT',
  required: true,
  about: { 'zh-CN': '为什么不能评', 'zh-TW': '為什麼不能評', en: 'why it cannot be scored' },
};

const MOVES: readonly MoveVerb[] = [
  {
    name: 'quality claim',
    about: {
      'zh-CN': '领取队列里的一条会话',
      'zh-TW': '領取佇列裡的一條會話',
      en: 'claim a conversation of the queue',
    },
    needs: 'quality.score',
    example: 'jixin quality claim next --as K0006',
    make: async (world, actor, { check }) => {
      const { claim, claimNext } = await import('../../../workflows/quality/service.ts');
      const begun = check === 'next' ? await claimNext(world, actor) : await claim(world, actor, check);
      return begun.ok ? { ...begun, value: begun.value.check } : begun;
    },
  },
  {
    name: 'quality release',
    about: { 'zh-CN': '把领取的会话退回队列', 'zh-TW': '把領取的會話退回佇列', en: 'give a claimed conversation back' },
    needs: 'quality.score',
    example: 'jixin quality release demo-12 --as K0006',
    make: async (world, actor, { check }) => {
      const { release } = await import('../../../workflows/quality/service.ts');
      return release(world, actor, check);
    },
  },
  {
    name: 'quality skip',
    about: {
      'zh-CN': '跳过不能评的会话，同一抽样的下一条补上',
      'zh-TW': '跳過不能評的會話，同一抽樣的下一條補上',
      en: 'take out what cannot be scored; the next of its draw takes its place',
    },
    needs: 'quality.score',
    example: 'jixin quality skip demo-12 --reason 录音缺失 --as K0006',
    options: [REASON],
    make: async (world, actor, { check, reason }) => {
      const { skip } = await import('../../../workflows/quality/service.ts');
      const skipped = await skip(world, actor, check, reason);
      return skipped.ok ? { ...skipped, value: skipped.value.check } : skipped;
    },
  },
  {
    name: 'quality confirm',
    about: { 'zh-CN': '客服确认自己的质检单', 'zh-TW': '客服確認自己的質檢單', en: 'confirm a check of one’s own' },
    needs: 'quality.answer',
    example: 'jixin quality confirm demo-12 --as K0014',
    make: async (world, actor, { check }) => {
      const { confirm } = await import('../../../workflows/quality/service.ts');
      return confirm(world, actor, check);
    },
  },
];

const SAID: Text = {
  'zh-CN': '{id}：{state}。客服 {person}，会话 {contact}。',
  'zh-TW': '{id}：{state}。客服 {person}，會話 {contact}。',
  en: '{id}: {state}. Agent {person}, conversation {contact}.',
};

export const qualityMoves: readonly Verb[] = MOVES.map(
  ({ name, about, needs, example, options = [], make }): Verb => ({
    name,
    about,
    needs,
    within: true,
    operands: [
      {
        name: 'CHECK',
        count: 'one',
        about: { 'zh-CN': '质检单编号', 'zh-TW': '質檢單編號', en: 'the id of the check' },
      },
    ],
    options: [AS_PERSON, ...options],
    examples: [example],
    run: async (call) => {
      const { inQuality } = await import('../quality.ts');
      const asked = { check: call.operands[0] ?? '', reason: call.options.get('reason') ?? '' };
      return inQuality(call, async (world, actor) => {
        const moved = await make(world, actor, asked);
        if (!moved.ok) return moved.problems;
        const { id, person, state, conversation, answer } = moved.value;
        const words = { id, person, state, answer, contact: conversation.key };
        const shown = { id, person, contact: conversation.key, state: say(STATE_TITLES[state], call.lang) };
        const text = call.format === 'json' ? JSON.stringify(words) : fill(say(SAID, call.lang), shown);
        await call.console.write(`${text}\n`);
        return [];
      });
    },
  }),
);
