import { isDate, type PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { fill, say, type Text, trilingual } from '../../base/text.ts';
import type { SheetColumn } from './output.ts';
import { cliProblem } from './problems.ts';
import type { Call, Operand, Option } from './verb.ts';

/** What the verbs of plans and of scorecards share: both are written in versions, and published from a day on. */

export interface VersionKey {
  readonly id: string;
  /** Null: none was named. */
  readonly version: number | null;
}

/** `points-basic@2`. */
export function versionNamed(text: string): VersionKey {
  const [, id = text, version] = /^(.+)@(\d{1,7})$/.exec(text) ?? [];
  return { id, version: version === undefined ? null : Number(version) };
}

export function dayOf(call: Call, option: string): Result<PlainDate> {
  const text = call.options.get(option) ?? '';
  return isDate(text)
    ? ok(text as PlainDate)
    : failed(cliProblem('cli.day-bad', { option: `--${option}`, value: text }));
}

export const FROM_DAY: Option = {
  name: 'from',
  value: 'DAY',
  required: true,
  about: {
    'zh-CN': '从哪一天起生效，如 2026-04-01',
    'zh-TW': '從哪一天起生效，如 2026-04-01',
    en: 'the first day it holds for, such as 2026-04-01',
  },
};

/** The columns in which versions are listed. */
export const VERSION = {
  id: 'version',
  title: trilingual('版本', '版本', 'Version'),
  number: true,
} satisfies SheetColumn;
export const STATE = { id: 'state', title: trilingual('状态', '狀態', 'State') } satisfies SheetColumn;
export const IN_FORCE = { id: 'in_force', title: trilingual('生效', '生效', 'In force') } satisfies SheetColumn;
export const PUBLISHED_BY = {
  id: 'published_by',
  title: trilingual('发布', '發布', 'Published by'),
} satisfies SheetColumn;

export const FILE: Operand = {
  name: 'FILE',
  count: 'one',
  about: { 'zh-CN': 'YAML 文件', 'zh-TW': 'YAML 檔', en: 'the YAML file' },
};

/** One sentence for people, its values for programs. */
export async function tell(
  call: Call,
  words: Text,
  params: Readonly<Record<string, string>>,
): Promise<readonly Problem[]> {
  const text = call.format === 'json' ? JSON.stringify(params) : fill(say(words, call.lang), params);
  await call.console.write(`${text}\n`);
  return [];
}

const DISCARDED = trilingual('草稿 {version} 已作废。', '草稿 {version} 已作廢。', 'The draft {version} is discarded.');

export function tellDiscarded(call: Call, version: string): Promise<readonly Problem[]> {
  return tell(call, DISCARDED, { version });
}
