import { type Actor, type Grant, ROLES, type Role } from './model.ts';

/**
 * The one policy table: which role may do what, and to whom. Every route names its action; lists, details, counts,
 * charts and exports ask {@link reachOf} for the same answer, so that none of them can show more than another.
 */

/** To whom an action may be done: nobody, oneself, the people one leads (and oneself), everybody. */
export type Reach = 'none' | 'own' | 'team' | 'all';

const WIDER: Readonly<Record<Reach, number>> = { none: 0, own: 1, team: 2, all: 3 };

type Row = Readonly<Partial<Record<Role, Reach>>>;

export const POLICY = {
  /** One's own account: password, second factor, sessions. */
  'account.self': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  /** Whoever gives sight of pay has to see whose accounts there are. */
  'account.read': { manager: 'all', system: 'all' },
  'account.manage': { system: 'all' },
  /** Giving somebody sight of others' pay. */
  'account.grant': { manager: 'all' },
  'token.own': { lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  /** Seeing and ending the tokens of others; never making one for them. */
  'token.manage': { system: 'all' },
  /** Jobs an account asked for. */
  'job.read': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'all' },
  /** What one is told, and what one owes. */
  'notice.own': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  /** How the server is: its measurements. */
  'server.watch': { system: 'all' },
  'audit.read': { manager: 'all', system: 'all' },
  'settings.read': { agent: 'all', lead: 'all', quality: 'all', hr: 'all', manager: 'all', system: 'all' },
  'settings.edit': { hr: 'all', system: 'all' },
  'import.read': { hr: 'all', manager: 'all', quality: 'all', system: 'all' },
  'import.write': { hr: 'all', system: 'all' },
  'people.read': { agent: 'own', lead: 'team', quality: 'all', hr: 'all', manager: 'all', system: 'all' },
  'people.edit': { hr: 'all' },
  'metric.read': { agent: 'own', lead: 'team', quality: 'all', hr: 'all', manager: 'all' },
  /** The rows behind a number name customers and conversations; those behind one's own pay are everybody's to see. */
  'activity.read': { agent: 'own', lead: 'team', quality: 'all', hr: 'all', manager: 'all', system: 'own' },
  'fact.read': { hr: 'all', manager: 'all' },
  'fact.write': { hr: 'all' },
  /** The rules are open to everybody they are for (公示). */
  'plan.read': { agent: 'all', lead: 'all', quality: 'all', hr: 'all', manager: 'all', system: 'all' },
  'plan.edit': { hr: 'all' },
  /** What a text would cost: for who writes it, and for who signs it. */
  'plan.preview': { hr: 'all', manager: 'all' },
  'plan.publish': { manager: 'all' },
  /** Calibration sessions are open to those who answer for quality; scores are hidden until a session is closed, whoever asks. */
  'calibration.read': { quality: 'all', hr: 'all', manager: 'all' },
  'calibration.score': { quality: 'all' },
  'calibration.lead': { quality: 'all', manager: 'all' },
  /** Reports on checks: the week's publication is everybody's, a lead reads the own team's days, too. */
  'report.read': { agent: 'own', lead: 'own', quality: 'all', hr: 'all', manager: 'all' },
  /** The rater check: what is said of oneself always; inspectors see each other, as calibration shows them to each other. */
  'rater.read': { lead: 'own', quality: 'all', hr: 'all', manager: 'all' },
  /** Those who rate people, compared with each other. */
  'rater.compare': { hr: 'all', manager: 'all' },
  'run.read': { hr: 'all', manager: 'all' },
  'run.prepare': { hr: 'all' },
  'run.approve': { manager: 'all' },
  'run.publish': { hr: 'all' },
  'run.close': { hr: 'all' },
  /** One's own pay always; others' by grant only. */
  'pay.read': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  'payslip.answer': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  'question.read': { agent: 'own', lead: 'own', quality: 'own', hr: 'all', manager: 'all', system: 'own' },
  'question.answer': { hr: 'all' },
  /** Scored checks: one's own, one's people's, everybody's. */
  'quality.read': { agent: 'own', lead: 'team', quality: 'all', hr: 'all', manager: 'all', system: 'own' },
  /** The queue, and scoring from it. */
  'quality.score': { lead: 'team', quality: 'all' },
  'quality.answer': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  'quality.plan': { quality: 'all', manager: 'all' },
  'quality.card': { quality: 'all' },
  /** A card moves pay like a plan: it is published by somebody else than its author. */
  'quality.publish': { manager: 'all' },
  /** Everybody contests their own numbers. */
  'appeal.file': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  'appeal.read': { agent: 'own', lead: 'team', quality: 'all', hr: 'all', manager: 'all', system: 'own' },
  /** First reviews; which desk takes which kind of number is the appeal's own table. */
  'appeal.review': { lead: 'team', quality: 'all', hr: 'all' },
  /** Only who was given a seat has a vote. */
  'appeal.vote': { lead: 'all', quality: 'all' },
  'appeal.seat': { hr: 'all', manager: 'all' },
  'appeal.final': { manager: 'all' },
  /** Decided appeals without names are open to everybody whose numbers they are about. */
  'appeal.precedent': { agent: 'all', lead: 'all', quality: 'all', hr: 'all', manager: 'all', system: 'all' },
  'appeal.rate': { quality: 'all', hr: 'all', manager: 'all' },
  /** What one is judged on is nobody's secret. */
  'review.form': { agent: 'all', lead: 'all', quality: 'all', hr: 'all', manager: 'all', system: 'all' },
  /** Review cycles: who owes what, sums, calibration. */
  'review.read': { hr: 'all', manager: 'all' },
  'review.manage': { hr: 'all' },
  'review.calibrate': { hr: 'all', manager: 'all' },
  /** The ratings one was asked for: about whom, the cycle says. */
  'review.rate': { agent: 'own', lead: 'own', quality: 'own', hr: 'own', manager: 'own', system: 'own' },
  /** Released results; a manager's own people are everybody. */
  'review.result': { agent: 'own', lead: 'team', quality: 'own', hr: 'all', manager: 'all', system: 'own' },
  'review.talk': { lead: 'team', hr: 'all', manager: 'team' },
  'review.sign': { agent: 'own', lead: 'team', quality: 'own', hr: 'all', manager: 'team', system: 'own' },
  'review.correct': { hr: 'all' },
  'review.settle': { hr: 'all', manager: 'all' },
  /** Goals of posts are open to everybody they are for; the department and the appraisers propose, approval is above. */
  'goal.read': { agent: 'all', lead: 'all', quality: 'all', hr: 'all', manager: 'all', system: 'all' },
  'goal.propose': { lead: 'all', quality: 'all', hr: 'all', manager: 'all' },
  'goal.approve': { manager: 'all' },
} as const satisfies Readonly<Record<string, Row>>;

