import type { DemoPerson, DemoSize } from './model.ts';
import { buildOrganisation } from './people.ts';

/** Who of the demo organisation can sign in: one for every role and every seat of a joint review, chosen so that they have to do with each other. */
export interface DemoSeat {
  /** The sign-in name. */
  readonly login: string;
  readonly role: 'agent' | 'lead' | 'quality' | 'hr' | 'manager' | 'system';
  /** Whose numbers and pay are this account's; none where the role is not in the roster. */
  readonly person: DemoPerson | null;
}

export function demoSeats(size: DemoSize): readonly DemoSeat[] {
  const org = buildOrganisation(size);
  // An agent in the middle of the first team: long enough there to have a story, not the one who games the numbers.
  const team = org.agents.filter((agent) => agent.lead === org.agents[0]?.lead && !agent.gaming);
  const agent = team[Math.floor(team.length / 2)] ?? null;
  const lead = org.people.find((person) => person.name === agent?.lead) ?? null;
  const others = org.people.filter((person) => person.post === 'lead' && person !== lead);
  const leadsVip = others.find(({ name }) => org.agents.some((one) => one.lead === name && one.post === 'vip'));
  return [
    { login: 'agent', role: 'agent', person: agent },
    { login: 'lead', role: 'lead', person: lead },
    { login: 'quality', role: 'quality', person: org.inspectors.at(-1) ?? null },
    { login: 'hr', role: 'hr', person: org.people.find(({ post }) => post === 'hr') ?? null },
    { login: 'manager', role: 'manager', person: org.people[0] ?? null },
    { login: 'system', role: 'system', person: null },
    // Joint reviews have three seats: two more people sit beside the lead.
    { login: 'quality-lead', role: 'quality', person: null },
    { login: 'vip-lead', role: 'lead', person: leadsVip ?? others[0] ?? null },
  ];
}
