import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardedRoute } from '../../src/access/guard.node.ts';
import { type Grant, ROLES, type Role } from '../../src/access/index.ts';
import { type Action, POLICY, type Reach } from '../../src/access/policy.ts';
import { demoServer } from './demo-server.ts';
import { brokenPromise } from './promised.ts';
import { addressOf, askPatiently, bodySchemaOf, type Operation, type Paths, sampleOf } from './samples.ts';

/** Every route, asked by everybody about everybody: refused exactly where the policy table says so. */

interface Asker {
  readonly title: string;
  /** Null: nobody is signed in. */
  readonly role: Role | null;
  readonly person: string | null;
  readonly grants?: readonly Grant[];
  /** What the token is for; a session is for everything. */
  readonly scope?: readonly Action[];
  readonly headers: Readonly<Record<string, string>>;
}

interface Case {
  readonly route: GuardedRoute;
  readonly asker: Asker;
  /** Null where the route is about no person. */
  readonly about: string | null;
}

/** What a route needs beyond its own action: amounts of a run are for those with sight of others' pay. */
const NEEDS_TOO: Readonly<Record<string, Reach>> = {
  'GET /api/runs/:id/results': 'team',
  'GET /api/runs/:id/board': 'team',
  'GET /api/runs/:id/findings': 'team',
  'GET /api/runs/:id/exports/:name': 'team',
  'GET /api/runs/:id/exports': 'team',
  'GET /api/home/cost': 'all',
  'GET /api/home/cost/:plan': 'all',
  'GET /api/home/cost/why': 'all',
  'POST /api/runs/:id/exports': 'team',
  'GET /api/runs/:id/deltas': 'team',
  'PUT /api/runs/:id/deltas': 'all',
  'POST /api/runs/:id/deltas/settle': 'all',
};

/** Refusals that are not the policy's: a wrong password or code, and what nobody does in their own matter. */
const OTHER_REFUSALS: Readonly<Record<string, string>> = {
  'POST /api/sign-in': 'access.wrong-credentials',
  'POST /api/sign-in/second-factor': 'access.signed-out',
  'POST /api/me/password': 'access.wrong-credentials',
  'POST /api/me/second-factor': 'access.wrong-code',
  'POST /api/me/second-factor/recovery-codes': 'access.wrong-credentials',
  'POST /api/me/second-factor/off': 'access.wrong-credentials',
  'POST /api/people/:id/changes': 'ledger.own-matter',
};

const WIDTH: Readonly<Record<Reach, number>> = { none: 0, own: 1, team: 2, all: 3 };
const OF_THE_ACCOUNT: readonly Action[] = ['account.self', 'token.own', 'job.read', 'notice.own'];

let server: Awaited<ReturnType<typeof demoServer>>;
let paths: Paths;
const askers: Asker[] = [];

/** Those whom a person leads; the demo's roster names leads by their names. */
function ledBy(id: string): readonly string[] {
  const name = server.people.find((person) => person.id === id)?.name;
  return server.people.filter(({ lead }) => lead !== null && lead === name).map((person) => person.id);
}

async function seat(title: string, role: Role, person: string | null, grants: readonly Grant[] = []): Promise<void> {
  askers.push({ title, role, person, grants, headers: { cookie: await server.signIn([role], person, grants) } });
}

