import type { PlainDate } from '../../base/period.ts';
import { COLON, eachLang, type Text } from '../../base/text.ts';
import type { Move } from './moves.ts';

/** How tasks and notices about runs and payslips are worded, and where they lead. */

/** `批准：2026-09 客服积分制`. */
export function moveWords(move: Pick<Move, 'title'>, period: string, plan: Text): Text {
  return eachLang((lang) => `${move.title[lang]}${COLON[lang]}${period} ${plan[lang]}`);
}

export function submittedWords(period: string, plan: Text): Text {
  return {
    'zh-CN': `${period} ${plan['zh-CN']}的核算等待批准。`,
    'zh-TW': `${period} ${plan['zh-TW']}的核算等待核准。`,
    en: `The pay run ${period} ${plan.en} waits for approval.`,
  };
}

export function returnedWords(period: string, plan: Text, reason: string): Text {
  return {
    'zh-CN': `${period} ${plan['zh-CN']}的核算被退回：${reason}`,
    'zh-TW': `${period} ${plan['zh-TW']}的核算被退回：${reason}`,
    en: `The pay run ${period} ${plan.en} was sent back: ${reason}`,
  };
}

export function approvedWords(period: string, plan: Text, by: string): Text {
  return {
    'zh-CN': `${by} 批准了 ${period} ${plan['zh-CN']}的核算，可以发布工资条。`,
    'zh-TW': `${by} 核准了 ${period} ${plan['zh-TW']}的核算，可以發布薪資單。`,
    en: `${by} approved the pay run ${period} ${plan.en}; its payslips can be published.`,
  };
}

export function publishedWords(period: string, until: PlainDate): Text {
  return {
    'zh-CN': `${period} 的工资条已发布，请在 ${until} 前确认或提问。`,
    'zh-TW': `${period} 的薪資單已發布，請在 ${until} 前確認或提問。`,
    en: `Your payslip of ${period} is published; confirm or question it by ${until}.`,
  };
}

export function askedWords(period: string, name: string, line: Text): Text {
  return {
    'zh-CN': `${name} 对 ${period} 工资条的“${line['zh-CN']}”提出了问题。`,
    'zh-TW': `${name} 對 ${period} 薪資單的「${line['zh-TW']}」提出了問題。`,
    en: `${name} questions “${line.en}” on the payslip of ${period}.`,
  };
}

export function answeredWords(period: string, line: Text): Text {
  return {
    'zh-CN': `您对 ${period} 工资条“${line['zh-CN']}”的问题有了答复。`,
    'zh-TW': `您對 ${period} 薪資單「${line['zh-TW']}」的問題有了答覆。`,
    en: `Your question about “${line.en}” on the payslip of ${period} was answered.`,
  };
}

export function confirmWords(period: string): Text {
  return {
    'zh-CN': `确认 ${period} 的工资条`,
    'zh-TW': `確認 ${period} 的薪資單`,
    en: `Confirm the payslip of ${period}`,
  };
}

export function questionWords(count: number): Text {
  return {
    'zh-CN': `答复 ${count} 个工资条问题`,
    'zh-TW': `答覆 ${count} 個薪資單問題`,
    en: count === 1 ? 'Answer a question about a payslip' : `Answer ${count} questions about payslips`,
  };
}

export function settleWords(count: number, period: string, plan: Text): Text {
  return {
    'zh-CN': `${period} ${plan['zh-CN']}：${count} 笔补发补扣待结清`,
    'zh-TW': `${period} ${plan['zh-TW']}：${count} 筆補發補扣待結清`,
    en: `${period} ${plan.en}: settle or put off ${count} correction${count === 1 ? '' : 's'} of closed periods`,
  };
}

export function owedWords(count: number): Text {
  return {
    'zh-CN': `${count} 人的补发补扣没有核算可结清：编制给他们发工资的核算`,
    'zh-TW': `${count} 人的補發補扣沒有核算可結清：編製給他們發薪資的核算`,
    en: `Corrections of ${count} ${count === 1 ? 'person' : 'people'} have no open run to settle them: prepare the run that pays them`,
  };
}

export function runLink(run: string): string {
  return `/pay/runs/${run}`;
}

export function payslipLink(person: string, run: string): string {
  return `/pay/payslips/${encodeURIComponent(person)}/${run}`;
}
