import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../browser/caller.ts';
import { type OwnOrganisation, ownOrganisation } from '../browser/served.ts';
import { jixin } from './run-cli.ts';

/** Commands beside a running server by the tokens of several accounts, as scripts of several people would run them. */

const CARD = 'deductions-basic';
let own: OwnOrganisation;
const tokens = new Map<string, string>();

beforeAll(async () => {
  own = await ownOrganisation('2026-01-31T11:00:00Z');
  for (const login of ['lead', 'quality', 'hr', 'manager', 'system']) {
    const { ask } = await as(login);
    tokens.set(login, (await ask('POST', '/api/me/tokens', { name: 'script', scope: null, days: 1 })).secret);
  }
});
afterAll(() => own?.end());

function as(login: string) {
  return signIn(own.address, login, own.accounts.find((one) => one.login === login)?.password ?? '');
}

/** What a command comes to for whoever holds the token: its code, and the codes of its problems. */
async function by(login: string, ...args: readonly string[]) {
  const { code, out, err } = await own.run(args, { JIXIN_TOKEN: tokens.get(login) ?? '' });
  expect(err).not.toMatch(/\n\s+at /);
  return { code, out, problems: [...err.matchAll(/^error (\S+)/gm)].map(([, problem]) => problem) };
}

const RATERS = ['raters', 'check', '--period', '2026-01', '--format', 'json'];
const done = (out: string) => ({ code: 0, out, problems: [] });
const refused = (...problems: readonly string[]) => ({ code: 1, out: '', problems });

