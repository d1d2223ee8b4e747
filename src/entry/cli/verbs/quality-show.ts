import { mayReach, reachOf } from '../../../access/index.ts';
import { say } from '../../../base/text.ts';
import { qualityProblem, reasonOfCheck } from '../../../workflows/quality/index.ts';
import { reasonText } from '../reason.ts';
import type { Verb } from '../verb.ts';

const NOBODY: ReadonlySet<string> = new Set();

export const qualityShow: Verb = {
  name: 'quality show',
  about: {
    'zh-CN': '显示一张质检单：逐项分值、依据和结果',
    'zh-TW': '顯示一張質檢單：逐項分值、依據和結果',
    en: 'show a check item by item, with its reasons',
  },
  needs: 'quality.read',
  within: true,
  operands: [
    {
      name: 'CHECK',
      count: 'one',
      about: {
        'zh-CN': '质检单或其事实的编号',
        'zh-TW': '質檢單或其事實的編號',
        en: 'the id of the check or of its fact',
      },
    },
  ],
  options: [],
  examples: ['jixin quality show demo-12'],
  run: async (call) => {
    const { inQuality } = await import('../quality.ts');
    const { findCheck } = await import('../../../workflows/quality/service.ts');
    const { teamsOf } = await import('../../server/team.ts');
    return inQuality(call, async (world, actor) => {
      const found = await findCheck(world, call.operands[0] ?? '');
      const reach = reachOf(actor, 'quality.read');
      const team = reach === 'team' ? await teamsOf(world.records, world.now)(actor.account.person ?? '') : NOBODY;
      // A check that one may not read does not exist for one.
      if (!found?.card || !mayReach(reach, actor, found.check.person, team))
        return [qualityProblem('quality.no-check')];
      const { check, card, counted } = found;
      const { entries, result } = counted ?? check;
      const reason = reasonOfCheck(card, entries);
      if (call.format === 'json') {
        const now = { ...check, entries, result, scored: check.result };
        await call.console.write(`${JSON.stringify({ check: now, reason }, null, 2)}\n`);
        return [];
      }
      const head = [check.id, check.person, check.conversation.key, check.inspector?.name, check.result?.scoredOn];
      const text = `${head.filter(Boolean).join(' · ')}\n${say(card.title, call.lang)}\n`;
      await call.console.write(text + reasonText(reason, call.lang));
      return [];
    });
  },
};
