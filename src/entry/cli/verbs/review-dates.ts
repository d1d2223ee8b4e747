import { isDate, type PlainDate } from '../../../base/period.ts';
import { say, trilingual } from '../../../base/text.ts';
import { STEP_TITLES, STEPS, type Step } from '../../../workflows/review/index.ts';
import { AS } from '../acting.ts';
import { deliver, type SheetColumn } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Option, Verb } from '../verb.ts';
import { tell } from '../versions.ts';
import { OUT, PERIOD } from '../words.ts';

/** The days of a review's steps, and how one is moved: by a fact, told to everyone concerned. */

const { required: _, ...MONTH }: Option = PERIOD;

const COLUMNS: readonly SheetColumn[] = [
  { id: 'step', title: trilingual('步骤', '步驟', 'Step') },
  { id: 'opens', title: trilingual('开始', '開始', 'Opens') },
  { id: 'due', title: trilingual('截止', '截止', 'Due') },
];

export const reviewDates: Verb = {
  name: 'review dates',
  about: trilingual('考核各步骤的起止日', '考核各步驟的起迄日', 'the days of a review’s steps'),
  needs: 'review.read',
  operands: [],
  options: [MONTH, AS, OUT],
  examples: ['jixin review dates --period 2026-03'],
  run: async (call) => {
    const { cycleIn, inReviews } = await import('../reviews.ts');
    const { daysOfCycle } = await import('../../../workflows/review/schedule/service.ts');
    return inReviews(call, async (given) => {
      const cycle = await cycleIn(given, call.options.get('period'));
      if (!cycle.ok) return cycle.problems;
      const days = await daysOfCycle(given.reviews.records, cycle.value);
      const rows = STEPS.map((step) => {
        const { opens, due } = days[step];
        return [call.format === 'table' ? say(STEP_TITLES[step], call.lang) : step, opens, due];
      });
      return deliver(call, { columns: COLUMNS, rows });
    });
  },
};

const MOVED = trilingual('{step} 改为 {due} 截止。', '{step} 改為 {due} 截止。', '{step} is due on {due}.');

export const reviewMoveDate: Verb = {
  name: 'review move-date',
  about: trilingual(
    '改一个步骤的截止日，写明原因；有关的人都会收到通知',
    '改一個步驟的截止日，寫明原因；有關的人都會收到通知',
    'move the day a step is due, with the reason; everyone concerned is told',
  ),
  needs: 'review.manage',
  operands: [
    { name: STEPS.join('|'), count: 'one', about: trilingual('步骤', '步驟', 'the step') },
    { name: 'DAY', count: 'one', about: trilingual('新的截止日', '新的截止日', 'the new day, such as 2026-04-10') },
  ],
  options: [
    MONTH,
    AS,
    { name: 'reason', value: 'TEXT', required: true, about: trilingual('为什么改', '為什麼改', 'why it is moved') },
  ],
  examples: ['jixin review move-date lead 2026-04-10 --reason "…" --as hr'],
  run: async (call) => {
    const [asked = '', due = ''] = call.operands;
    const step = STEPS.find((one): one is Step => one === asked);
    if (step === undefined) return [cliProblem('cli.option-choice', { option: 'STEP', value: asked, choices: STEPS })];
    if (!isDate(due)) return [cliProblem('cli.day-bad', { option: 'DAY', value: due })];
    const { cycleIn, inReviews } = await import('../reviews.ts');
    const { moveDate } = await import('../../../workflows/review/schedule/service.ts');
    return inReviews(call, async (given) => {
      const cycle = await cycleIn(given, call.options.get('period'));
      if (!cycle.ok) return cycle.problems;
      const why = call.options.get('reason') ?? '';
      const moving = { cycle: cycle.value.id, step, due: due as PlainDate, why };
      const moved = await moveDate(given.reviews, given.mover, moving);
      if (!moved.ok) return moved.problems;
      const told = call.format === 'json' ? step : say(STEP_TITLES[step], call.lang);
      return tell(call, MOVED, { step: told, due });
    });
  },
};
