import { type ZenDecision, ZenEngine } from '@gorules/zen-engine';
import { Decimal as Digits } from 'decimal.js';
import { Engine } from 'json-rules-engine';
import Publicodes from 'publicodes';

/** The points-basic scheme in each peer's own terms: an agent's numbers in, gross pay out as text to the cent. */

export interface Agent {
  readonly monthly_base: number;
  readonly unpaid_days: number;
  readonly reception_points: number;
  readonly deductions: number;
  readonly execution: number;
  readonly tickets: number;
  readonly full_attendance: number;
  readonly good_cases: number;
  readonly level_bonus: number;
  readonly wrong_tickets: number;
  readonly extra: number;
}

const BANDS = [
  [20, 1.2],
  [30, 1.0],
  [49, 0.8],
  [69, 0.6],
] as const;

/** By hand with decimal.js: exact digits, no explanation. */
export function digits(agent: Agent): string {
  const base = new Digits(agent.monthly_base);
  const pay = Digits.max(0, base.minus(base.div('21.75').times(agent.unpaid_days))).toDecimalPlaces(2, 4);
  const coefficient = new Digits(BANDS.find(([to]) => agent.deductions <= to)?.[1] ?? 0);
  const total = coefficient
    .times(agent.reception_points)
    .plus(agent.execution)
    .plus(agent.tickets)
    .plus(agent.full_attendance)
    .plus(agent.good_cases)
    .plus(agent.level_bonus)
    .minus(agent.wrong_tickets)
    .plus(agent.extra);
  const performance = coefficient.isZero() ? new Digits(0) : Digits.max(0, total.times('0.5')).toDecimalPlaces(2, 4);
  return pay.plus(performance).toFixed(2);
}

/** By hand with binary floats: the lower bound, wrong by a cent now and then. */
export function floats(agent: Agent): number {
  const pay = Math.max(0, agent.monthly_base - (agent.monthly_base / 21.75) * agent.unpaid_days);
  const d = agent.deductions;
  const coefficient = d <= 20 ? 1.2 : d <= 30 ? 1.0 : d <= 49 ? 0.8 : d <= 69 ? 0.6 : 0;
  return (
    Math.round(pay * 100) / 100 +
    (coefficient === 0 ? 0 : Math.max(0, Math.round(totalOf(agent, coefficient) * 50) / 100))
  );
}

function totalOf(agent: Agent, coefficient: number): number {
  const added = agent.execution + agent.tickets + agent.full_attendance + agent.good_cases + agent.level_bonus;
  return agent.reception_points * coefficient + added - agent.wrong_tickets + agent.extra;
}

const EXPRESSIONS = [
  ['base_pay', 'max([0, monthly_base - monthly_base / 21.75 * unpaid_days])'],
  ['coefficient', BANDS.reduceRight((rest, [to, is]) => `deductions <= ${to} ? ${is} : (${rest})`, '0')],
  [
    'total_points',
    'reception_points * $.coefficient + execution + tickets + full_attendance + good_cases + level_bonus - wrong_tickets + extra',
  ],
  ['performance_pay', '$.coefficient > 0 ? max([0, $.total_points * 0.5]) : 0'],
  ['gross_pay', '$.base_pay + $.performance_pay'],
] as const;

/** GoRules zen with its trace, which is its explanation. */
export function zen(): (agent: Agent) => Promise<string> {
  const node = (id: string, type: string, content?: object) => ({
    id,
    name: id,
    type,
    position: { x: 0, y: 0 },
    content,
  });
  const expressions = EXPRESSIONS.map(([key, value]) => ({ id: key, key, value }));
  const graph = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [node('in', 'inputNode'), node('pay', 'expressionNode', { expressions }), node('out', 'outputNode')],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'pay' },
      { id: 'b', type: 'edge', sourceId: 'pay', targetId: 'out' },
    ],
  };
  const decision: ZenDecision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return async (agent) => {
    const { result } = await decision.evaluate(agent, { trace: true });
    return cents(Number(result.base_pay))
      .plus(cents(Number(result.performance_pay)))
      .toFixed(2);
  };
}

/** json-rules-engine: one rule a band, whose results are the explanation; the arithmetic is a fact computed on the way. */
export function jsonRules(): (agent: Agent) => Promise<string> {
  const engine = new Engine([], { allowUndefinedFacts: false });
  const bounds = [...BANDS.map(([to, is]) => ({ to, is: is as number })), { to: Number.MAX_SAFE_INTEGER, is: 0 }];
  bounds.forEach(({ to, is }, i) => {
    const above = bounds[i - 1]?.to ?? -1;
    engine.addRule({
      conditions: {
        all: [
          { fact: 'deductions', operator: 'lessThanInclusive', value: to },
          { fact: 'deductions', operator: 'greaterThan', value: above },
        ],
      },
      event: { type: 'coefficient', params: { coefficient: is } },
    });
  });
  return async (agent) => {
    const { events } = await engine.run({ ...agent });
    const coefficient = Number(events[0]?.params?.coefficient);
    const base = Math.max(0, agent.monthly_base - (agent.monthly_base / 21.75) * agent.unpaid_days);
    const performance = coefficient > 0 ? Math.max(0, totalOf(agent, coefficient) * 0.5) : 0;
    return cents(base).plus(cents(performance)).toFixed(2);
  };
}

/** publicodes: its evaluated tree is its explanation. */
export function publicodes(): (agent: Agent) => string {
  const name = (key: string): string => key.replaceAll('_', ' ');
  const given = ['monthly_base', 'unpaid_days', 'reception_points', 'deductions', 'execution', 'tickets'];
  const rest = ['full_attendance', 'good_cases', 'level_bonus', 'wrong_tickets', 'extra'];
  const inputs = Object.fromEntries([...given, ...rest].map((key) => [name(key), { 'par défaut': 0 }]));
  const engine = new Publicodes({
    ...inputs,
    'base pay': { valeur: 'monthly base - monthly base / 21.75 * unpaid days', plancher: 0, arrondi: '2 décimales' },
    coefficient: { variations: [...BANDS.map(([to, is]) => ({ si: `deductions <= ${to}`, alors: is })), { sinon: 0 }] },
    'total points':
      'reception points * coefficient + execution + tickets + full attendance + good cases + level bonus - wrong tickets + extra',
    'performance pay': {
      variations: [{ si: 'coefficient > 0', alors: 'total points * 0.5' }, { sinon: 0 }],
      plancher: 0,
      arrondi: '2 décimales',
    },
    'gross pay': 'base pay + performance pay',
  });
  return (agent) => {
    engine.setSituation(Object.fromEntries(Object.entries(agent).map(([key, value]) => [name(key), value])));
    return new Digits(Number(engine.evaluate('gross pay').nodeValue)).toFixed(2);
  };
}

/** A float as the peers give it, to the cent half-up by its shortest digits. */
function cents(value: number): Digits {
  return new Digits(value.toFixed(6)).toDecimalPlaces(2, Digits.ROUND_HALF_UP);
}