beforeAll(async () => {
  server = await demoServer({ people: 24, months: 1, seed: 1 });
  paths = (server.app.swagger() as { paths: Paths }).paths;
  const leaders = server.people.filter(({ id }) => ledBy(id).length > 1).map(({ id }) => id);
  const others = server.people.filter(({ id }) => !leaders.includes(id)).map(({ id }) => id);
  for (const role of ROLES) await seat(role, role, (role === 'lead' ? leaders : others).pop() ?? null);
  await seat('a lead who may see the team’s pay', 'lead', leaders.pop() ?? null, ['pay:team']);
  await seat('a manager who may see everybody’s pay', 'manager', others.pop() ?? null, ['pay:all']);
  await seat('an account that is no person', 'lead', null, ['pay:team']);
  const cookie = await server.signIn(['manager'], others.pop() ?? null);
  const scope: readonly Action[] = ['people.read', 'settings.read'];
  const payload = { name: 'narrow', scope, days: 1 };
  const made = await askPatiently(server.app, { method: 'POST', url: '/api/me/tokens', headers: { cookie }, payload });
  const headers = { authorization: `Bearer ${made.json().secret}` };
  askers.push({ title: 'a narrow token', role: 'manager', person: null, scope, headers });
  askers.push({ title: 'nobody', role: null, person: null, headers: {} });
}, 300_000);
afterAll(() => server.close());

/** Oneself, one that the asker leads (or would, as a lead), and one whom the asker does not. */
function aboutWhom({ person }: Asker): readonly string[] {
  const led = person === null ? [] : ledBy(person);
  const other = server.people.find(({ id }) => id !== person && !led.includes(id))?.id;
  const colleague = server.people.find(({ id }) => id !== person && id !== other)?.id;
  return [person, led[0] ?? colleague, other].filter((id) => id !== null && id !== undefined);
}

function allCases(): readonly Case[] {
  const cases = askers.flatMap((asker) =>
    server.app.guardedRoutes.flatMap((route) =>
      (route.person === null ? [null] : aboutWhom(asker)).map((about) => ({ route, asker, about })),
    ),
  );
  // Signing out ends the session that asks.
  const last = ({ route }: Case) => Number(route.url === '/api/sign-out');
  return cases.sort((a, b) => last(a) - last(b));
}

/** Worked out from the table alone, apart from the guard. */
function reachIn(asker: Asker, action: Action): Reach {
  if (asker.role === null || (asker.scope && !asker.scope.includes(action))) return 'none';
  const row: Readonly<Partial<Record<Role, Reach>>> = POLICY[action];
  const granted = action !== 'pay.read' ? [] : (asker.grants ?? []).map((grant) => grant.slice('pay:'.length) as Reach);
  const reach = [row[asker.role] ?? 'none', ...granted].reduce((a, b) => (WIDTH[a] >= WIDTH[b] ? a : b));
  const nobodysOwn = asker.person === null && !OF_THE_ACCOUNT.includes(action);
  return nobodysOwn && reach !== 'all' ? 'none' : reach;
}

function expected({ route, asker, about }: Case): 'access.signed-out' | 'access.forbidden' | null {
  if (route.action === 'public') return null;
  if (asker.role === null) return 'access.signed-out';
  const reach = reachIn(asker, route.action);
  const needed = NEEDS_TOO[`${route.method} ${route.url}`] ?? 'own';
  const pay = needed === 'own' ? 'all' : reachIn(asker, 'pay.read');
  if (reach === 'none' || WIDTH[pay] < WIDTH[needed]) return 'access.forbidden';
  if (about === null || reach === 'all' || about === asker.person) return null;
  const led = reach === 'team' && asker.person !== null && ledBy(asker.person).includes(about);
  return led ? null : 'access.forbidden';
}

