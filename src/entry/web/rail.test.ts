import { describe, expect, it } from 'vitest';
import type { Role } from '../../access/index.ts';
import { ACTIONS, reachOf } from '../../access/policy.ts';
import type { Me } from '../../access/ui/session.ts';
import { groupsOf, standOn } from './rail.ts';

describe('the rail', () => {
  it('has three tasks for staff, whose own matters lie together', () => {
    const groups = groupsOf(me('agent'));
    expect(groups.map(({ title }) => title.en)).toEqual(['Today', 'My pay', 'My growth']);
    expect(pathsOf('agent')).toContain('/reviews/goals');
  });

  it.each(['lead', 'quality', 'hr', 'manager', 'system'] as const)(
    'has one entry a task for %s, and each page once',
    (role) => {
      const ids = groupsOf(me(role)).map(({ id }) => id);
      expect(ids.length).toBeLessThanOrEqual(10);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(pathsOf(role)).size).toBe(pathsOf(role).length);
    },
  );

  it('knows the page an address belongs to, where one lies below another', () => {
    const groups = groupsOf(me('hr'));
    expect(standOn(groups, '/reviews/cycles/x')?.page.path).toBe('/reviews');
    expect(standOn(groups, '/reviews/goals')?.page.path).toBe('/reviews/goals');
    expect(standOn(groups, '/nowhere')).toBeUndefined();
  });

  it('knows the page that leads to an address below none, for each reader his own', () => {
    const at = (role: Role) => standOn(groupsOf(me(role)), '/pay/payslips/P1/x')?.page.path;
    expect([at('agent'), at('hr')]).toEqual(['/my-pay', '/pay/runs']);
    expect(standOn(groupsOf(me('agent')), '/appeals/x')?.page.path).toBe('/appeals/mine');
  });
});

function pathsOf(role: Role): readonly string[] {
  return groupsOf(me(role)).flatMap(({ pages }) => pages.map(({ path }) => path));
}

function me(role: Role): Me {
  const account = {
    ...{ id: 'a', login: 'a', name: 'A', roles: [role], person: 'P1', grants: [], disabled: false },
    ...{ mustChangePassword: false, secondFactor: false, oidcSubject: null, oidcEmail: null },
  };
  const actor = { account, via: 'session', tokenScope: null, sessionId: '' } as const;
  return { account, may: Object.fromEntries(ACTIONS.map((action) => [action, reachOf(actor, action)])) };
}