export type Action = keyof typeof POLICY;
export const ACTIONS = Object.keys(POLICY) as readonly Action[];

/** Whose "own" is the account's, not the person's. */
const OF_THE_ACCOUNT: ReadonlySet<Action> = new Set(['account.self', 'token.own', 'job.read', 'notice.own']);

/** What a grant adds to an action, whatever the roles. */
const GRANTED: Readonly<Record<Grant, { readonly action: Action; readonly reach: Reach }>> = {
  'pay:team': { action: 'pay.read', reach: 'team' },
  'pay:all': { action: 'pay.read', reach: 'all' },
};

/** How far an actor's action reaches: the widest of the account's roles and grants, within the token's scope. */
export function reachOf(actor: Actor, action: Action): Reach {
  const { account, tokenScope } = actor;
  if (account.disabled) return 'none';
  if (tokenScope !== null && !tokenScope.includes(action)) return 'none';
  const row: Row = POLICY[action];
  let widest: Reach = 'none';
  for (const role of account.roles) widest = wider(widest, row[role] ?? 'none');
  for (const grant of account.grants)
    if (GRANTED[grant].action === action) widest = wider(widest, GRANTED[grant].reach);
  // Without a person there is no "own": such an account reaches nobody, or everybody.
  if (account.person === null && !OF_THE_ACCOUNT.has(action) && widest !== 'all') return 'none';
  return widest;
}

/** Whose work something is: the roles that reach at least so far, without any grant. */
export function rolesWith(action: Action, reach: Reach): readonly Role[] {
  const row: Row = POLICY[action];
  return ROLES.filter((role) => WIDER[row[role] ?? 'none'] >= WIDER[reach]);
}

export function mayReach(reach: Reach, actor: Actor, person: string, team: ReadonlySet<string>): boolean {
  if (reach === 'all') return true;
  if (reach === 'none') return false;
  return person === actor.account.person || (reach === 'team' && team.has(person));
}

function wider(a: Reach, b: Reach): Reach {
  return WIDER[a] >= WIDER[b] ? a : b;
}
