import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, Role } from '../../../access/index.ts';
import { monthOf } from '../../../base/period.ts';
import type { Result } from '../../../base/problem.ts';
import { monthBooks } from '../../../home/books/service.ts';
import { appendFacts } from '../../../ledger/service.ts';
import { readPlan } from '../../../plan/index.ts';
import { openRecords, type Records } from '../../../platform/db/records.ts';
import type { ActivityReader, ActivityStore } from '../../../stages/activity/index.ts';
import { readLaw } from '../../../stages/pay/law/index.ts';
import { findingGroups } from '../closing/service.ts';
import type { Run } from '../model.ts';
import { explainFindings, findRun, moveRun, prepareRun } from '../runs/service.ts';
import type { PayrunWorld } from '../world.node.ts';

/** A few people, two plans of base pay and one-off amounts, and a clock that moves: enough for random histories of pay. */

const planText = (id: string, post: string) => `
plan: ${id}
version: 1
title: { en: Base and extra }
applies: { posts: [${post}] }
pays: month
settings: { minimum_wage: 2600 }
inputs:
  base: { title: { en: Base }, profile: base_pay, unit: yuan, missing: 0 }
  extra: { title: { en: Extra }, ledger: extra, unit: yuan, missing: 0 }
lines:
  gross_pay: { title: { en: Gross }, kind: earning, unit: yuan, formula: base + extra }
`;
const LAW = new URL('../../../../catalog/law/', import.meta.url);
export const STAFF = ['ann', 'bo', 'cy'] as const;
/** The usual plan, and another for another post: whoever moves there is paid by it. */
export const PLANS = ['base-and-extra', 'base-of-vips'] as const;
const POSTS = { 'base-and-extra': 'basic', 'base-of-vips': 'vip' } as const;

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.code}: ${p.message.en}`).join('\n'));
  return result.value;
}

export function actor(id: string, role: Role, person: string | null = null): Actor {
  const account = {
    ...{ id, login: id, name: id, person, disabled: false, mustChangePassword: false, secondFactor: false },
    ...{ roles: [role], grants: ['pay:all' as const], oidcSubject: null, oidcEmail: null },
  };
  return { account, via: 'session', tokenScope: null, sessionId: id };
}

export const hr = actor('hr', 'hr');
export const boss = actor('boss', 'manager');

export class SmallOrganisation {
  world: PayrunWorld;
  readonly #dir: string;
  #at = Date.parse('2026-02-01T08:00:00.000Z');

  private constructor(records: Records, dir: string) {
    this.#dir = dir;
    const texts = PLANS.map((id) => planText(id, POSTS[id]));
    const plans = texts.map((text, i) => ({ plan: must(readPlan(text, `${PLANS[i]}.yaml`)), text }));
    const files = readdirSync(LAW).map((file) => ({ file, text: readFileSync(new URL(file, LAW), 'utf8') }));
    const law = must(readLaw(files));
    let made = 0;
    const now = () => this.#now();
    this.world = {
      ...{ records, activity: {} as ActivityReader, imports: async () => [], now, newId: () => `id${++made}` },
      today: async () => '2026-12-31',
      month: async () => monthOf(now().slice(0, 10)),
      plans: () => plans,
      metrics: () => [],
      law: () => law,
      books: monthBooks({ records, activity: {} as ActivityStore, dictionary: () => [], now }),
      payRules: async () => ({ city: null, withholding: false, fundRate: null }),
    };
  }

  static async open(): Promise<SmallOrganisation> {
    const dir = mkdtempSync(join(tmpdir(), 'jixin-small-'));
    return new SmallOrganisation(must(await openRecords({ dataDir: dir })), dir);
  }

  async close(): Promise<void> {
    await this.world.records.close();
    rmSync(this.#dir, { recursive: true });
  }

  #now(): string {
    this.#at += 1000;
    return new Date(this.#at).toISOString();
  }

  /** Undoes everything that happened in it, time included: nothing else empties a ledger. */
  async undone(work: () => Promise<void>): Promise<void> {
    const end = new Error('undone');
    const outer = this.world;
    const at = this.#at;
    const told = outer.records.transaction(async (records) => {
      this.world = { ...outer, records };
      await work();
      throw end;
    });
    await told
      .catch((error: unknown) => {
        if (error !== end) throw error;
      })
      .finally(() => {
        this.world = outer;
        this.#at = at;
      });
  }

  async hire(): Promise<void> {
    for (const person of STAFF)
      await this.record('person.recorded', person, '2025-01-01', { name: person, post: 'basic', base_pay: '3000' });
  }

  async record(kind: string, subject: string, valid: string, data: Record<string, string>): Promise<void> {
    const fact = { kind, subject, valid, until: null, by: 'hr', why: `${kind} of ${valid}`, replaces: null, data };
    must(await appendFacts(this.world.records, [{ ...fact, source: null }], () => new Date(this.world.now())));
  }

  async prepare(period: string, plan: (typeof PLANS)[number] = PLANS[0]): Promise<Run> {
    return must(await prepareRun(this.world, hr, { plan, period, inputs: null }));
  }

  async publish(run: Run): Promise<Run> {
    const move = async (who: Actor, id: Parameters<typeof moveRun>[2]['move']) =>
      must(await moveRun(this.world, who, { id: run.id, move: id, reason: '' }));
    await move(hr, 'check');
    // It may have been worked out anew since it was handed out.
    const now = (await findRun(this.world.records, run.id)) ?? run;
    for (const { code, severity } of await findingGroups(this.world.records, now))
      if (severity === 'warning') must(await explainFindings(this.world, hr, { id: run.id, code, reason: 'seen' }));
    await move(hr, 'submit');
    await move(boss, 'approve');
    return move(hr, 'publish');
  }

  /** Published, its days of answers over, and closed. */
  async closeRun(run: Run): Promise<Run> {
    await this.publish(run);
    this.#at += 4 * 86_400_000;
    return must(await moveRun(this.world, hr, { id: run.id, move: 'close', reason: '' }));
  }
}
