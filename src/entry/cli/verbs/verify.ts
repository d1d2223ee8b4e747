import { existsSync } from 'node:fs';
import { fill, say, type Text } from '../../../base/text.ts';
import { cliProblem } from '../problems.ts';
import type { Verb } from '../verb.ts';

const HOLDS: Text = {
  'zh-CN': '证明成立：{plan} 第 {version} 版，{period}，{people} 人，逐分一致。散列 {hash}',
  'zh-TW': '證明成立：{plan} 第 {version} 版，{period}，{people} 人，逐分一致。雜湊 {hash}',
  en: 'The proof holds: {plan} version {version}, {period}, {people} people, equal to the cent. Hash {hash}',
};

export const verify: Verb = {
  name: 'verify',
  about: {
    'zh-CN': '离线重算证明文件，逐分核对',
    'zh-TW': '離線重算證明檔，逐分核對',
    en: 'recompute a proof file offline, to the cent',
  },
  needs: 'owner',
  operands: [
    {
      name: 'PROOF.json',
      count: 'one',
      about: {
        'zh-CN': 'jixin pay --proof 写出的文件',
        'zh-TW': 'jixin pay --proof 寫出的檔案',
        en: 'a file written by jixin pay --proof',
      },
    },
  ],
  options: [],
  examples: ['jixin verify proof.json'],
  run: async (call) => {
    const file = call.operands[0] ?? '';
    if (!existsSync(file)) return [cliProblem('cli.file-unreadable', { file, reason: 'ENOENT' })];
    const { verifyProof } = await import('../../../stages/payslip/proof.node.ts');
    const verified = await verifyProof(file);
    if (!verified.ok) return verified.problems;
    const texts = Object.fromEntries(Object.entries(verified.value).map(([name, value]) => [name, String(value)]));
    await call.console.write(`${fill(say(HOLDS, call.lang), texts)}\n`);
    return verified.problems;
  },
};
