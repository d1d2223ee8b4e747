import { failed, ok, type Result } from '../../../base/problem.ts';
import { trilingual } from '../../../base/text.ts';
import { SETTING_NAMES, type Settings, settingsEdit } from '../../../organisation/model.ts';
import { deliver, type SheetColumn } from '../output.ts';
import { cliProblem } from '../problems.ts';
import type { Verb } from '../verb.ts';

const COLUMNS: readonly SheetColumn[] = [
  { id: 'name', title: trilingual('设置', '設定', 'Setting') },
  { id: 'value', title: trilingual('值', '值', 'Value') },
  { id: 'by', title: trilingual('修改人', '修改人', 'Changed by') },
  { id: 'at', title: trilingual('修改时间', '修改時間', 'Changed at') },
];

export const settings: Verb = {
  name: 'settings',
  about: trilingual(
    '查看机构的设置；给出“名称=值”则修改',
    '查看機構的設定；給出「名稱=值」則修改',
    'show the organisation’s settings; NAME=VALUE changes one',
  ),
  needs: ({ operands }) => (operands.length > 0 ? 'settings.edit' : 'settings.read'),
  operands: [
    {
      name: 'NAME=VALUE',
      count: 'any',
      about: trilingual(
        '要修改的设置；多项内容的值用 JSON',
        '要修改的設定；多項內容的值用 JSON',
        'what to change; a value of several parts is JSON',
      ),
    },
  ],
  options: [],
  examples: [
    'jixin settings',
    'jixin settings zone=Asia/Tokyo',
    `jixin settings 'hours={"from":"08:00","to":"22:00"}'`,
  ],
  run: async (call) => {
    const edit = editOf(call.operands);
    if (!edit.ok) return edit.problems;
    const { inWorld, intakeOf } = await import('../world.ts');
    const { editSettings, readSettingsWithAuthors } = await import('../../../organisation/service.ts');
    return inWorld(call, async (world) => {
      const { records, hand } = world;
      const author = { account: hand.account, by: hand.name, now: intakeOf(world).clock().toISOString() };
      const changing = call.operands.length > 0;
      const { settings: values, changed } = await (changing
        ? editSettings(records, edit.value, author)
        : readSettingsWithAuthors(records));
      const rows = SETTING_NAMES.map((name) => {
        const last = changed.find((one) => one.name === name);
        return [name, textOf(values[name]), last?.by ?? null, last?.at ?? null];
      });
      return deliver(call, { columns: COLUMNS, rows });
    });
  },
};

function editOf(operands: readonly string[]): Result<Partial<Settings>> {
  const given: Record<string, unknown> = {};
  for (const operand of operands) {
    const [, name = operand, value = ''] = /^(\w+)=(.*)$/s.exec(operand) ?? [];
    given[name] = givenValue(value);
  }
  const read = settingsEdit.safeParse(given);
  if (read.success) return ok(read.data as Partial<Settings>);
  const names = SETTING_NAMES.join(', ');
  return failed(
    ...read.error.issues.map(({ path, message }) => {
      const reason = [path.join('.'), message].filter((part) => part !== '').join(': ');
      return cliProblem('cli.setting', { reason, names });
    }),
  );
}

/** A text stands as it is; what has parts is JSON. */
function givenValue(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(value: Settings[keyof Settings]): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
