import { failed, ok, type Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import type { ImportRecord } from '../../../stages/activity/index.ts';
import { cliProblem } from '../problems.ts';
import type { Verb } from '../verb.ts';

const UNDONE: Text = {
  'zh-CN': '已撤销 {file}（{kind}）。再次导入同一文件即可恢复。',
  'zh-TW': '已復原 {file}（{kind}）。再次匯入同一檔案即可恢復。',
  en: 'Took back {file} ({kind}). Importing the same file again brings it back.',
};

export const undo: Verb = {
  name: 'undo',
  about: {
    'zh-CN': '整批撤销一次导入（所在期间未结账时）',
    'zh-TW': '整批復原一次匯入（所在期間未結帳時）',
    en: 'take back an import as a whole, while its period is open',
  },
  needs: 'import.write',
  operands: [
    {
      name: 'ID',
      count: 'one',
      about: {
        'zh-CN': '导入编号，写出开头几位即可（见 jixin imports）',
        'zh-TW': '匯入編號，寫出開頭幾位即可（見 jixin imports）',
        en: 'the id of the import or its beginning (see jixin imports)',
      },
    },
  ],
  options: [],
  examples: ['jixin undo 4f1c9a20'],
  run: async (call) => {
    const { inWorld, intakeOf } = await import('../world.ts');
    const intake = await import('../../../stages/intake/service.ts');
    const { recordAct } = await import('../act.ts');
    return inWorld(call, async (world) => {
      const context = intakeOf(world);
      const found = theOne(call.operands[0] ?? '', await intake.listImports(context));
      const undone = found.ok ? await intake.undo(context, found.value.id) : found;
      if (!undone.ok) return undone.problems;
      const { id, file, kind } = undone.value;
      await recordAct(world, 'undo', { import: id, file });
      await call.console.write(`${fill(say(UNDONE, call.lang), { file, kind })}\n`);
      return undone.problems;
    });
  },
};

function theOne(id: string, all: readonly ImportRecord[]): Result<ImportRecord> {
  const matching = all.filter((one) => one.id.startsWith(id));
  const [only] = matching;
  if (!only) return failed(cliProblem('cli.import-unknown', { id }));
  const exact = matching.find((one) => one.id === id);
  if (exact || matching.length === 1) return ok(exact ?? only);
  return failed(cliProblem('cli.import-ambiguous', { id, count: matching.length }));
}
