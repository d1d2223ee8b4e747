import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal } from '../src/base/decimal.ts';
import { period } from '../src/base/period.ts';
import { flow } from '../src/flow.ts';
import type { Fact } from '../src/ledger/index.ts';
import { type Plan, readPlan } from '../src/plan/index.ts';
import { loadMetrics, type MetricCell } from '../src/stages/metrics/index.ts';
import { type Answer, questionsOf } from '../src/stages/pay/index.ts';
import { writeProof } from '../src/stages/payslip/service.ts';

/**
 * One pay run of points-basic in a process of its own: `node child PEOPLE`. From people, ledger and metrics to the
 * proof on disk, which stores everybody's inputs with their sources, every step, and the hash chain. Time is what the
 * processor worked, so that a busy machine does not change how it grows.
 */
const PEOPLE = Number(process.argv[2]);
const JANUARY = period('2026-01');
const text = readFileSync(join('catalog', 'plans', 'points-basic.yaml'), 'utf8');
const plan = readShipped();
const ledger = Array.from({ length: PEOPLE }, (_, i) => factsOf(i)).flat();
const activity = answers();
const folder = mkdtempSync(join(tmpdir(), 'jixin-bench-payrun-'));
const path = join(folder, 'proof.json');
const start = process.cpuUsage();
const { people, hash } = await payEverybody();
const { user, system } = process.cpuUsage(start);
const ms = (user + system) / 1000;
const bytes = statSync(path).size;
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ ms, people, hash, bytes, peak: process.resourceUsage().maxRSS * 1024 }));

async function payEverybody() {
  const run = flow({ plan, period: JANUARY, activity, ledger, given: null });
  if (!run.ok) throw new Error('the plan compiles');
  const writer = await writeProof(path, plan, text, JANUARY.text);
  for (const pay of run.value.pay) {
    if (pay.evaluation === null) throw new Error(JSON.stringify(pay.problems));
    await writer.add(pay);
  }
  const sealed = await writer.close();
  return { people: sealed.people, hash: sealed.hash };
}

function readShipped(): Plan {
  const read = readPlan(text, 'points-basic.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function nameOf(i: number): string {
  return `K${String(i).padStart(6, '0')}`;
}

function factsOf(i: number): readonly Fact[] {
  const subject = nameOf(i);
  const known = '2026-01-31T08:00:00.000Z';
  const said = { subject, until: null, known, by: 'hr', why: '', replaces: null, source: null };
  const team = `T${Math.floor(i / 15)}`;
  const data = {
    name: subject,
    post: 'basic',
    level: 'junior',
    team,
    status: 'regular',
    base_pay: String(3000 + (i % 40) * 10),
  };
  return [
    { ...said, id: `${subject}-p`, kind: 'person.recorded', valid: '2025-01-01', data },
    {
      ...said,
      id: `${subject}-e`,
      kind: 'amount.granted',
      valid: '2026-01-31',
      data: { name: 'execution', amount: String(i % 21) },
    },
    {
      ...said,
      id: `${subject}-g`,
      kind: 'amount.granted',
      valid: '2026-01-31',
      data: { name: 'good_cases', amount: String(i % 6) },
    },
  ];
}

/** Numbers as an ordinary month has them, each person's a little different. */
function answers(): readonly Answer[] {
  const folderOfMetrics = join('catalog', 'metrics');
  const files = readdirSync(folderOfMetrics).map((file) => ({
    file,
    text: readFileSync(join(folderOfMetrics, file), 'utf8'),
  }));
  const dictionary = loadMetrics(files);
  const questions = dictionary.ok ? questionsOf(plan, dictionary.value, JANUARY) : dictionary;
  if (!questions.ok) throw new Error(JSON.stringify(questions.problems));
  const typical: Readonly<Record<string, (i: number) => number>> = {
    unpaid_days: (i) => (i % 9 === 0 ? 2 : 0),
    contacts_handled: (i) => 400 + (i % 400),
    qa_deductions: (i) => i % 75,
    ticket_count: (i) => i % 30,
    full_attendance: (i) => (i % 9 === 0 ? 0 : 1),
    wrong_tickets: (i) => i % 5,
  };
  return questions.value.map((question) => ({
    question,
    rows: Array.from({ length: PEOPLE }, (_, i) => ({
      group: [nameOf(i)],
      cells: question.texts.map((id) => cellOf(typical[id]?.(i) ?? 0)),
    })),
  }));
}

function cellOf(value: number): MetricCell {
  return { value: Decimal.int(value), numerator: Decimal.int(value), n: Decimal.int(100) };
}
