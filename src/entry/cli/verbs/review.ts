import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { reachOf } from '../../../access/index.ts';
import { forbidden } from '../../../access/problems.ts';
import type { Decimal } from '../../../base/decimal.ts';
import { failed, type Problem } from '../../../base/problem.ts';
import { fill, type PartialText, say, type Text, trilingual } from '../../../base/text.ts';
import { SOURCE_NAMES } from '../../../stages/appraisal/index.ts';
import { recordAct } from '../act.ts';
import { AS } from '../acting.ts';
import { deliver, reasonOf, type SheetColumn } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { ReviewCall } from '../reviews.ts';
import type { Call, Option, Verb } from '../verb.ts';
import { OUT, PERIOD } from '../words.ts';

/** Reviews from the command line; they work beside a running server. */

const REASON: Option = {
  name: 'reason',
  value: 'TEXT',
  about: trilingual('仍有评分未交时写明的原因', '仍有評分未交時寫明的原因', 'why, where ratings are still owed'),
};

const OPENED = trilingual(
  '{period} 考核已开：{people} 人，{ratings} 份评分，种子 {seed}。',
  '{period} 考核已開：{people} 人，{ratings} 份評分，種子 {seed}。',
  'The review of {period} is open: {people} people, {ratings} ratings, seed {seed}.',
);
const RELEASED = trilingual(
  '{period} 的结果已公布。',
  '{period} 的結果已公布。',
  'The results of {period} are released.',
);
const SUBMITTED = trilingual(
  '{period} 的结果已提交，待另一人公布。',
  '{period} 的結果已提交，待另一人公布。',
  'The results of {period} are submitted; somebody else releases them.',
);
const RATED = trilingual(
  '已提交 {given} 份，草稿 {drafts} 份。',
  '已提交 {given} 份，草稿 {drafts} 份。',
  '{given} ratings given, {drafts} drafts.',
);
const NOTHING_OWED = trilingual(
  '这次考核没有派出任何评分。检查花名册里谁在职、谁带谁：jixin import 花名册.csv',
  '這次考核沒有派出任何評分。檢查花名冊裡誰在職、誰帶誰：jixin import 花名冊.csv',
  'No rating was asked for in this review. See who is on the roster and whom they report to: jixin import roster.csv',
);
const WRITTEN = trilingual('已写入 {file}。', '已寫入 {file}。', 'Wrote {file}.');

export const reviewOpen: Verb = {
  name: 'review open',
  about: trilingual(
    '开一个月的考核：按花名册派出评分',
    '開一個月的考核：按花名冊派出評分',
    'open a month’s review: raters are assigned from the roster',
  ),
  needs: 'review.manage',
  operands: [],
  options: [
    PERIOD,
    AS,
    {
      name: 'seed',
      value: 'TEXT',
      about: trilingual(
        '抽取同事评分人的种子（默认随机）',
        '抽取同事評分人的種子（預設隨機）',
        'the seed that peers are drawn by (random where none is given)',
      ),
    },
  ],
  examples: ['jixin review open --period 2026-03'],
  run: async (call) => {
    const { inReviews } = await import('../reviews.ts');
    const { openCycle } = await import('../../../workflows/review/cycles/service.ts');
    return inReviews(call, async ({ world, reviews, mover }) => {
      const asked = { period: call.options.get('period') ?? '', seed: call.options.get('seed') };
      const opened = await openCycle(reviews, mover, asked);
      if (!opened.ok) return opened.problems;
      const { cycle, people, ratings } = opened.value;
      await recordAct(world, 'review-open', { period: cycle.period });
      const params = { period: cycle.period, seed: cycle.seed, people: String(people), ratings: String(ratings) };
      await tell(call, OPENED, params);
      return opened.problems;
    });
  },
};

const BOARD: readonly SheetColumn[] = [
  { id: 'team', title: trilingual('小组', '小組', 'Team') },
  { id: 'step', title: trilingual('步骤', '步驟', 'Step') },
  { id: 'given', title: trilingual('已交', '已交', 'Given'), number: true },
  { id: 'owed', title: trilingual('未交', '未交', 'Owed'), number: true },
  { id: 'late', title: trilingual('逾期', '逾期', 'Late'), number: true },
  { id: 'due', title: trilingual('截止', '截止', 'Due') },
];

