import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from '../src/base/decimal.ts';
import { canonicalJson } from '../src/base/json.ts';
import { compilePlan, evaluate, type Inputs, lineValue, readPlan, reasonOf, stepsOf } from '../src/plan/index.ts';
import { type BenchRow, median } from './model.ts';
import { type Agent, digits, floats, jsonRules, publicodes, zen } from './peers/points.ts';

/**
 * points-basic a person: compiled once, then run for many agents. Ours is exact and keeps the whole trace that every
 * explanation is told from; each peer runs the same scheme with its own trace on. Results are compared before anything is timed.
 */
export async function rows(): Promise<BenchRow[]> {
  const agents = people(200);
  const ours = plan();
  const peers = [
    { peer: '@gorules/zen-engine', run: zen(), least: 20, rounds: 5 },
    { peer: 'json-rules-engine', run: jsonRules(), least: 10, rounds: 5 },
    { peer: 'publicodes', run: publicodes(), least: 100, rounds: 2 },
    { peer: 'decimal.js by hand, no trace', run: digits, least: 1, rounds: 50 },
    { peer: 'plain floats by hand, no trace', run: floats, least: 0, rounds: 500 },
  ];
  for (const agent of agents)
    for (const { peer, run } of peers) {
      const [got, wanted] = [String(await run(agent.numbers)), ours(agent.inputs)];
      const same = peer.startsWith('plain') ? Math.abs(Number(got) - Number(wanted)) < 0.011 : got === wanted;
      if (!same) throw new Error(`${peer} pays ${got}, ours ${wanted}: ${JSON.stringify(agent.numbers)}`);
    }
  const own = await perPerson(agents, (agent) => ours(agent.inputs), 100);
  const table: BenchRow[] = [];
  for (const { peer, run, least, rounds } of peers) {
    const theirs = await perPerson(agents, (agent) => run(agent.numbers), rounds);
    const ratio = theirs / own;
    const bound = least === 0 ? 'shown only' : `≥ ${least}× faster`;
    table.push({
      what: 'points-basic, one person',
      ours: us(own),
      theirs: us(theirs),
      peer,
      ratio,
      bound,
      met: ratio >= least,
    });
  }
  return [...table, ...(await written(agents, own))];
}

/** What it costs on top to write the trace for a proof file, and to tell the whole tree in three languages. */
async function written(agents: readonly Person[], own: number): Promise<BenchRow[]> {
  const compiled = compiledPlan();
  const run = (agent: Person) => {
    const result = evaluate(compiled, agent.inputs);
    if (!result.ok) throw new Error('an agent was refused');
    return result.value;
  };
  const proof = await perPerson(agents, (agent) => canonicalJson(stepsOf(run(agent))), 10);
  const told = await perPerson(agents, (agent) => reasonOf(run(agent), 'gross_pay', { edges: false }), 2);
  const row = (what: string, figure: number): BenchRow => ({
    what,
    ours: us(figure),
    theirs: us(own),
    peer: 'ours, trace only',
    ratio: figure / own,
    bound: 'shown only',
    met: true,
  });
  return [row('… and written as a proof', proof), row('… and told in three languages', told)];
}

interface Person {
  readonly numbers: Agent;
  readonly inputs: Inputs;
}

function compiledPlan() {
  const file = join(process.cwd(), 'catalog', 'plans', 'points-basic.yaml');
  const read = readPlan(readFileSync(file, 'utf8'), 'points-basic.yaml');
  const compiled = read.ok ? compilePlan(read.value) : read;
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message.en).join('\n'));
  return compiled.value;
}

function plan(): (inputs: Inputs) => string {
  const compiled = compiledPlan();
  return (inputs) => {
    const result = evaluate(compiled, inputs);
    if (!result.ok) throw new Error(result.problems.map((problem) => problem.message.en).join('\n'));
    return (lineValue(result.value, 'gross_pay') as Decimal).toFixed(2);
  };
}

/** Agents that differ in every number and fall into every band. */
function people(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, i): Person => {
    const numbers: Agent = {
      monthly_base: 3000 + (i % 7) * 100,
      unpaid_days: (i % 9) / 2,
      reception_points: 300 + ((i * 37) % 500),
      deductions: ((i * 13) % 160) / 2,
      execution: i % 30,
      tickets: i % 25,
      full_attendance: i % 3 === 0 ? 10 : 0,
      good_cases: (i % 4) * 5,
      level_bonus: i % 12,
      wrong_tickets: i % 6,
      extra: i % 5,
    };
    const inputs = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Decimal.of(String(value))]));
    return { numbers, inputs };
  });
}

/** Median of 7 rounds, in µs a person, after one round to warm up. */
async function perPerson(agents: readonly Person[], run: (agent: Person) => unknown, repeat: number): Promise<number> {
  const figures: number[] = [];
  for (let round = 0; round < 8; round++) {
    const start = performance.now();
    for (let i = 0; i < repeat; i++)
      for (const agent of agents) {
        const result = run(agent);
        if (result instanceof Promise) await result;
      }
    if (round > 0) figures.push(((performance.now() - start) * 1000) / (repeat * agents.length));
  }
  return median(figures);
}

function us(figure: number): string {
  return `${figure.toFixed(2)} µs`;
}
