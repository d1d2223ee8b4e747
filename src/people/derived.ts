import type { PlainDate } from '../base/period.ts';
import type { Problem } from '../base/problem.ts';
import { type Fact, type FactDraft, standingFacts } from '../ledger/index.ts';
import { cleanText } from './clean.ts';
import { contestedProblems } from './conflicts.ts';
import { factsByPerson, personOn } from './fold.ts';
import type { Person } from './model.ts';
import { claimNames, type NameClaims } from './names.ts';
import { peopleProblem } from './problems.ts';
import { ALWAYS, newFacts, type Statement } from './statements.ts';

/** People as activity shows them, for those whom no roster names, or who came with attributes no roster gave. */

/** The author of what only activity says; a roster's word is never overwritten by it. */
const ACTIVITY_AUTHOR = 'activity';

export interface SeenAgent {
  /** As the `agent` column has it. */
  readonly agent: string;
  /** The first day of the stretch in which the attributes were seen. */
  readonly from: PlainDate;
  /** `lead`, `manager`, `shift`, `tenure_band` …; blank where the export is silent. */
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly source: NonNullable<Fact['source']>;
}

export interface DerivedPeople {
  readonly drafts: readonly FactDraft[];
  readonly created: readonly string[];
  readonly problems: readonly Problem[];
}

export function derivePeople(seen: readonly SeenAgent[], history: readonly Fact[], why: string): DerivedPeople {
  const steps = derivation(seen, history, why);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** People worked out between two rests. */
const STEP = 250;

/** The same in steps, between which somebody else may have a turn. */
export function* derivation(
  seen: readonly SeenAgent[],
  history: readonly Fact[],
  why: string,
): Generator<void, DerivedPeople, void> {
  const standing = factsByPerson(standingFacts(history));
  yield;
  const claims = claimNames(yield* everyVersion(standing));
  yield;
  const { statements, disputed, spelt } = statementsOf(seen, claims);
  const drafts: FactDraft[] = spelt.map((said) => aliasOf(said, why));
  const created: string[] = [];
  for (const [i, [person, said]] of [...statements].entries()) {
    if (i % STEP === 0) yield;
    const own = standing.get(person) ?? [];
    if (!own.some((fact) => fact.kind === 'person.recorded')) created.push(person);
    drafts.push(...newFacts(said, own, { by: ACTIVITY_AUTHOR, why }, (saidBy) => saidBy === ACTIVITY_AUTHOR));
  }
  const problems = [
    ...contestedProblems(claims.contested.filter(({ text }) => disputed.has(text))),
    ...otherwiseWritten(spelt, why),
    ...unheardOf(created, history, why),
  ];
  return { drafts, created, problems };
}

const NAMED = 10;

/** Whom a name of the data means that is written otherwise on record. */
interface Spelt {
  readonly agent: string;
  readonly person: string;
  readonly source: SeenAgent['source'];
}

/** From then on the name is theirs: rows are joined to people by what they are called, letter by letter. */
function aliasOf({ agent: alias, person: subject, source }: Spelt, why: string): FactDraft {
  const author = { by: ACTIVITY_AUTHOR, why, replaces: null, source };
  return { kind: 'person.alias', subject, valid: ALWAYS, until: null, ...author, data: { alias } };
}

function otherwiseWritten(spelt: readonly Spelt[], file: string): readonly Problem[] {
  if (spelt.length === 0) return [];
  const named = spelt.slice(0, NAMED).map(({ agent, person }) => `${agent} → ${person}`);
  const people = spelt.length > NAMED ? `${named.join(', ')} …` : named.join(', ');
  return [peopleProblem('people.otherwise-written', { count: spelt.length, people }, { file })];
}

/** Where there is a roster, a name that it does not know is as likely an alias or a slip as somebody new. */
function unheardOf(created: readonly string[], history: readonly Fact[], file: string): readonly Problem[] {
  const rostered = history.some(({ kind, by }) => kind === 'person.recorded' && by !== ACTIVITY_AUTHOR);
  if (!rostered || created.length === 0) return [];
  const named = created.slice(0, NAMED).join(', ');
  const people = created.length > NAMED ? `${named} …` : named;
  return [peopleProblem('people.unheard-of', { count: created.length, people }, { file })];
}

/** What is said of each person, the names that more than one of them claims, and those that are written otherwise on record. */
function statementsOf(seen: readonly SeenAgent[], claims: NameClaims) {
  const contested = new Set(claims.contested.map(({ text }) => text));
  const statements = new Map<string, Statement[]>();
  const disputed = new Set<string>();
  const spelt = new Map<string, Spelt>();
  for (const { agent, from, attributes, source } of seen) {
    const name = cleanText(agent);
    if (name === null) continue;
    if (contested.has(name)) {
      disputed.add(name);
      continue;
    }
    const meant = claims.nearestOf(agent) ?? claims.nearestOf(name);
    if (meant !== undefined && claims.personOf(agent) === undefined) spelt.set(agent, { agent, person: meant, source });
    const person = meant ?? name;
    const said = Object.entries(attributes).flatMap(([field, cell]) => {
      const value = cleanText(cell);
      return value === null ? [] : [[field, value] as const];
    });
    const statement = { person, date: from, dated: false, attributes: Object.fromEntries(said), source };
    const own = statements.get(person);
    if (own) own.push(statement);
    else statements.set(person, [statement]);
  }
  return { statements, disputed, spelt: [...spelt.values()] };
}

/** Each person as of every day on which a fact about them begins: all they were ever called. */
function* everyVersion(standing: ReadonlyMap<string, readonly Fact[]>): Generator<void, readonly Person[], void> {
  const versions: Person[] = [];
  for (const [i, [id, own]] of [...standing].entries()) {
    if (i % STEP === 0) yield;
    for (const day of new Set(own.map((fact) => fact.valid))) {
      const person = personOn(id, own, day);
      if (person) versions.push(person);
    }
  }
  return versions;
}