export const reviewBoard: Verb = {
  name: 'review board',
  about: trilingual(
    '考核进度：各组各步骤谁还没交',
    '考核進度：各組各步驟誰還沒交',
    'how far a review is: what is owed by team and step',
  ),
  needs: 'review.read',
  operands: [],
  options: [optional(PERIOD), OUT],
  examples: ['jixin review board', 'jixin review board --period 2026-03 --format csv'],
  run: async (call) => {
    const { cycleIn, inReviews } = await import('../reviews.ts');
    const { STEP_TITLES } = await import('../../../workflows/review/index.ts');
    const { boardOf } = await import('../../../workflows/review/board/service.ts');
    return inReviews(call, async (given) => {
      const cycle = await cycleIn(given, call.options.get('period'));
      const board = cycle.ok ? await boardOf(given.reviews, cycle.value.id, given.mover) : cycle;
      if (!board.ok) return board.problems;
      const rows = board.value.counts.map(({ team, step, given: n, owed, late, due }) => {
        const called = call.format === 'table' ? say(STEP_TITLES[step], call.lang) : step;
        return [team, called, String(n), String(owed), String(late), due];
      });
      return deliver(call, { columns: BOARD, rows, empty: NOTHING_OWED });
    });
  },
};

export const reviewRate: Verb = {
  name: 'review rate',
  about: trilingual(
    '替一位评分人导出或导入评分表（XLSX）',
    '替一位評分人匯出或匯入評分表（XLSX）',
    'one rater’s ratings as a workbook: write the template, or read it back filled in',
  ),
  needs: 'review.rate',
  within: true,
  operands: [{ name: 'RATER', count: 'one', about: trilingual('评分人的工号', '評分人的工號', 'the rater’s number') }],
  options: [
    optional(PERIOD),
    {
      name: 'template',
      value: 'FILE',
      about: trilingual('写出要填的表', '寫出要填的表', 'write the workbook to fill in'),
    },
    {
      name: 'file',
      value: 'FILE',
      about: trilingual('读入填好的表', '讀入填好的表', 'read the workbook that was filled in'),
    },
  ],
  examples: ['jixin review rate K0006 --template ratings.xlsx', 'jixin review rate K0006 --file ratings.xlsx'],
  run: rateRun,
};

async function rateRun(call: Call): Promise<readonly Problem[]> {
  const { cycleIn, inReviews } = await import('../reviews.ts');
  const [rater = ''] = call.operands;
  const [template, file] = [call.options.get('template'), call.options.get('file')];
  return inReviews(call, async (given) => {
    const { actor } = given.world.hand;
    if (actor !== null && actor.account.person !== rater) return [forbidden('review.rate')];
    const cycle = await cycleIn(given, call.options.get('period'));
    if (!cycle.ok) return cycle.problems;
    const owed = { cycle: cycle.value.id, rater };
    if (template !== undefined) return writeTemplate(call, given, owed, template);
    if (file !== undefined) return readRatings(call, given, owed, file);
    return [cliProblem('cli.option-required', { option: '--template / --file', verb: 'review rate' })];
  });
}

interface Owed {
  readonly cycle: string;
  readonly rater: string;
}

async function writeTemplate(call: Call, { reviews }: ReviewCall, { cycle, rater }: Owed, file: string) {
  const { sheetOf } = await import('../../../workflows/review/ratings/service.ts');
  const { exportSheet } = await import('../../../workflows/review/workbook/service.ts');
  const sheet = await sheetOf(reviews, cycle, rater);
  if (!sheet.ok) return sheet.problems;
  if (sheet.value.entries.length === 0) return [cliProblem('cli.no-ratings', { rater })];
  const unwritten = written(file, await exportSheet(sheet.value, call.lang));
  if (unwritten.length === 0) await tell(call, WRITTEN, { file });
  return unwritten;
}

async function readRatings(call: Call, { reviews, mover, world }: ReviewCall, { cycle, rater }: Owed, file: string) {
  const { importSheet } = await import('../../../workflows/review/workbook/service.ts');
  const bytes = bytesOf(file);
  if (!bytes.ok) return bytes.problems;
  const read = await importSheet(reviews, mover, rater, { cycle, file: basename(file), base64: bytes.value });
  if (!read.ok) return read.problems;
  const params = { given: String(read.value.given), drafts: String(read.value.drafts) };
  await recordAct(world, 'review-rate', { rater, ...params });
  await tell(call, RATED, params);
  return read.problems;
}

/** One sentence for people, its values for programs. */
async function tell(call: Call, words: Text, params: Readonly<Record<string, string>>): Promise<void> {
  const text = call.format === 'json' ? JSON.stringify(params) : fill(say(words, call.lang), params);
  await call.console.write(`${text}\n`);
}

function written(file: string, bytes: Uint8Array): readonly Problem[] {
  try {
    writeFileSync(file, bytes);
    return [];
  } catch (error) {
    return [cliProblem('cli.file-unwritable', { file, reason: reasonOf(error) })];
  }
}

function bytesOf(file: string) {
  try {
    return { ok: true as const, value: readFileSync(file).toString('base64') };
  } catch (error) {
    return failed(cliProblem('cli.file-unreadable', { file, reason: reasonOf(error) }));
  }
}

