import { describe, failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { say, trilingual } from '../../../base/text.ts';
import { qualityProblem, readCard } from '../../../workflows/quality/index.ts';
import type { QualityWorld } from '../../../workflows/quality/service.ts';
import { AS } from '../acting.ts';
import { readNamedFile } from '../catalogue.ts';
import { deliver, type SheetColumn, writeWhole } from '../output.ts';
import type { Call, Operand, Option, Verb } from '../verb.ts';
import {
  dayOf,
  FILE,
  FROM_DAY,
  IN_FORCE,
  PUBLISHED_BY,
  STATE,
  tell,
  tellDiscarded,
  VERSION,
  versionNamed,
} from '../versions.ts';
import { OUT } from '../words.ts';

/** Scorecards at the command line: read by who is scored by them, written by quality, published by a second person. */

type Cards = typeof import('../../../workflows/quality/cards/service.ts');
type Version = Awaited<ReturnType<Cards['allCards']>>[number];

const COLUMNS: readonly SheetColumn[] = [
  { id: 'card', title: trilingual('评分表', '評分表', 'Scorecard') },
  ...[VERSION, STATE, IN_FORCE, PUBLISHED_BY],
  { id: 'title', title: trilingual('名称', '名稱', 'Title') },
];
const STATES = {
  draft: trilingual('草稿', '草稿', 'Draft'),
  published: trilingual('已发布', '已發布', 'Published'),
} as const;

function listed(call: Call, versions: readonly Version[]): Promise<readonly Problem[]> {
  const rows = versions.map(({ card, version, state, inForce, publishedBy, text }) => {
    const read = readCard(text, card);
    const stands = call.format === 'table' ? say(STATES[state], call.lang) : state;
    return [card, String(version), stands, inForce, publishedBy, read.ok ? say(read.value.title, call.lang) : null];
  });
  return deliver(call, { columns: COLUMNS, rows });
}

const CARD: Operand = {
  name: 'CARD@VERSION',
  count: 'one',
  about: trilingual(
    '哪个版本，如 basic@2；只写评分表则是最新的一版',
    '哪個版本，如 basic@2；只寫評分表則是最新的一版',
    'the version, such as basic@2; of a card alone, the newest',
  ),
};

async function readCards(
  call: Call,
  use: (cards: Cards, world: QualityWorld) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const { inQuality } = await import('../quality.ts');
  const cards = await import('../../../workflows/quality/cards/service.ts');
  return inQuality(call, (world) => use(cards, world));
}

type Hand = Parameters<Cards['saveCard']>[1];

/** What is decided about scorecards is an account's. */
async function decideCards(
  call: Call,
  use: (cards: Cards, world: QualityWorld, by: Hand) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const { inQualityAs } = await import('../quality.ts');
  const cards = await import('../../../workflows/quality/cards/service.ts');
  return inQualityAs(call, (world, { account: { id, name, person } }) =>
    use(cards, world, { account: id, name, person }),
  );
}

/** The version that was named; where only the card was, its newest. */
async function asked(cards: Cards, world: QualityWorld, call: Call): Promise<Result<Version>> {
  const { id, version } = versionNamed(call.operands[0] ?? '');
  const versions = await cards.allCards(world, id);
  const found = version === null ? versions.at(-1) : versions.find((one) => one.version === version);
  return found ? ok(found) : failed(qualityProblem('quality.card-not-found', { card: id }));
}

export const cardList: Verb = {
  name: 'card list',
  about: trilingual(
    '列出质检评分表的各版本',
    '列出質檢評分表的各版本',
    'list the scorecards of quality control, every version',
  ),
  needs: 'quality.read',
  within: true,
  operands: [],
  options: [OUT],
  examples: ['jixin card list', 'jixin card list --format json'],
  run: (call) => readCards(call, async (cards, world) => listed(call, await cards.allCards(world))),
};

const YAML: Option = {
  name: 'out',
  value: 'FILE.yaml',
  about: trilingual(
    '写进文件，改好后可再存回',
    '寫進檔案，改好後可再存回',
    'write it to a file, to be changed and saved',
  ),
};

export const cardShow: Verb = {
  name: 'card show',
  about: trilingual(
    '显示一张评分表的原文（YAML）',
    '顯示一張評分表的原文（YAML）',
    'show a scorecard as it is written (YAML)',
  ),
  needs: 'quality.read',
  within: true,
  operands: [CARD],
  options: [YAML],
  examples: ['jixin card show basic', 'jixin card show basic@1 --out basic.yaml'],
  run: (call) =>
    readCards(call, async (cards, world) => {
      const found = await asked(cards, world, call);
      if (!found.ok) return found.problems;
      const out = call.options.get('out');
      if (out !== undefined) return writeWhole(out, found.value.text);
      const { text } = found.value;
      await call.console.write(call.format === 'json' ? `${JSON.stringify(found.value, null, 2)}\n` : text);
      return [];
    }),
};

const WHOLE = trilingual(
  '{card} 第 {version} 版没有问题：{items} 项。',
  '{card} 第 {version} 版沒有問題：{items} 項。',
  '{card} version {version} is sound: {items} items.',
);

export const cardCheck: Verb = {
  name: 'card check',
  about: trilingual(
    '检查评分表文件：一次报出全部问题，精确到行和列',
    '檢查評分表檔案：一次報出全部問題，精確到行和列',
    'check a scorecard’s file: every problem at once, by line and column',
  ),
  // A file of one's own is nobody else's matter.
  needs: 'owner',
  operands: [FILE],
  options: [],
  examples: ['jixin card check basic.yaml', 'jixin card check basic.yaml --format json'],
  run: async (call) => {
    const file = readNamedFile(call.operands[0] ?? '');
    if (!file.ok) return file.problems;
    const read = readCard(file.value.text, file.value.file);
    if (call.format === 'json') {
      const found = read.problems.map(({ code, severity, where, message, fix }) => ({
        ...{ code, severity, ...where },
        ...{ message: say(message, call.lang), fix: say(fix, call.lang) },
      }));
      await call.console.write(`${JSON.stringify(found, null, 2)}\n`);
    } else if (read.ok) {
      const { id, version, sections } = read.value;
      const items = sections.reduce((sum, section) => sum + section.items.length, 0);
      await tell(call, WHOLE, { card: id, version: String(version), items: String(items) });
    } else {
      await call.console.write(`${read.problems.map((one) => describe(one, call.lang)).join('\n')}\n`);
    }
    return { written: read.problems, others: [] };
  },
};

export const cardSave: Verb = {
  name: 'card save',
  about: trilingual(
    '把评分表文件存为草稿（没有草稿则先开一版）；有问题也能存，但不能发布',
    '把評分表檔案存為草稿（沒有草稿則先開一版）；有問題也能存，但不能發布',
    'save a file as the card’s draft, begun where there is none; faults are told and keep it from being published',
  ),
  needs: 'quality.card',
  operands: [{ ...CARD, name: 'CARD', about: trilingual('评分表', '評分表', 'the scorecard') }, FILE],
  options: [AS],
  examples: ['jixin card save basic basic.yaml --as quality'],
  run: async (call) => {
    const file = readNamedFile(call.operands[1] ?? '');
    if (!file.ok) return file.problems;
    return decideCards(call, async (cards, world, by) => {
      const card = call.operands[0] ?? '';
      const open = (await cards.allCards(world, card)).find(({ state }) => state === 'draft');
      const draft = open ? ok(open) : await cards.beginCard(world, by, card);
      if (!draft.ok) return draft.problems;
      const { version, revision } = draft.value;
      const saved = await cards.saveCard(world, by, { card, version, revision }, file.value.text);
      return saved.ok ? [...(await listed(call, [saved.value])), ...saved.problems] : saved.problems;
    });
  },
};

export const cardPublish: Verb = {
  name: 'card publish',
  about: trilingual(
    '从某天起发布评分表的草稿；最后存它的人不能发布',
    '從某天起發布評分表的草稿；最後存它的人不能發布',
    'put a draft in force from a day on; not by whoever saved it last',
  ),
  needs: 'quality.publish',
  operands: [CARD],
  options: [AS, FROM_DAY],
  examples: ['jixin card publish basic@2 --from 2026-04-01 --as manager'],
  run: async (call) => {
    const from = dayOf(call, 'from');
    if (!from.ok) return from.problems;
    return decideCards(call, async (cards, world, by) => {
      const draft = await asked(cards, world, call);
      if (!draft.ok) return draft.problems;
      const published = await cards.publishCard(world, by, draft.value, from.value);
      return published.ok ? listed(call, [published.value]) : published.problems;
    });
  },
};

export const cardDiscard: Verb = {
  name: 'card discard',
  about: trilingual('作废评分表的草稿', '作廢評分表的草稿', 'discard a scorecard’s draft'),
  needs: 'quality.card',
  operands: [CARD],
  options: [AS],
  examples: ['jixin card discard basic@2 --as quality'],
  run: (call) =>
    decideCards(call, async (cards, world, by) => {
      const draft = await asked(cards, world, call);
      if (!draft.ok) return draft.problems;
      const { card, version } = draft.value;
      const gone = await cards.discardCard(world, by, card, version);
      return gone.ok ? tellDiscarded(call, cards.cardFile(card, version)) : gone.problems;
    }),
};
