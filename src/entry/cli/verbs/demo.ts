import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlainDate, parsePeriod } from '../../../base/period.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import { type DemoFile, type DemoSize, demoFiles, recentStart } from '../../../demo/index.ts';
import type { ImportReport } from '../../../stages/intake/model.ts';
import { readLaw } from '../../../stages/pay/law/index.ts';
import { catalogueFiles } from '../catalogue.ts';
import { rejections, reportText } from '../import-report.ts';
import { writeWhole } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Call, Option, Verb } from '../verb.ts';
import type { World } from '../world.ts';
import { progressText } from './import.ts';

const SIZES = {
  people: { from: 8, to: 5000, usual: 120 },
  months: { from: 1, to: 12, usual: 3 },
  seed: { from: 0, to: 2 ** 31 - 1, usual: 1 },
} as const;

const ABOUT: Readonly<Record<keyof typeof SIZES, Text>> = {
  people: { 'zh-CN': '人数（默认 120）', 'zh-TW': '人數（預設 120）', en: 'how many people (default 120)' },
  months: { 'zh-CN': '月数（默认 3）', 'zh-TW': '月數（預設 3）', en: 'how many months (default 3)' },
  seed: {
    'zh-CN': '种子：同样的种子得到同样的数据（默认 1）',
    'zh-TW': '種子：同樣的種子得到同樣的資料（預設 1）',
    en: 'the same seed gives the same data (default 1)',
  },
};

const sizeOption = (name: keyof typeof SIZES): Option => ({ name, value: 'N', about: ABOUT[name] });

const SAY = {
  writing: {
    'zh-CN': '生成 {people} 人 {months} 个月的演示数据…',
    'zh-TW': '產生 {people} 人 {months} 個月的示範資料…',
    en: 'Making up {months} months of {people} people …',
  },
  importing: {
    'zh-CN': '导入 {count} 个文件…',
    'zh-TW': '匯入 {count} 個檔案…',
    en: 'Importing {count} files …',
  },
  ready: {
    'zh-CN': '演示数据已在 {dir}。',
    'zh-TW': '示範資料已在 {dir}。',
    en: 'The demo is ready in {dir}.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const demo: Verb = {
  name: 'demo',
  about: {
    'zh-CN': '生成并导入一个虚构的客服中心',
    'zh-TW': '產生並匯入一個虛構的客服中心',
    en: 'make up a service centre and import it',
  },
  needs: 'owner',
  founds: true,
  operands: [],
  options: [
    sizeOption('people'),
    sizeOption('months'),
    sizeOption('seed'),
    {
      name: 'from',
      value: 'YYYY-MM',
      about: {
        'zh-CN': '第一个月（默认 2026-01）',
        'zh-TW': '第一個月（預設 2026-01）',
        en: 'the first month (default 2026-01)',
      },
    },
    {
      name: 'tour',
      about: {
        'zh-CN': '接着核算一个月，显示工资表和一张解释过的工资条',
        'zh-TW': '接著核算一個月，顯示薪資表和一張解釋過的薪資單',
        en: 'then pay a month and show the register and one payslip explained',
      },
    },
  ],
  examples: ['jixin demo', 'jixin demo --people 30 --months 1 --seed 7 --data ./try'],
  run: async (call) => {
    const size = sizeOf(call);
    if (!size.ok) return size.problems;
    const { inWorld } = await import('../world.ts');
    const problems = await inWorld(call, (world) => makeDemo(call, world, size.value));
    if (errorsIn(problems).length > 0 || !call.options.has('tour')) return problems;
    const { tour } = await import('../tour.ts');
    return [...problems, ...(await tour(call))];
  },
};

/** What a server makes for its first visitor: the usual size, its last month the one before today's. */
export function recentDemo(call: Call, today: PlainDate): Result<DemoSize> {
  const law = readLaw(catalogueFiles('law', call.dataDir));
  if (!law.ok) return law;
  const [people, months, seed] = [SIZES.people.usual, SIZES.months.usual, SIZES.seed.usual];
  const years = law.value.holidays.map(({ year }) => Number(year));
  return ok({ people, months, seed, from: recentStart(today, months, years) });
}

function sizeOf(call: Call): Result<DemoSize> {
  const problems: Problem[] = [];
  const read = (name: keyof typeof SIZES): number => {
    const { from, to, usual } = SIZES[name];
    const text = call.options.get(name);
    if (text === undefined) return usual;
    const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
    if (value < from || value > to)
      problems.push(cliProblem('cli.number-bad', { option: `--${name}`, value: text, from, to }));
    return value;
  };
  const size = { people: read('people'), months: read('months'), seed: read('seed'), ...firstMonth(call, problems) };
  return problems.length > 0 ? failed(...problems) : ok(size);
}

function firstMonth({ options }: Call, problems: Problem[]): Pick<DemoSize, 'from'> {
  const text = options.get('from');
  if (text === undefined) return {};
  const month = parsePeriod(text);
  if (month?.kind === 'month') return { from: month.text };
  problems.push(cliProblem('cli.period-bad', { value: text }));
  return {};
}

/** Makes and imports it; where an earlier try was cut short, what it had imported already stays as it is. */
export async function makeDemo(call: Call, world: World, size: DemoSize): Promise<readonly Problem[]> {
  const folder = join(call.dataDir, 'demo');
  const marker = join(folder, 'made.json');
  const wanted = JSON.stringify(size);
  const ready = () => call.console.say(fill(say(SAY.ready, call.lang), { dir: call.dataDir }));
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    ready();
    return [];
  }
  const begun = existsSync(folder) && !existsSync(marker);
  if (!begun && (await world.activity.imports()).length > 0)
    return [cliProblem('cli.demo-occupied', { dir: call.dataDir })];
  const law = readLaw(catalogueFiles('law', call.dataDir));
  if (!law.ok) return law.problems;
  const statutory = new Set(law.value.holidays.flatMap((year) => year.statutory));
  const words = { people: String(size.people), months: String(size.months) };
  call.console.say(fill(say(SAY.writing, call.lang), words));
  const { writeDemo } = await import('../../../demo/service.ts');
  const files = demoFiles(size, statutory);
  const paths = await writeDemo(files, folder);
  call.console.say(fill(say(SAY.importing, call.lang), { count: String(files.length) }));
  const imported = await importAll(
    call,
    world,
    files.map((file, i) => ({ as: file.as, path: paths[i] ?? '' })),
  );
  if (!imported.ok) return imported.problems;
  if (!call.options.has('tour')) await call.console.write(reportText(imported.value, call.format, call.lang));
  const unmarked = await writeWhole(marker, wanted);
  ready();
  return [...imported.problems, ...rejections(imported.value), ...unmarked];
}

interface Exported {
  readonly as: DemoFile['as'];
  readonly path: string;
}

/** The ordinary intake, file by file in the order of the organisation's own systems. */
async function importAll(
  call: Call,
  world: World,
  files: readonly Exported[],
): Promise<Result<readonly ImportReport[]>> {
  const { intakeOf } = await import('../world.ts');
  const intake = await import('../../../stages/intake/service.ts');
  const reports: ImportReport[] = [];
  const problems: Problem[] = [];
  for (const { as, path } of files) {
    const imported = await intake.importFiles(intakeOf(world), {
      files: [path],
      as,
      dryRun: false,
      lang: call.lang,
      progress: (event) => call.console.progress(progressText(event, call)),
    });
    problems.push(...imported.problems);
    if (!imported.ok) return failed(...problems);
    reports.push(...imported.value);
  }
  return ok(reports, problems);
}