function operationOf(route: GuardedRoute): Operation | undefined {
  return paths[route.url.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
}

interface Outcome {
  readonly status: number;
  readonly code: string | null;
  /** Where the answer is none that the description names. */
  readonly broken: string | null;
}

async function ask({ route, asker, about }: Case): Promise<Outcome> {
  const path = route.url.replace(/:(\w+)/g, '{$1}');
  const operation = operationOf(route) ?? {};
  const name = route.person?.split('.')[1] ?? '';
  const url = addressOf(path, operation, about === null ? {} : { [name]: about });
  const schema = bodySchemaOf(operation);
  const reply = await askPatiently(server.app, {
    method: route.method as 'GET',
    url,
    headers: asker.headers,
    ...(schema === undefined ? {} : { payload: sampleOf(schema, false) as object }),
  });
  const problem = String(reply.headers['content-type']).startsWith('application/problem+json');
  const broken = operationOf(route) ? brokenPromise(operation, reply) : null;
  return { status: reply.statusCode, code: problem ? reply.json().code : null, broken };
}

function fault(one: Case, { status, code, broken }: Outcome): string | null {
  const wanted = expected(one);
  if (broken !== null) return broken;
  if (status >= 500) return `${status}`;
  if (wanted !== null) return code === wanted && (status === 401 || status === 403) ? null : `${status} ${code}`;
  const refused = status === 401 || status === 403;
  return refused && code !== OTHER_REFUSALS[`${one.route.method} ${one.route.url}`] ? `${status} ${code}` : null;
}

describe('a list of people', () => {
  it('shows oneself, those one leads, or everybody, as the policy says', async () => {
    const everybody = server.people.filter(({ status }) => status !== 'left').map(({ id }) => id);
    for (const role of ['agent', 'lead', 'hr'] as const) {
      const asker = askers.find((one) => one.role === role && one.person !== null) as Asker;
      const mine = [asker.person as string, ...ledBy(asker.person as string)];
      const { headers } = asker;
      const reply = await askPatiently(server.app, { url: '/api/people?date=2026-01-31&limit=500', headers });
      const shown = reply.json().rows.map(({ id }: { id: string }) => id);
      const wanted = { agent: mine.slice(0, 1), lead: mine, hr: everybody }[role];
      expect(shown.sort()).toEqual([...wanted].sort());
    }
  });
});

describe('every route, by everybody, about everybody', () => {
  it('is refused where the policy says so and nowhere else, and answers as the description says', {
    timeout: 600_000,
  }, async () => {
    const cases = allCases();
    const faults: string[] = [];
    const outcomes = new Set<string>();
    for (const one of cases) {
      const answer = await ask(one);
      outcomes.add(expected(one) ?? 'let through');
      const wrong = fault(one, answer);
      const what = `${one.route.method} ${one.route.url}, ${one.asker.title} about ${one.about ?? 'nobody'}`;
      if (wrong !== null) faults.push(`${what}: ${wrong}, expected ${expected(one) ?? 'to be let through'}`);
    }
    expect(faults).toEqual([]);
    expect([...outcomes].sort()).toEqual(['access.forbidden', 'access.signed-out', 'let through']);
  });

  it('is described as open to nobody in particular exactly where the policy asks for nobody', () => {
    for (const route of server.app.guardedRoutes) {
      const operation = operationOf(route);
      const named = operation?.security?.some((one) => Object.keys(one).length === 0) ?? false;
      const open = operation?.security?.length === 0 || named;
      if (operation) expect(open, `${route.method} ${route.url}`).toBe(route.action === 'public');
    }
  });

  it('is a matrix of every route that there is', () => {
    const described = Object.values(paths).flatMap((path) => Object.keys(path)).length;
    // Not described are the description itself, its page, and the heads of what is.
    const undescribed = 2 + server.app.guardedRoutes.filter(({ method }) => method === 'HEAD').length;
    expect(server.app.guardedRoutes).toHaveLength(described + undescribed);
    const ofPeople = server.app.guardedRoutes.filter(({ person }) => person !== null).length;
    const perPerson = askers.reduce((sum, asker) => sum + aboutWhom(asker).length, 0);
    const cases = (described + undescribed - ofPeople) * askers.length + ofPeople * perPerson;
    expect(allCases()).toHaveLength(cases);
    expect(cases).toBeGreaterThan(1000);
    expect(ofPeople).toBeGreaterThan(5);
    expect(askers.every(({ title, person }) => person !== null || /no person|token|nobody/.test(title))).toBe(true);
    for (const { role, person } of askers.filter(({ person: id }) => id !== null))
      if (role === 'lead') expect(ledBy(person as string).length).toBeGreaterThan(1);
  });
});
