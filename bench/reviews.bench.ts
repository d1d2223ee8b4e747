import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Result } from '../src/base/problem.ts';
import type { FactDraft } from '../src/ledger/index.ts';
import { appendFacts } from '../src/ledger/service.ts';
import { openRecords } from '../src/platform/db/records.ts';
import { boardOf, owedIn } from '../src/workflows/review/board/service.ts';
import { openCycle } from '../src/workflows/review/cycles/service.ts';
import type { ReviewWorld } from '../src/workflows/review/world.node.ts';
import { type BenchRow, median } from './model.ts';

/** A cycle for ten thousand people opens, and its board answers; beside a bare aggregate over the same rows in the same database. */

const PEOPLE = 10_000;
const TEAM = 15;
const BOARD_MS = 300;
const HAND = { account: 'hr', name: 'hr', person: null };

export async function rows(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jixin-bench-reviews-'));
  const records = must(await openRecords({ dataDir }));
  try {
    must(
      await appendFacts(
        records,
        Array.from({ length: PEOPLE }, (_, i) => factOf(i)),
        () => new Date(),
      ),
    );
    const world = worldOn(records);
    const start = process.cpuUsage();
    const opened = must(await openCycle(world, HAND, { period: '2026-03' }));
    const opening = milliseconds(start);
    const { id } = opened.cycle;
    const board = await medianWork(async () => must(await boardOf(world, id, HAND)));
    const owed = await medianWork(() => owedIn(world, id, { late: false }, 51));
    const bare = await medianWork(() =>
      sql`select team, step, state, count(*), max(due) from review_entry where cycle_id = ${id} group by team, step, state`.execute(
        records.as(),
      ),
    );
    return [
      {
        what: `open a review of ${opened.people.toLocaleString('en')} (${opened.ratings.toLocaleString('en')} ratings)`,
        ours: `${(opening / 1000).toFixed(2)} s`,
        theirs: `${((opening * 1000) / opened.ratings).toFixed(0)} µs a rating`,
        peer: 'ours',
        ratio: 1,
        bound: 'shown only',
        met: true,
      },
      shown('board of a review of 10,000', board, bare),
      shown('who owes what, first 50 of it', owed, bare),
    ];
  } finally {
    await records.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** What the processor worked, the database in its process included, so that a busy machine does not change it. */
async function medianWork(work: () => unknown, runs = 5): Promise<number> {
  await work();
  const figures: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    await work();
    figures.push(milliseconds(start));
  }
  return median(figures);
}

function milliseconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function shown(what: string, ms: number, bare: number): BenchRow {
  return {
    what,
    ours: `${ms.toFixed(0)} ms`,
    theirs: `${bare.toFixed(0)} ms`,
    peer: 'bare SQL aggregate',
    ratio: ms / bare,
    bound: `< ${BOARD_MS} ms`,
    met: ms < BOARD_MS,
  };
}

function worldOn(records: ReviewWorld['records']): ReviewWorld {
  const folder = join('catalog', 'reviews');
  const forms = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const activity = new Proxy({} as ReviewWorld['activity'], {
    get: () => {
      throw new Error('opening a review asked for activity');
    },
  });
  return {
    records,
    activity,
    now: () => new Date().toISOString(),
    today: async () => '2026-04-06',
    newId: () => 'bench',
    secret: () => 'bench',
    calendar: async () => ({ statutory: new Set(), makeup: new Set(), own: new Map() }),
    imports: async () => [],
    forms: () => forms,
    dictionary: () => [],
  };
}

/** Teams of fifteen, the first of each their lead. */
function factOf(i: number): FactDraft {
  const team = Math.floor(i / TEAM);
  const lead = i % TEAM === 0;
  const data = {
    name: nameOf(i),
    post: lead ? 'lead' : 'basic',
    team: `T${team}`,
    status: 'regular',
    ...(lead ? {} : { lead: nameOf(team * TEAM) }),
  };
  const said = { valid: '2025-01-01', until: null, by: 'hr', why: '', replaces: null, source: null };
  return { kind: 'person.recorded', subject: nameOf(i), ...said, data };
}

function nameOf(i: number): string {
  return `K${String(i).padStart(5, '0')}`;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join(', '));
  return result.value;
}
