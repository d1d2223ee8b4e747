import { canonicalJson } from '../../../base/json.ts';
import {
  type Fact,
  type FactDraft,
  IMPORT_REDONE,
  IMPORT_UNDONE,
  isOverruled,
  isWithdrawal,
  withdrawalsInForce,
} from '../../../ledger/index.ts';
import { derivePeople, type RosterImport, type RosterRow, readRoster, type SeenAgent } from '../../../people/index.ts';

/**
 * What imports say about people, told again without one of them. An import records only what is new when it comes, so its
 * facts alone do not tell what it shows: everything it said is kept, and an undo tells the imports that are left from the
 * beginning. The facts then are those of an organisation to which the undone import never came.
 */

export type Said =
  | { readonly as: 'activity'; readonly seen: readonly SeenAgent[]; readonly why: string }
  | { readonly as: 'roster'; readonly rows: readonly RosterRow[]; readonly roster: RosterImport }
  | { readonly as: 'fact'; readonly drafts: readonly FactDraft[] };

export interface Told {
  readonly importId: string;
  readonly known: string;
  readonly said: Said;
}

export interface Retelling {
  /** Facts of imports that nobody says any more. */
  readonly withdrawn: readonly Fact[];
  /** What is said now and does not stand. */
  readonly drafts: readonly FactDraft[];
}

/** `told` in the order of import; `fromImports`: whose facts are the imports' own, undone ones included. */
export function retell(told: readonly Told[], fromImports: ReadonlySet<string>, history: readonly Fact[]): Retelling {
  const taking = (fact: Fact) => fact.kind === IMPORT_UNDONE || fact.kind === IMPORT_REDONE;
  const isOwn = ({ source }: Fact) => source !== null && fromImports.has(source.importId);
  const own = history.filter((fact) => isOwn(fact) && !taking(fact));
  const others = history.filter((fact) => !isOwn(fact) && !taking(fact));
  const known = new Map(own.map((fact) => [contentOf(fact), fact]));
  const wanted = new Map<string, FactDraft>();
  const retold: Fact[] = [];
  for (const { known: at, said } of told) {
    const earlier = others.filter((fact) => fact.known <= at);
    for (const draft of draftsOf(said, withTargets([...retold, ...earlier]))) {
      const content = contentOf(draft);
      if (wanted.has(content) && !isOverruled(draft, retold)) continue;
      wanted.set(content, draft);
      retold.push({ ...draft, id: known.get(content)?.id ?? `retold ${retold.length}`, known: at });
    }
  }
  const takenBack = withdrawalsInForce(history);
  const standing = own.filter((fact) => !takenBack.has(fact.id));
  const stands = new Set(standing.map(contentOf));
  const ids = new Set(told.map(({ importId }) => importId));
  const saidBy = (fact: Fact) => ids.has(fact.source?.importId ?? '');
  const stillSaid = new Set(standing.filter(saidBy).map(contentOf));
  return {
    withdrawn: standing.filter(
      (fact) =>
        !isWithdrawal(fact) &&
        // Said twice, and by the one import that is gone: the other's word is enough, at its own place.
        (!wanted.has(contentOf(fact)) || (!saidBy(fact) && stillSaid.has(contentOf(fact)))),
    ),
    drafts: [...wanted].flatMap(([content, draft]) => (stands.has(content) ? [] : [draft])),
  };
}

function draftsOf(said: Said, history: readonly Fact[]): readonly FactDraft[] {
  switch (said.as) {
    case 'activity':
      return derivePeople(said.seen, history, said.why).drafts;
    case 'roster':
      return readRoster(said.rows, history, said.roster).drafts;
    case 'fact':
      return said.drafts;
  }
}

/** Without corrections of what is not said any more: they would stand for themselves. */
function withTargets(facts: readonly Fact[]): readonly Fact[] {
  const there = new Set<string>();
  return [...facts]
    .sort((a, b) => (a.known < b.known ? -1 : a.known > b.known ? 1 : 0))
    .filter(({ id, replaces }) => {
      const counts = replaces === null || there.has(replaces);
      if (counts) there.add(id);
      return counts;
    });
}

/** What makes two statements one, wherever they come from. */
function contentOf({ kind, subject, valid, until, by, why, replaces, data }: FactDraft): string {
  return canonicalJson([kind, subject, valid, until, by, why, replaces, data]);
}
