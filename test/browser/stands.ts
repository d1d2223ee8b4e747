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

/** A hole of one page only is written with the page's path before it. */
export type Stands = Readonly<Record<string, string>>;

/** The address of a page with its holes filled; a page for which nothing stands has to be given something below. */
export function addressOf(path: string, stands: Stands): string {
  return path.replaceAll(/\$\w+/g, (hole) => {
    const found = stands[`${path} ${hole}`] ?? stands[hole];
    if (found === undefined) throw new Error(`test/browser/stands.ts has nothing for ${hole} of the page ${path}`);
    return encodeURIComponent(found);
  });
}

/** Makes what the pages with a hole in their address are looked at with; every text that people write goes through `word`. */
export async function prepare(
  callers: Readonly<Record<Role, Caller>>,
  word: (plain: string) => string = (plain) => plain,
): Promise<Stands> {
  const { agent, hr } = callers;
  const person = agent.me.account.person ?? '';
  const run = await publishedRun(callers, 'team-pool', '2026-01', word('已核对'));
  const line = (await agent.ask('GET', `/api/people/${person}/payslips/${run}`)).payLine;
  await agent.ask('POST', `/api/people/${person}/payslips/${run}/questions`, { line, text: word('请解释一下') });
  const { rows } = await hr.ask('GET', '/api/imports?limit=1');
  const calls = `${['call', 'who', 'when', word('note')].map(quoted).join(',')}\n1,Ann,2026-01-05 09:00,${quoted(word('x'))}\n`;
  return {
    $person: person,
    $run: run,
    $plan: 'points-basic',
    $version: '1',
    '/people/$id $id': person,
    '/data/uploads/$id $id': await upload(hr, `${word('calls')}.csv`, calls),
    '/data/imports/$id $id': rows[0].id,
  };
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
