import { writeFile } from 'node:fs/promises';
import type { Problem, Result } from '../../../base/problem.ts';
import { say, trilingual } from '../../../base/text.ts';
import {
  KIND_TITLES,
  REPORT_KINDS,
  type ReadReport,
  type Report,
  type ReportKind,
} from '../../../workflows/quality/reports/model.ts';
import { deliver, reasonOf, type Sheet, type SheetColumn, written } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Call, Verb } from '../verb.ts';
import { OUT } from '../words.ts';
import type { World } from '../world.ts';

/** What quality control published, as it was published: for files and for whoever reads numbers elsewhere. */

const COLUMNS: readonly SheetColumn[] = [
  { id: 'id', title: trilingual('编号', '編號', 'Id') },
  { id: 'kind', title: trilingual('类别', '類別', 'Kind') },
  { id: 'first', title: trilingual('起', '起', 'From') },
  { id: 'last', title: trilingual('止', '迄', 'To') },
  { id: 'lead', title: trilingual('组长', '組長', 'Lead') },
  { id: 'published_at', title: trilingual('发布于', '發布於', 'Published') },
];

const NONE = trilingual(
  '还没有发布过报告。服务器每天、每周、每月发布（jixin serve）。',
  '還沒有發布過報告。伺服器每天、每週、每月發布（jixin serve）。',
  'No report was published yet. A server publishes them each day, week and month (jixin serve).',
);

const MOST = 1000;

export const reportList: Verb = {
  name: 'report list',
  about: trilingual(
    '列出已发布的质检报告，新的在前',
    '列出已發布的質檢報告，新的在前',
    'list the published reports on checks, the newest first',
  ),
  needs: 'report.read',
  within: true,
  operands: [],
  options: [
    {
      name: 'kind',
      value: REPORT_KINDS.join('|'),
      choices: REPORT_KINDS,
      about: trilingual('只看日报、周报或月表', '只看日報、週報或月表', 'only the daily, weekly or monthly ones'),
    },
    OUT,
  ],
  examples: ['jixin report list --kind weekly'],
  run: async (call) => {
    const { inWorld } = await import('../world.ts');
    return inWorld(call, async (world) => {
      const rows = (await readable(world, call.options.get('kind') as ReportKind | undefined)).map(
        ({ id, kind, first, last, leadName, publishedAt }) => {
          const called = call.format === 'table' ? say(KIND_TITLES[kind], call.lang) : kind;
          return [id, called, first, last, leadName || null, publishedAt];
        },
      );
      return deliver(call, { columns: COLUMNS, rows, empty: NONE });
    });
  },
};

async function readable({ records, hand }: World, kind: ReportKind | undefined) {
  const { readsOf, selectReports } = await import('../../../workflows/quality/reports/service.ts');
  return selectReports(records, { kind, lead: hand.actor && readsOf(hand.actor) }, MOST);
}

export const reportShow: Verb = {
  name: 'report show',
  about: trilingual(
    '一份质检报告：各组、各人、原因、待质检；或存为工作簿',
    '一份質檢報告：各組、各人、原因、待質檢；或存為活頁簿',
    'a report on checks: teams, people, causes, what is owed; or as a workbook',
  ),
  needs: 'report.read',
  within: true,
  operands: [
    {
      name: 'REPORT',
      count: 'one',
      about: trilingual(
        '报告的编号；或 daily、weekly、monthly：最新的一份',
        '報告的編號；或 daily、weekly、monthly：最新的一份',
        'its id; or daily, weekly, monthly for the newest of that kind',
      ),
    },
  ],
  options: [
    { name: 'xlsx', value: 'FILE.xlsx', about: trilingual('存为工作簿', '存為活頁簿', 'write it as a workbook') },
  ],
  examples: ['jixin report show weekly', 'jixin report show weekly --xlsx week.xlsx'],
  run: async (call) => {
    const { inWorld } = await import('../world.ts');
    return inWorld(call, async (world) => {
      const report = await theReport(world, call.operands[0] ?? '');
      if (!report.ok) return report.problems;
      const file = call.options.get('xlsx');
      return file === undefined ? shown(call, report.value) : workbook(call, report.value, file);
    });
  },
};

async function theReport(world: World, asked: string): Promise<Result<ReadReport>> {
  const { readReport, readsOf } = await import('../../../workflows/quality/reports/service.ts');
  const kind = REPORT_KINDS.find((one) => one === asked);
  const [newest] = kind === undefined ? [] : await readable(world, kind);
  return readReport(world.records, world.hand.actor && readsOf(world.hand.actor), newest?.id ?? asked);
}

async function shown(call: Call, report: Report): Promise<readonly Problem[]> {
  if (call.format === 'json') {
    await call.console.write(`${JSON.stringify(report, null, 2)}\n`);
    return [];
  }
  if (call.format === 'csv') {
    await call.console.write(written(teamsOf(report), 'csv', call));
    return [];
  }
  const { sheetsOf } = await import('../../../workflows/quality/reports/table.ts');
  const parts = sheetsOf(report, call.lang).map(({ name, columns, rows }) => {
    const heads = columns.map(({ title: called, number }) => ({
      ...{ id: say(called, call.lang), title: called },
      ...(number && { number }),
    }));
    return `${say(name, call.lang)}\n${written({ columns: heads, rows }, 'table', call)}`;
  });
  const head = `${say(KIND_TITLES[report.kind], call.lang)} ${report.first} – ${report.last}\n\n`;
  await call.console.write(head + parts.join('\n'));
  return [];
}

const SUMS = ['checks', 'checked', 'deductions', 'mean', 'critical', 'wrong'] as const;

/** CSV is one table: the teams, and everybody as the last row. */
function teamsOf({ content: { teams, sums } }: Report): Sheet {
  return {
    columns: ['team', ...SUMS].map((id) => ({ id, title: {} })),
    rows: [...teams, { ...sums, team: null }].map((one) => [
      one.team,
      ...SUMS.map((id) => (one[id] === null ? null : String(one[id]))),
    ]),
  };
}

async function workbook(call: Call, report: ReadReport, file: string): Promise<readonly Problem[]> {
  const { reportWorkbook } = await import('../../../workflows/quality/reports/workbook.node.ts');
  try {
    await writeFile(file, await reportWorkbook(report, call.lang));
    return [];
  } catch (error) {
    return [cliProblem('cli.file-unwritable', { file, reason: reasonOf(error) })];
  }
}