export const reviewRelease: Verb = {
  name: 'review release',
  about: trilingual(
    '结束评分（如未结束）、汇总并提交；另一人再次执行即公布',
    '結束評分（如未結束）、彙總並提交；另一人再次執行即公布',
    'end rating where it has not ended, sum up and submit; run by a second person, release the results',
  ),
  needs: 'review.read',
  operands: [],
  options: [optional(PERIOD), AS, REASON],
  examples: ['jixin review release --period 2026-03 --as hr', 'jixin review release --reason "两人请假"'],
  run: async (call) => {
    const { cycleIn, inReviews } = await import('../reviews.ts');
    const { moveCycle } = await import('../../../workflows/review/cycles/service.ts');
    const { MOVES } = await import('../../../workflows/review/index.ts');
    return inReviews(call, async (given) => {
      const { reviews, mover, world } = given;
      const cycle = await cycleIn(given, call.options.get('period'));
      if (!cycle.ok) return cycle.problems;
      const { id, state, submittedBy, period } = cycle.value;
      const reason = call.options.get('reason') ?? '';
      const first = state === 'collecting' ? (['sum', 'submit'] as const) : (['submit'] as const);
      const moves = submittedBy === null ? first : (['release'] as const);
      for (const move of moves) {
        const { action: needed } = MOVES.find(({ id: one }) => one === move) as (typeof MOVES)[number];
        if (world.hand.actor !== null && reachOf(world.hand.actor, needed) === 'none') return [forbidden(needed)];
        const moved = await moveCycle(reviews, mover, { id, move, reason });
        if (!moved.ok) return moved.problems;
      }
      const released = moves.includes('release' as never);
      await recordAct(world, released ? 'review-release' : 'review-submit', { period });
      await tell(call, released ? RELEASED : SUBMITTED, { period, state: released ? 'released' : 'submitted' });
      return [];
    });
  },
};

const RESULT: readonly SheetColumn[] = [
  { id: 'period', title: trilingual('月份', '月份', 'Month') },
  { id: 'item', title: trilingual('考核项', '考核項', 'Item') },
  { id: 'source', title: trilingual('来源', '來源', 'Source') },
  { id: 'score', title: trilingual('得分', '得分', 'Points'), number: true },
  { id: 'raters', title: trilingual('人数', '人數', 'Raters'), number: true },
  { id: 'grade', title: trilingual('等级', '等級', 'Grade') },
];

export const reviewShow: Verb = {
  name: 'review show',
  about: trilingual(
    '一个人已公布的结果，细到各项各来源',
    '一個人已公布的結果，細到各項各來源',
    'somebody’s released results, by item and source',
  ),
  needs: 'review.result',
  operands: [{ name: 'PERSON', count: 'one', about: trilingual('工号', '工號', 'the person’s number') }],
  options: [optional(PERIOD), OUT],
  examples: ['jixin review show K0012', 'jixin review show K0012 --period 2026-02 --format json'],
  run: async (call) => {
    const { inReviews } = await import('../reviews.ts');
    const { resultsOf } = await import('../../../workflows/review/results/service.ts');
    return inReviews(call, async ({ reviews }) => {
      const period = call.options.get('period');
      const all = await resultsOf(reviews, call.operands[0] ?? '');
      const results = all.filter(({ cycle }) => period === undefined || cycle.period === period);
      if (results.length === 0) {
        const { reviewProblem } = await import('../../../workflows/review/index.ts');
        return [reviewProblem('review.no-result')];
      }
      const rows = results.flatMap((result) => linesOf(call, result));
      return deliver(call, { columns: RESULT, rows });
    });
  },
};

type Released = Awaited<ReturnType<typeof import('../../../workflows/review/results/service.ts')['resultsOf']>>[number];

const TOTAL = trilingual('总分', '總分', 'Total');

/** Programs read ids, people the titles of their language. */
function linesOf(call: Call, { cycle: { period }, appraisal }: Released): readonly (readonly (string | null)[])[] {
  const told = (id: string, text: PartialText) => (call.format === 'table' ? say(text, call.lang) || id : id);
  const { grade } = appraisal;
  const points = (score: Decimal | null) => score?.toDigits(2) ?? null;
  const items = appraisal.items.flatMap(({ item, score, rated }) => [
    [period, told(item.id, item.title), null, points(score), null, null],
    ...(rated?.sources ?? [])
      .filter((one) => one.score !== null)
      .map(({ source, score: given, raters }) => [
        ...[period, told(item.id, item.title), told(source, SOURCE_NAMES[source])],
        ...[points(given), String(raters), null],
      ]),
  ]);
  const graded = grade && told(grade.id, grade.title);
  return [[period, told('score', TOTAL), null, points(appraisal.score), null, graded], ...items];
}

/** The same option where it may be left out. */
function optional({ required: _, ...option }: Option): Option {
  return option;
}
