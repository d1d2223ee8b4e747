import type { PlainDate } from '../../base/period.ts';
import type { Text } from '../../base/text.ts';
import type { Addressee, NoticeDraft } from '../../notices/index.ts';
import { deskOf, rolesAt } from './desks.ts';
import { type Appeal, lastRuling, OUTCOME_TITLES, type Outcome } from './model.ts';

/** Who is told what at each move. */

const TOLD = ['filed', 'decided', 'joint', 'referred', 'withdrawn', 'settled', 'due', 'late'] as const;
export type Told = (typeof TOLD)[number];

export function noticesOf(appeal: Appeal, told: Told): readonly NoticeDraft[] {
  const text = textOf(appeal, told);
  const moment = `${appeal.state}.${appeal.rulings.length}.${appeal.pleas.length}`;
  return addresseesOf(appeal, told).map((to) => ({
    to,
    kind: `appeal.${told}`,
    text,
    link: `/appeals/${appeal.id}`,
    key: `appeal ${appeal.id} ${told} ${moment}`,
  }));
}

/** Whose turn it is, in the state the appeal stands in. */
function turnOf(appeal: Appeal): readonly Addressee[] {
  switch (appeal.state) {
    case 'filed':
      return rolesAt(deskOf(appeal.object))
        .slice(0, 1)
        .map((role) => ({ role }));
    case 'joint':
      return appeal.seats.flatMap(({ seat, holder }): Addressee[] =>
        holder === null
          ? [{ role: 'hr' }]
          : appeal.ballots.some((ballot) => ballot.seat === seat)
            ? []
            : [{ account: holder.account }],
      );
    case 'referred':
      return [{ role: 'manager' }];
    case 'reviewed':
    case 'jointly-decided':
      return [{ person: appeal.person }];
    default:
      return [];
  }
}

function addresseesOf(appeal: Appeal, told: Told): readonly Addressee[] {
  switch (told) {
    case 'filed':
    case 'joint':
    case 'referred':
    case 'due':
      return turnOf(appeal);
    case 'decided':
    case 'settled':
      return [{ person: appeal.person }];
    case 'withdrawn':
      return rolesAt(deskOf(appeal.object))
        .slice(0, 1)
        .map((role) => ({ role }));
    // What is late is told to whoever can see to it, besides those whose turn it is.
    case 'late':
      return [...turnOf(appeal), { role: 'manager' }];
  }
}

function textOf(appeal: Appeal, told: Told): Text {
  const { number, object, due } = appeal;
  const words = WORDS[told](due ?? '', OUTCOME_TITLES[lastRuling(appeal)?.outcome ?? ('rejected' satisfies Outcome)]);
  return {
    'zh-CN': `申诉 ${number}（${object.title['zh-CN']}）${words['zh-CN']}`,
    'zh-TW': `申訴 ${number}（${object.title['zh-TW']}）${words['zh-TW']}`,
    en: `Appeal ${number} (${object.title.en}) ${words.en}`,
  };
}

const WORDS: Readonly<Record<Told, (due: PlainDate, outcome: Text) => Text>> = {
  filed: (due) => ({
    'zh-CN': `已提交，请在 ${due} 前初审。`,
    'zh-TW': `已提交，請在 ${due} 前初審。`,
    en: `was filed; its first review is due by ${due}.`,
  }),
  decided: (due, outcome) => ({
    'zh-CN': `有了结论：${outcome['zh-CN']}。${due === '' ? '' : `请在 ${due} 前答复，逾期视为接受。`}`,
    'zh-TW': `有了結論：${outcome['zh-TW']}。${due === '' ? '' : `請在 ${due} 前答覆，逾期視為接受。`}`,
    en: `is decided: ${outcome.en.toLowerCase()}.${due === '' ? '' : ` Answer by ${due}; silence accepts it.`}`,
  }),
  joint: (due) => ({
    'zh-CN': `进入联合复审，请在 ${due} 前投票。`,
    'zh-TW': `進入聯合複審，請在 ${due} 前投票。`,
    en: `is in joint review; votes are due by ${due}.`,
  }),
  referred: (due) => ({
    'zh-CN': `已提请总监，请在 ${due} 前裁定。`,
    'zh-TW': `已提請總監，請在 ${due} 前裁定。`,
    en: `is before the director; the final word is due by ${due}.`,
  }),
  withdrawn: () => ({ 'zh-CN': '已撤回。', 'zh-TW': '已撤回。', en: 'was withdrawn.' }),
  settled: () => ({ 'zh-CN': '已了结。', 'zh-TW': '已了結。', en: 'is settled.' }),
  due: (due) => ({
    'zh-CN': `${due} 到期，请尽快办理。`,
    'zh-TW': `${due} 到期，請盡快辦理。`,
    en: `is due on ${due}.`,
  }),
  late: (due) => ({
    'zh-CN': `已逾期（${due}），请立即办理。`,
    'zh-TW': `已逾期（${due}），請立即辦理。`,
    en: `is late: it was due on ${due}.`,
  }),
};
