import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, type Actor, GRANTS, ROLES } from './model.ts';
import { ACTIONS, mayReach, reachOf, rolesWith } from './policy.ts';

function actor(account: Partial<Account>, tokenScope: readonly string[] | null = null): Actor {
  const whole: Account = {
    id: 'a1',
    login: 'li',
    name: '李雷',
    roles: ['agent'],
    grants: [],
    person: 'p1',
    disabled: false,
    mustChangePassword: false,
    secondFactor: false,
    oidcSubject: null,
    oidcEmail: null,
    ...account,
  };
  return { account: whole, via: tokenScope === null ? 'session' : 'token', tokenScope, sessionId: 's' };
}

const accounts = fc.record({
  roles: fc.subarray([...ROLES]),
  grants: fc.subarray([...GRANTS]),
  person: fc.constantFrom('p1', null),
  disabled: fc.boolean(),
});

describe('the policy', () => {
  it.each(ROLES)('lets nobody see others’ pay by being %s', (role) => {
    expect(['none', 'own']).toContain(reachOf(actor({ roles: [role] }), 'pay.read'));
  });

  it('tells whose work an action is, and not whose it is only as far as themselves', () => {
    expect(rolesWith('quality.score', 'team')).toEqual(['lead', 'quality']);
    expect(rolesWith('question.read', 'all')).toEqual(['hr', 'manager']);
    for (const role of rolesWith('people.read', 'team'))
      expect(reachOf(actor({ roles: [role] }), 'people.read')).not.toBe('own');
  });

  it('shows others’ pay by grant only, as far as the grant says', () => {
    expect(reachOf(actor({ roles: ['lead'], grants: ['pay:team'] }), 'pay.read')).toBe('team');
    expect(reachOf(actor({ roles: ['hr'], grants: ['pay:all'] }), 'pay.read')).toBe('all');
  });

  it('gives an account of several roles the widest reach of them', () => {
    expect(reachOf(actor({ roles: ['agent', 'lead'] }), 'metric.read')).toBe('team');
    expect(reachOf(actor({ roles: ['lead', 'hr'] }), 'metric.read')).toBe('all');
  });

  it('separates who prepares pay from who approves it, and who writes a plan from who publishes it', () => {
    for (const role of ROLES) {
      const may = (action: 'run.prepare' | 'run.approve' | 'plan.edit' | 'plan.publish') =>
        reachOf(actor({ roles: [role] }), action) !== 'none';
      expect(may('run.prepare') && may('run.approve'), role).toBe(false);
      expect(may('plan.edit') && may('plan.publish'), role).toBe(false);
    }
  });

  it('lets a token do no more than its scope and no more than its account', () => {
    fc.assert(
      fc.property(accounts, fc.subarray([...ACTIONS]), fc.constantFrom(...ACTIONS), (account, scope, action) => {
        const whole = reachOf(actor(account), action);
        const narrowed = reachOf(actor(account, scope), action);
        expect(narrowed).toBe(scope.includes(action) ? whole : 'none');
      }),
    );
  });

  it('lets a disabled account do nothing', () => {
    for (const action of ACTIONS) expect(reachOf(actor({ roles: [...ROLES], disabled: true }), action)).toBe('none');
  });

  it('reaches oneself and, as a lead, one’s team', () => {
    const lead = actor({ roles: ['lead'] });
    const team = new Set(['p2']);
    expect(mayReach('own', lead, 'p1', team)).toBe(true);
    expect(mayReach('own', lead, 'p2', team)).toBe(false);
    expect(mayReach('team', lead, 'p2', team)).toBe(true);
    expect(mayReach('team', lead, 'p3', team)).toBe(false);
    expect(mayReach('none', lead, 'p1', team)).toBe(false);
  });
});
