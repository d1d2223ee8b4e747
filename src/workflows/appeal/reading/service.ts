import { type Actor, mayReach, reachOf } from '../../../access/index.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Task } from '../../../notices/index.ts';
import type { Judged } from '../corrections.ts';
import { type Choices, choicesOf, judgedBefore } from '../deciding/grounds.node.ts';
import { aroundOf, movesFor } from '../deciding/service.ts';
import type { Appeal, AppealState } from '../model.ts';
import type { MoveId } from '../moves.ts';
import { rowWithCorrections, sheetOf } from '../objects/service.ts';
import { appealProblem } from '../problems.ts';
import { selectAppeal, selectAppeals } from '../store.ts';
import { taskOf } from '../tasks.ts';
import type { AppealWorld } from '../world.node.ts';

/** Who sees which appeals, and how much of them. */

export interface AppealView {
  readonly appeal: Appeal;
  readonly isMine: boolean;
  /** By person: whose money the reader may see. */
  readonly seesPayOf: (person: string) => boolean;
  /** The row as it stands now, for those who decide and may read activity. */
  readonly row: Readonly<Record<string, string | null>> | null;
  /** Of a check that was scored here: its card, and its items as they were before the appeal. */
  readonly sheet: (Judged & { readonly check: string }) | null;
  /** Of a payslip line, for those who decide: what it was worked out from. */
  readonly choices: Choices | null;
  readonly moves: readonly MoveId[];
}

export async function readAppeal(world: AppealWorld, actor: Actor, id: string): Promise<Result<AppealView>> {
  const appeal = await selectAppeal(world.records, id);
  if (appeal === undefined || !(await mayRead(world, actor, appeal))) return failed(appealProblem('appeal.not-found'));
  return ok(await viewOf(world, actor, appeal));
}

/** By id or by number; what one may not read does not exist. */
export async function appealOf(world: AppealWorld, actor: Actor, asked: string): Promise<Result<Appeal>> {
  const byNumber = /^\d{1,9}$/.test(asked)
    ? (await readableAppeals(world, actor)).find((one) => String(one.number) === asked)
    : undefined;
  const appeal = byNumber ?? (await selectAppeal(world.records, asked));
  const found = appeal !== undefined && (await mayRead(world, actor, appeal));
  return found ? ok(appeal) : failed(appealProblem('appeal.not-found'));
}

/** Every appeal of the people whom the actor reaches, and those in whose joint review they sit; the newest first. */
export async function readableAppeals(world: AppealWorld, actor: Actor): Promise<readonly Appeal[]> {
  const all = await selectAppeals(world.records, { people: null }, LISTED);
  const readable = await Promise.all(all.map((one) => mayRead(world, actor, one)));
  return all.filter((_, i) => readable[i]);
}

const LISTED = 10_000;

export async function viewOf(world: AppealWorld, actor: Actor, appeal: Appeal): Promise<AppealView> {
  const isMine = actor.account.person === appeal.person;
  const deciding = !isMine && (await reaches(world, actor, 'activity.read', appeal.person));
  const found = appeal.object.kind === 'row' ? await rowWithCorrections(world, appeal.object.ref) : null;
  const scored = found && (await sheetOf(world, found.row));
  const sheet = scored && { check: scored.check.id, ...judgedBefore(appeal, scored) };
  const choices = deciding ? await choicesOf(world, appeal) : null;
  const row = deciding ? (found?.values ?? null) : null;
  const moves = await movesFor(world, actor, appeal, await aroundOf(world));
  return { appeal, isMine, seesPayOf: await paySight(world, actor), row, sheet, choices, moves };
}

/** What somebody earns is shown by the policy's own action, whoever else may decide on it. */
export async function paySight(world: AppealWorld, actor: Actor): Promise<(person: string) => boolean> {
  const reach = reachOf(actor, 'pay.read');
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await world.teamOf(own) : new Set<string>();
  return (person) => mayReach(reach, actor, person, team);
}

async function mayRead(world: AppealWorld, actor: Actor, { person, seats }: Appeal): Promise<boolean> {
  if (seats.some(({ holder }) => holder?.account === actor.account.id)) return true;
  return reaches(world, actor, 'appeal.read', person);
}

async function reaches(
  world: AppealWorld,
  actor: Actor,
  action: 'appeal.read' | 'activity.read',
  person: string,
): Promise<boolean> {
  const reach = reachOf(actor, action);
  const own = actor.account.person;
  const team = reach === 'team' && own !== null ? await world.teamOf(own) : new Set<string>();
  return mayReach(reach, actor, person, team);
}

/** Open appeals that a person has something to do with by their role or seat: as many as an inbox can hold. */
const INBOX = 500;
const WAITING: readonly AppealState[] = ['filed', 'reviewed', 'joint', 'jointly-decided', 'referred'];

/** What waits for the actor, as tasks of the first page. */
export async function tasksOf(world: AppealWorld, actor: Actor): Promise<readonly Task[]> {
  const waiting = await selectAppeals(world.records, { states: WAITING, people: null }, INBOX);
  if (waiting.length === 0) return [];
  const around = await aroundOf(world);
  const own: Task[] = [];
  const inbox: Record<Desk, Appeal[]> = { filed: [], referred: [] };
  for (const appeal of waiting) {
    const moves = await movesFor(world, actor, appeal, around);
    const task = taskOf(appeal, moves, actor.account.person);
    if (task !== null) own.push(task);
    if (moves.includes('review')) inbox.filed.push(appeal);
    else if (DIRECTOR_TAKES.includes(appeal.state) && moves.includes('final-word')) inbox.referred.push(appeal);
  }
  return [...own, ...inboxTask('filed', inbox.filed), ...inboxTask('referred', inbox.referred)];
}

type Desk = 'filed' | 'referred';

/** What waits for the director: what was referred, and what is late elsewhere or may be decided by nobody else. */
const DIRECTOR_TAKES: readonly AppealState[] = ['filed', 'joint', 'referred'];

const INBOX_TASKS = {
  filed: { kind: 'appeal.review', title: { 'zh-CN': '初审申诉', 'zh-TW': '初審申訴', en: 'Review appeals' } },
  referred: {
    kind: 'appeal.final-word',
    title: { 'zh-CN': '裁定申诉', 'zh-TW': '裁定申訴', en: 'Give the final word on appeals' },
  },
} as const;

function inboxTask(state: Desk, appeals: readonly Appeal[]): readonly Task[] {
  if (appeals.length === 0) return [];
  const due = appeals.flatMap((appeal) => appeal.due ?? []).sort()[0] ?? null;
  const elsewhere = appeals.some((appeal) => appeal.state !== state);
  const link = elsewhere ? '/appeals' : `/appeals?state=${state}`;
  return [{ ...INBOX_TASKS[state], count: appeals.length, due, link }];
}
