import { period } from '../../../base/period.ts';
import type { Fact } from '../../../ledger/index.ts';
import { readHistory } from '../../../ledger/service.ts';
import { claimNames } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import { KINDS, type Kind, rowsByKey } from '../../../stages/activity/index.ts';
import type { Run } from '../model.ts';
import type { PayrunWorld } from '../world.node.ts';
import { lateFacts, lateImports, reasonsByPerson } from './causes.ts';

/** What became known between earlier runs and this one, read once for all of them. */
export interface News {
  /** Whether anything that became known since an instant can have changed what the run pays. */
  touches(earlier: Run, since: string): boolean;
  /** Person → why, as the facts say. */
  reasons(earlier: Run): Promise<ReadonlyMap<string, string>>;
}

export async function newsFor(world: PayrunWorld, run: Pick<Run, 'known'>): Promise<News> {
  const facts = await readHistory(world.records, { known: run.known });
  const imports = world.imports === undefined ? null : await world.imports();
  const late = (earlier: Run, since = earlier.known) => lateFacts(facts, period(earlier.period), since);
  let owners: Promise<(subject: string) => readonly string[]> | undefined;
  return {
    touches: (earlier, since) =>
      // Where nobody can say what was imported since, the period is worked out again.
      imports === null ||
      late(earlier, since).length > 0 ||
      lateImports(imports, period(earlier.period), since).length > 0,
    reasons: async (earlier) => {
      owners ??= ownersOf(world, facts);
      return reasonsByPerson(late(earlier), await owners);
    },
  };
}

/** Whose each corrected row is: as it was imported, and as any correction says. */
async function ownersOf(world: PayrunWorld, facts: readonly Fact[]): Promise<(subject: string) => readonly string[]> {
  const corrections = facts.filter(({ kind }) => kind === 'correction.made');
  if (corrections.length === 0) return () => [];
  const names = new Map<string, Set<string>>();
  const add = (subject: string, agent: unknown) => {
    if (typeof agent === 'string') names.set(subject, (names.get(subject) ?? new Set()).add(agent));
  };
  for (const { subject, data } of corrections) add(subject, data.agent);
  for (const [kind, keys] of keysByKind(corrections))
    for (const { key, values } of await rowsByKey(world.activity, kind, keys)) add(`${kind}:${key}`, values.agent);
  const { personOf } = claimNames(await readPeople(world.records, await world.today()));
  return (subject) => [...(names.get(subject) ?? [])].flatMap((name) => personOf(name) ?? []);
}

function keysByKind(corrections: readonly Fact[]): ReadonlyMap<Kind, readonly string[]> {
  const keys = new Map<Kind, Set<string>>();
  for (const { subject } of corrections) {
    const kind = KINDS.find((one) => subject.startsWith(`${one}:`));
    if (kind) keys.set(kind, (keys.get(kind) ?? new Set()).add(subject.slice(kind.length + 1)));
  }
  return new Map([...keys].map(([kind, found]) => [kind, [...found]]));
}