describe('a command by token, beside the server', () => {
  it('shows each role as much as its pages would', async () => {
    const teams = ['metrics', 'csat', '--period', '2026-01', '--by', 'team', '--format', 'csv'];
    expect((await by('lead', ...teams)).out.trim().split('\n').length).toBe(2);
    expect((await by('hr', ...teams)).out.trim().split('\n').length).toBeGreaterThan(2);
    const share = ['metrics', 'sales_share', '--where', "person = 'K0014'", '--period', '2026-01'];
    expect(await by('lead', ...share)).toEqual(refused('metrics.share-filtered'));
    const raters = async (login: string) => JSON.parse((await by(login, ...RATERS)).out) as { rater: string }[];
    const { person } = (await as('lead')).me.account;
    expect(new Set((await raters('lead')).map(({ rater }) => rater))).toEqual(new Set([person]));
    expect(new Set((await raters('hr')).map(({ rater }) => rater)).size).toBeGreaterThan(1);
    expect(await by('system', 'metrics', 'csat', '--period', '2026-01')).toEqual(refused('access.forbidden'));
    expect((await by('quality', 'metrics', 'csat', '--period', '2026-01')).code).toBe(0);
    expect(await by('lead', 'run', 'list')).toEqual(refused('access.forbidden'));
    expect((await by('manager', 'run', 'list')).code).toBe(0);
    const pay = ['pay', '--plan', 'points-basic', '--period', '2026-01'];
    expect(await by('quality', ...pay)).toEqual(refused('cli.reach-short'));
    // Sight of everybody's pay was granted to the demo's HR; that it was used stands in the log.
    expect((await by('hr', ...pay)).code).toBe(0);
    const { rows } = await (await as('manager')).ask('GET', '/api/audit?action=pay.export');
    expect(rows[0]).toMatchObject({ actor: (await as('hr')).me.account.id, object: 'period:2026-01' });
  });

  it('writes a scorecard in two hands, which the audit log names', async () => {
    const file = join(own.root, 'card.yaml');
    expect(await by('quality', 'card', 'show', CARD, '--out', file)).toEqual(done(''));
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^version: .*$/m, 'version: 2'));
    expect((await by('quality', 'card', 'save', CARD, file)).code).toBe(0);
    const publish = ['card', 'publish', `${CARD}@2`, '--from', '2026-02-01', '--format', 'json'];
    expect(await by('quality', ...publish)).toEqual(refused('access.forbidden'));
    const published = await by('manager', ...publish);
    expect(JSON.parse(published.out)).toMatchObject([{ card: CARD, version: '2', in_force: '2026-02-01' }]);
    const { rows } = await (await as('manager')).ask('GET', `/api/audit?action=quality.publish`);
    expect(rows[0]).toMatchObject({ actor: (await as('manager')).me.account.id, object: `scorecard:${CARD}@2` });
  });

  it('saves, submits and publishes a plan in two hands, and leaves no draft of a text that is not taken', async () => {
    const file = join(own.root, 'plan.yaml');
    const { ask } = await as('hr');
    writeFileSync(file, (await ask('GET', '/api/plans/points-basic/versions/1')).text);
    expect(await by('hr', 'plan', 'save', file)).toEqual(refused('plans.head-changed'));
    const drafts = async () =>
      JSON.parse((await by('hr', 'plan', 'versions', '--state', 'draft', '--format', 'json')).out);
    expect(await drafts()).toEqual([]);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^version: .*$/m, 'version: 2'));
    expect((await by('hr', 'plan', 'save', file)).code).toBe(0);
    expect(await drafts()).toMatchObject([{ plan: 'points-basic', version: '2', state: 'draft' }]);
    const publish = ['plan', 'publish', 'points-basic@2', '--from', '2026-03-01', '--reason', 'for the test'];
    expect(await by('manager', ...publish)).toEqual(refused('plans.not-checked'));
    expect((await by('hr', 'plan', 'submit', 'points-basic')).code).toBe(0);
    expect((await by('manager', ...publish)).code).toBe(0);
  });

  it('chooses the people of a run, and says beforehand who they are', async () => {
    // Every process begins at the clock's instant: what the demo recorded is known to whoever begins later.
    await own.turn('2026-01-31T12:00:00Z');
    const asked = ['--plan', 'points-basic', '--period', '2026-01', '--format', 'json'];
    const people = JSON.parse((await by('hr', 'run', 'prospect', ...asked)).out) as { person: string; paid: string }[];
    const [first = '', second = ''] = people.filter(({ paid }) => paid === 'true').map(({ person }) => person);
    const prepared = await by('hr', 'run', 'prepare', '--people', `${first},${second}`, ...asked);
    expect(JSON.parse(prepared.out)).toMatchObject({ population: { by: 'person', ids: [first, second] } });
    const left = JSON.parse((await by('hr', 'run', 'prospect', ...asked)).out) as { person: string; why: string }[];
    expect(left.find(({ person }) => person === first)?.why).toBe('other-run');
  });

  it('moves a day of a review for nobody but HR, and never without a reason', async () => {
    const move = ['review', 'move-date', 'lead', '2026-02-11'];
    expect(await by('hr', ...move)).toEqual({ code: 2, out: '', problems: ['cli.option-required'] });
    expect(await by('manager', ...move, '--reason', 'leave')).toEqual(refused('access.forbidden'));
  });

  it('asks a server elsewhere by the same policy, page after page, and once for one key', async () => {
    const elsewhere = async (login: string, ...args: readonly string[]) =>
      jixin(['api', ...args, '--data', join(own.root, 'nowhere')], {
        JIXIN_TOKEN: tokens.get(login) ?? '',
        JIXIN_SERVER: own.address,
      });
    const everybody = JSON.parse((await elsewhere('hr', 'GET', '/api/people?limit=7', '--all')).out);
    expect(everybody.rows.length).toBeGreaterThan(20);
    expect((await elsewhere('lead', 'GET', '/api/runs')).err).toContain('access.forbidden');
    expect((await elsewhere('nobody', 'GET', '/api/runs')).err).toContain('cli.token-needed');
    expect((await elsewhere('hr', 'GET', 'api/runs')).code).toBe(2);
    const set = ['PATCH', '/api/settings', '--body', '{"zone":"Asia/Taipei"}', '--key', 'once'];
    expect([(await elsewhere('hr', ...set)).code, (await elsewhere('hr', ...set)).code]).toEqual([0, 0]);
    const { rows } = await (await as('manager')).ask('GET', '/api/audit?action=settings.edit');
    expect(rows.length).toBe(1);
    expect(existsSync(join(own.root, 'nowhere'))).toBe(false);
  });
});

describe('a command in a folder that is not there', () => {
  it.each(['imports', 'card list', 'audit verify', 'backup b.tar.gz', 'run list --as hr'])(
    '%s makes none',
    async (typed) => {
      const data = join(own.root, 'mistyped');
      const { code, out, err } = await jixin([...typed.split(' '), '--data', data]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('cli.no-data');
      expect(existsSync(data)).toBe(false);
    },
  );
});
