import { LANGS, type Text } from '../../base/text.ts';
import { KINDS } from '../../stages/activity/model.ts';
import type { Operand, Option } from './verb.ts';

/** Words that more than one verb or the help itself uses. */

export const COMMON_OPTIONS: readonly Option[] = [
  {
    name: 'data',
    value: 'DIR',
    about: {
      'zh-CN': '数据文件夹（默认 ./data）',
      'zh-TW': '資料夾（預設 ./data）',
      en: 'the data folder (default ./data)',
    },
  },
  {
    name: 'format',
    value: 'table|csv|json',
    choices: ['table', 'csv', 'json'],
    about: {
      'zh-CN': '输出格式：给人看的表，或给程序用的 CSV、JSON',
      'zh-TW': '輸出格式：給人看的表，或給程式用的 CSV、JSON',
      en: 'a table for people, CSV or JSON for programs',
    },
  },
  {
    name: 'lang',
    value: 'zh-CN|zh-TW|en',
    choices: LANGS,
    about: {
      'zh-CN': '语言（默认跟随系统 LANG，否则简体中文）',
      'zh-TW': '語言（預設跟隨系統 LANG，否則簡體中文）',
      en: 'language (default: the system’s LANG, else Simplified Chinese)',
    },
  },
  { name: 'help', about: { 'zh-CN': '显示说明', 'zh-TW': '顯示說明', en: 'show this help' } },
];

export const PERIOD: Option = {
  name: 'period',
  value: 'PERIOD',
  required: true,
  about: {
    'zh-CN': '期间：月 2026-01、季 2026-Q1、年 2026，或范围 2026-01..2026-03',
    'zh-TW': '期間：月 2026-01、季 2026-Q1、年 2026，或範圍 2026-01..2026-03',
    en: 'a month 2026-01, a quarter 2026-Q1, a year 2026, or a range 2026-01..2026-03',
  },
};

export const PLAN: Option = {
  name: 'plan',
  value: 'ID|FILE',
  required: true,
  about: {
    'zh-CN': '方案编号（见 jixin plan list；points-basic@2 指定版本）或方案文件',
    'zh-TW': '方案編號（見 jixin plan list；points-basic@2 指定版本）或方案檔案',
    en: 'a plan id (see jixin plan list; points-basic@2 names a version) or a plan file',
  },
};

export const INPUTS: Option = {
  name: 'inputs',
  value: 'FILE.csv',
  about: {
    'zh-CN': '输入值：一列 person，其余每列一个方案输入；优先于系统算出的值',
    'zh-TW': '輸入值：一欄 person，其餘每欄一個方案輸入；優先於系統算出的值',
    en: 'inputs: a person column and one column per plan input; they win over derived values',
  },
};

export const OUT: Option = {
  name: 'out',
  value: 'FILE',
  about: {
    'zh-CN': '把结果写进文件（CSV；--format json 则为 JSON）',
    'zh-TW': '把結果寫進檔案（CSV；--format json 則為 JSON）',
    en: 'write the result to a file (CSV, or JSON with --format json)',
  },
};

/** In whose name somebody scores: nobody scores their own, and leads score their teams. */
export const AS_PERSON: Option = {
  name: 'as',
  value: 'LOGIN|PERSON',
  login: true,
  about: {
    'zh-CN': '以谁的身份（账号的登录名，或花名册的工号、姓名）：组长评本组，谁都不评自己',
    'zh-TW': '以誰的身分（帳號的登入名，或花名冊的工號、姓名）：組長評本組，誰都不評自己',
    en: 'in whose name (an account’s sign-in name, or an id or name of the roster): leads score their teams, nobody their own',
  },
};

export const PLAN_OPERAND: Operand = { name: 'ID|FILE', count: 'one', about: PLAN.about };

export const PLANS_OPERAND: Operand = {
  name: 'ID|FILE',
  count: 'any',
  about: {
    'zh-CN': '方案编号或文件；不写则为全部方案',
    'zh-TW': '方案編號或檔案；不寫則為全部方案',
    en: 'plan ids or files; all plans where none is given',
  },
};

export const KIND_CHOICES: readonly string[] = [...KINDS, 'roster', 'fact'];

export const HELP = {
  product: {
    'zh-CN': '绩薪 Jixin：从客服数据到能解释自己的工资条',
    'zh-TW': '績薪 Jixin：從客服資料到能解釋自己的薪資單',
    en: 'Jixin: from customer-service data to a payslip that explains itself',
  },
  usage: { 'zh-CN': '用法', 'zh-TW': '用法', en: 'Usage' },
  commands: { 'zh-CN': '命令', 'zh-TW': '指令', en: 'Commands' },
  options: { 'zh-CN': '选项', 'zh-TW': '選項', en: 'Options' },
  common: { 'zh-CN': '通用选项', 'zh-TW': '通用選項', en: 'Common options' },
  operands: { 'zh-CN': '参数', 'zh-TW': '參數', en: 'Arguments' },
  examples: { 'zh-CN': '例子', 'zh-TW': '例子', en: 'Examples' },
  required: { 'zh-CN': '必填', 'zh-TW': '必填', en: 'required' },
  command: { 'zh-CN': '命令', 'zh-TW': '指令', en: 'COMMAND' },
  more: {
    'zh-CN': '“jixin 命令 --help”看一个命令的说明，“jixin --version”看版本。退出码：0 成功，1 发现问题，2 用法错误。',
    'zh-TW':
      '「jixin 指令 --help」看一個指令的說明，「jixin --version」看版本。結束碼：0 成功，1 發現問題，2 用法錯誤。',
    en: '“jixin COMMAND --help” explains one command, “jixin --version” says which this is. Exit codes: 0 ok, 1 problems found, 2 wrong usage.',
  },
} as const satisfies Readonly<Record<string, Text>>;
