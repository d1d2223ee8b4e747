import { daysBetween, type PlainDate } from '../../base/period.ts';
import { eachLang, type Lang, say, type Text } from '../../base/text.ts';
import type { Content } from '../channels/model.ts';
import { TOPIC_TITLES, type Topic, topicOf } from '../choices.ts';
import type { Task } from '../model.ts';

/** What leaves the house: short texts without amounts, and where to read on. */

/** Kinds that quote what somebody wrote about pay, or name who asked: outside they are told of without their words. */
const DISCREET: ReadonlySet<string> = new Set(['payrun.return', 'payrun.asked']);

/** An amount as people write one; what has two decimals may be one, but where scores are told. */
const AMOUNT = /[¥￥$]\s*\d|\d\s*(元|万|萬|块|塊|yuan|CNY|RMB)|(CNY|RMB)\s*\d/i;
const CENTS = /\d\.\d{2}(?!\d)/;
const SCORED: ReadonlySet<Topic | null> = new Set<Topic | null>(['quality', 'reviews']);

/** The notice's words, or no more than that there is something, where they could tell what somebody earns. */
export function outsideText(kind: string, text: Text): Text {
  const topic = topicOf(kind);
  const said = Object.values(text).join('\n');
  const amount = AMOUNT.test(said) || (!SCORED.has(topic) && CENTS.test(said));
  return amount || DISCREET.has(kind) ? somethingNew(topic) : text;
}

function somethingNew(topic: Topic | null): Text {
  const title = topic === null ? null : TOPIC_TITLES[topic];
  return {
    'zh-CN': title === null ? '有一条新通知，请登录查看。' : `${title['zh-CN']}有一条新通知，请登录查看。`,
    'zh-TW': title === null ? '有一則新通知，請登入查看。' : `${title['zh-TW']}有一則新通知，請登入查看。`,
    en:
      title === null ? 'There is a new notice; sign in to read it.' : `${title.en}: a new notice; sign in to read it.`,
  };
}

export function noticeContent(kind: string, text: Text, link: string): Content {
  const outside = outsideText(kind, text);
  return { subject: outside, items: [{ text: outside, link }] };
}

/** The day's reminder of what is due by today; null where nothing is. */
export function digestOf(tasks: readonly Task[], today: PlainDate): Content | null {
  const due = tasks.filter((task) => task.due !== null && task.due <= today);
  if (due.length === 0) return null;
  const late = due.filter((task) => (task.due as PlainDate) < today).length;
  const items = due.map((task) => ({ text: dueText(task, today), link: task.link }));
  return { subject: digestSubject(due.length, late), items };
}

function digestSubject(due: number, late: number): Text {
  return {
    'zh-CN': `${due} 项待办到期${late === 0 ? '' : `，其中 ${late} 项逾期`}`,
    'zh-TW': `${due} 項待辦到期${late === 0 ? '' : `，其中 ${late} 項逾期`}`,
    en:
      due === 1
        ? `1 task is ${late === 0 ? 'due' : 'late'}`
        : `${due} tasks are due${late === 0 ? '' : `, ${late} of them late`}`,
  };
}

function dueText({ kind, title, due }: Task, today: PlainDate): Text {
  const text = outsideText(kind, title);
  const days = daysBetween(due as PlainDate, today);
  return eachLang((lang) => `${text[lang]}${DUE[lang](due as PlainDate, days)}`);
}

const DUE: Readonly<Record<Lang, (due: PlainDate, days: number) => string>> = {
  'zh-CN': (due, days) => (days > 0 ? `（${due} 截止，逾期 ${days} 天）` : '（今天截止）'),
  'zh-TW': (due, days) => (days > 0 ? `（${due} 截止，逾期 ${days} 天）` : '（今天截止）'),
  en: (due, days) => (days > 0 ? ` (was due ${due}, ${days === 1 ? '1 day' : `${days} days`} late)` : ' (due today)'),
};

const OWN: Text = {
  'zh-CN': '收哪些邮件，可以在“我的账号”里改',
  'zh-TW': '收哪些郵件，可以在「我的帳號」裡改',
  en: 'Which mails you get is your choice, on your account’s page',
};

/** The letter's body: plain text, with links where the server knows how people reach it. */
export function letterText({ items }: Content, lang: Lang, url: string | null): string {
  const link = (path: string) => (url === null ? '' : `\n${url}${path}`);
  const body = items.map(({ text, link: path }) => `${say(text, lang)}${link(path)}`).join('\n\n');
  return `${body}\n\n--\n${OWN[lang]}${url === null ? '' : `: ${url}/me`}\n`;
}
