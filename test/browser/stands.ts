import { join } from 'node:path';
import { REPOSITORY } from '../architecture/tree.ts';
import { type Caller, publishedRun, upload } from './caller.ts';

/** The pages of the app, and something that stands there for each hole in their addresses. */

export const ROLES = ['agent', 'lead', 'quality', 'hr', 'manager', 'system'] as const;
export type Role = (typeof ROLES)[number];

interface PageEntry {
  readonly path: string;
  readonly action: string;
  readonly reach: 'own' | 'team' | 'all';
}

/** By a variable, because what the table leads to is written for a browser and checked as such. */
const table = join(REPOSITORY, 'src', 'entry', 'web', 'pages.ts');
export const { PAGES } = (await import(/* @vite-ignore */ table)) as { readonly PAGES: readonly PageEntry[] };

/** Pages about a thing that is not for every role that may see such things: it is somebody's own. */
export const SEEN_BY: Readonly<Record<string, readonly Role[]>> = {
  '/data/uploads/$id': ['hr'],
  // Others' pay is seen by grant, whatever the role: the demo's HR and its manager have one.
  '/pay/payslips/$person/$run': ['agent', 'hr', 'manager'],
  '/quality/reports/$id': ['quality', 'hr', 'manager'],
  '/raters/$rater': ['quality', 'hr', 'manager'],
  '/reviews/rate/$id': ['lead'],
  '/reviews/results/$person/$id': ['agent', 'hr', 'manager'],
  '/appeals/new': ['agent'],
  '/rows/$kind/$key': ['agent', 'quality', 'hr', 'manager'],
};

/** A hole of one page only is written with the page's path before it; what an address asks, as `path ?`. */
export type Stands = Readonly<Record<string, string>>;

/** The address of a page with its holes filled; a page for which nothing stands has to be given something below. */
export function addressOf(path: string, stands: Stands): string {
  const filled = path.replaceAll(/\$\w+/g, (hole) => {
    const found = stands[`${path} ${hole}`] ?? stands[hole];
    if (found === undefined || found === '')
      throw new Error(`test/browser/stands.ts has nothing for ${hole} of the page ${path}`);
    return encodeURIComponent(found);
  });
  return `${filled}${stands[`${path} ?`] ?? ''}`;
}

/** Makes what the pages with a hole in their address are looked at with; every text that people write goes through `word`. */
export async function prepare(
  callers: Readonly<Record<Role, Caller>>,
  word: (plain: string) => string = (plain) => plain,
): Promise<Stands> {
  const { agent, lead, quality, hr } = callers;
  const person = agent.me.account.person ?? '';
  const run = await publishedRun(callers, 'team-pool', '2026-01', word('已核对'));
  const line = (await agent.ask('GET', `/api/people/${person}/payslips/${run}`)).payLine;
  await agent.ask('POST', `/api/people/${person}/payslips/${run}/questions`, { line, text: word('请解释一下') });
  const calls = `${['call', 'who', 'when', word('note')].map(quoted).join(',')}\n1,Ann,2026-01-05 09:00,${quoted(word('x'))}\n`;
  const { raters } = await hr.ask('GET', '/api/raters?period=2026-01');
  const [card] = (await quality.ask('GET', '/api/quality/cards')).rows;
  const numbers = { metrics: 'contacts_handled', period: '2026-01', by: 'person', group: JSON.stringify([person]) };
  const behind = await agent.ask('GET', `/api/metrics/why/rows?limit=1&${new URLSearchParams(numbers)}`);
  const checks = await quality.ask('GET', `/api/quality/checks?limit=1&person=${person}`);
  return {
    $person: person,
    $run: run,
    $plan: 'points-basic',
    $version: '1',
    $rater: raters[0]?.rater,
    $card: card?.card,
    $check: checks.rows[0]?.id,
    $kind: 'contact',
    $key: behind.rows[0]?.key,
    '/people/$id $id': person,
    '/data/uploads/$id $id': await upload(hr, `${word('calls')}.csv`, calls),
    '/data/imports/$id $id': await first(hr, '/api/imports'),
    '/quality/calibration/$id $id': await first(quality, '/api/calibrations'),
    '/quality/reports/$id $id': await first(hr, '/api/quality-reports'),
    '/reviews/cycles/$id $id': await first(hr, '/api/reviews'),
    '/reviews/rate/$id $id': await first(lead, '/api/reviews/mine', 'cycle'),
    '/reviews/results/$person/$id $id': await first(agent, `/api/people/${person}/reviews`, 'cycle'),
    '/appeals/$id $id': await first(agent, `/api/people/${person}/appeals`),
    '/appeals/new ?': `?${new URLSearchParams({ kind: 'line', ref: `${run}/${line}`, person })}`,
  };
}

/** What the newest of a list is called. */
async function first({ ask }: Caller, path: string, name = 'id'): Promise<string> {
  return (await ask('GET', path)).rows[0]?.[name] ?? '';
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
