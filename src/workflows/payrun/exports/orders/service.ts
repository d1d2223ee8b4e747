import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Actor } from '../../../../access/index.ts';
import { audit } from '../../../../audit/service.ts';
import { failed, ok, type Result } from '../../../../base/problem.ts';
import type { Lang } from '../../../../base/text.ts';
import type { Records } from '../../../../platform/db/port.ts';
import type { Job, Jobs } from '../../../../platform/jobs/jobs.ts';
import type { Run } from '../../model.ts';
import { payrunProblem } from '../../problems.ts';
import type { Tell } from '../../results/service.ts';
import { selectRun } from '../../store.ts';
import { exportRun, type FiledExport } from '../service.ts';
import { deleteOrders, type ExportOrder, insertOrder, selectOrder, selectOrders } from './store.ts';

/** Large files of a run: asked for, written by a job into the data folder, fetched, and taken away after a day. */

export interface ExportDesk {
  readonly records: Records;
  readonly now: () => string;
  readonly newId: () => string;
  /** Where the files are kept. */
  readonly folder: string;
  /** Has an order's file written, by a job of the order's id. */
  readonly begin: (inside: Records, id: string, account: string) => Promise<void>;
  readonly find: Jobs['find'];
}

export interface OrderState {
  readonly order: ExportOrder;
  readonly job: Job;
  /** Until when the file can be fetched. */
  readonly until: string;
}

export interface Wanted {
  readonly run: Run;
  readonly name: FiledExport;
  readonly lang: Lang;
  /** Whose pay may be seen: null is everybody. */
  readonly people: ReadonlySet<string> | null;
}

const KEPT_HOURS = 24;

/** The file that was asked for already, or a new order of it. */
export async function orderExport(desk: ExportDesk, actor: Actor, wanted: Wanted): Promise<Result<OrderState>> {
  const { run, name, lang } = wanted;
  if (run.outcome === null) return failed(payrunProblem('payrun.not-worked-out'));
  const people = wanted.people && [...wanted.people].sort();
  const same = (one: OrderState) =>
    one.order.name === name && one.order.lang === lang && one.job.state !== 'failed' && sameOf(one.order, people);
  const there = (await ordersOf(desk, actor, run)).find(same);
  if (there !== undefined) return ok(there);
  const account = actor.account.id;
  const { calculation } = run.outcome;
  const id = desk.newId();
  const order: ExportOrder = { id, run: run.id, account, name, lang, people, calculation, askedAt: desk.now() };
  await desk.records.transaction(async (inside) => {
    await insertOrder(inside, order);
    await desk.begin(inside, id, account);
    const detail = { name, people: people?.length ?? 'all' };
    await audit(inside, { actor: account, action: 'run.export', object: `run:${run.id}`, detail }, order.askedAt);
  });
  const [made] = await statesOf(desk, [order]);
  return made ? ok(made) : failed(payrunProblem('payrun.export-gone'));
}

function sameOf({ people: a }: ExportOrder, b: readonly string[] | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the account asked for of this run as it is worked out now, and can still have. */
export async function ordersOf(desk: ExportDesk, actor: Actor, run: Run): Promise<readonly OrderState[]> {
  if (run.outcome === null) return [];
  const of = { account: actor.account.id, run: run.id, calculation: run.outcome.calculation };
  return statesOf(desk, await selectOrders(desk.records, of));
}

async function statesOf(desk: ExportDesk, orders: readonly ExportOrder[]): Promise<readonly OrderState[]> {
  const states = await Promise.all(
    orders.map(async (order): Promise<readonly OrderState[]> => {
      const until = new Date(Date.parse(order.askedAt) + KEPT_HOURS * 3_600_000).toISOString();
      const job = until > desk.now() ? await desk.find(order.id) : null;
      const lost = job?.state === 'done' && !existsSync(pathOf(desk, order.id));
      return job === null || lost ? [] : [{ order, job, until }];
    }),
  );
  return states.flat();
}

export interface FinishedExport {
  readonly order: ExportOrder;
  readonly run: Run;
  readonly path: string;
}

/** The account's own file, once it is written and as long as the run still says the same. */
export async function finishedExport(desk: ExportDesk, actor: Actor, id: string): Promise<Result<FinishedExport>> {
  const gone = failed(payrunProblem('payrun.export-gone'));
  const order = await selectOrder(desk.records, id);
  if (order === undefined || order.account !== actor.account.id) return gone;
  const [state] = await statesOf(desk, [order]);
  const run = await selectRun(desk.records, order.run);
  if (state?.job.state !== 'done' || run?.outcome?.calculation !== order.calculation) return gone;
  return ok({ order, run, path: pathOf(desk, id) });
}

/** The job: done again after an interruption it writes the same file, and only a whole one gets its name. */
export async function writeExport(
  desk: ExportDesk,
  id: string,
  tell: Tell,
): Promise<Result<{ readonly file: string }>> {
  const order = await selectOrder(desk.records, id);
  const run = order && (await selectRun(desk.records, order.run));
  if (order === undefined || run?.outcome?.calculation !== order.calculation)
    return failed(payrunProblem('payrun.export-gone'));
  const people = order.people && new Set(order.people);
  const body = await exportRun(desk.records, { run, name: order.name, lang: order.lang, people, tell });
  if (!body.ok) return body;
  await mkdir(desk.folder, { recursive: true, mode: 0o700 });
  const part = `${pathOf(desk, id)}.part`;
  try {
    await pipeline(body.value, createWriteStream(part, { mode: 0o600 }));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, pathOf(desk, id));
  return ok({ file: order.name });
}

/** Takes away what was asked for more than a day ago, and what a killed server left half written. */
export async function forgetExports(desk: Pick<ExportDesk, 'records' | 'now' | 'folder'>): Promise<void> {
  const before = Date.parse(desk.now()) - KEPT_HOURS * 3_600_000;
  await deleteOrders(desk.records, new Date(before).toISOString());
  for (const name of existsSync(desk.folder) ? await readdir(desk.folder) : []) {
    const path = join(desk.folder, name);
    const [order, { mtimeMs }] = [await selectOrder(desk.records, name), await stat(path)];
    if (order === undefined && mtimeMs < before) await rm(path, { force: true });
  }
}

function pathOf({ folder }: Pick<ExportDesk, 'folder'>, id: string): string {
  return join(folder, id);
}
