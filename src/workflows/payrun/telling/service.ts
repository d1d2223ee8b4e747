import { complete } from '../../../base/text.ts';
import type { NoticeDraft } from '../../../notices/index.ts';
import { notify } from '../../../notices/service.ts';
import { dayOf } from '../../../organisation/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Hand, Run } from '../model.ts';
import type { MoveId } from '../moves.ts';
import type { Question } from '../payslips/store.ts';
import { peoplePaid } from '../results/store.ts';
import { planTitle } from '../sources/service.ts';
import {
  answeredWords,
  approvedWords,
  askedWords,
  payslipLink,
  publishedWords,
  returnedWords,
  runLink,
  submittedWords,
} from '../words.ts';

/** Who is told of a move, a question or an answer; in the transaction that makes it. */

interface MoveMade {
  readonly run: Run;
  readonly move: MoveId;
  readonly by: Hand;
  readonly reason: string;
  readonly now: string;
}

export async function tellOfMove(records: Records, made: MoveMade): Promise<void> {
  await notify(records, await draftsOf(records, made), made.now);
}

async function draftsOf(records: Records, { run, move, by, reason, now }: MoveMade): Promise<readonly NoticeDraft[]> {
  const { period } = run;
  // A run can be submitted and sent back again and again; each time is told.
  const plain = { kind: `payrun.${move}`, link: runLink(run.id), key: `run:${run.id} ${move} ${now}` };
  const plan = await planTitle(records, run);
  const preparers = run.hands.map(({ account }) => ({ account }));
  switch (move) {
    case 'submit':
      return [{ ...plain, to: { role: 'manager' }, text: submittedWords(period, plan) }];
    case 'approve':
      return preparers.map((to) => ({ ...plain, to, text: approvedWords(period, plan, by.name) }));
    case 'return':
      return preparers.map((to) => ({ ...plain, to, text: returnedWords(period, plan, reason) }));
    case 'publish': {
      const text = publishedWords(period, await dayOf(records, run.answerUntil ?? now));
      const people = await peoplePaid(records, run);
      return people.map((person) => ({ ...plain, to: { person }, text, link: payslipLink(person, run.id) }));
    }
    default:
      return [];
  }
}

export function tellOfQuestion(records: Records, question: Question, now: string): Promise<void> {
  const { id, period, name, lineTitle } = question;
  const text = askedWords(period, name, complete(lineTitle));
  const draft = { to: { role: 'hr' }, kind: 'payrun.asked', text, link: '/pay/questions', key: `question:${id}` };
  return notify(records, [draft], now);
}

export function tellOfAnswer(records: Records, question: Question, now: string): Promise<void> {
  const { id, period, person, run, lineTitle } = question;
  const text = answeredWords(period, complete(lineTitle));
  const link = payslipLink(person, run);
  return notify(records, [{ to: { person }, kind: 'payrun.answered', text, link, key: `answer:${id}` }], now);
}
