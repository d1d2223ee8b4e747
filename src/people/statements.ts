import type { PlainDate } from '../base/period.ts';
import { countsOn, type Fact, type FactDraft } from '../ledger/index.ts';
import { textOf } from './fold.ts';

/**
 * What a file says about one person, turned into the facts that are new. Only attributes that change become facts. An
 * attribute never mentioned before is taken to have held since the person was hired (or always, where nobody knows
 * when): the first roster has no history, and the months before it must not be empty.
 */

/** The valid date of what has, as far as anybody knows, always been so. */
export const ALWAYS: PlainDate = '1900-01-01';

export interface Statement {
  readonly person: string;
  /** The day on which it holds. */
  readonly date: PlainDate;
  /** The source itself dates it: then it counts from that day and from no earlier one. */
  readonly dated: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly source: Fact['source'];
}

export interface Author {
  readonly by: string;
  readonly why: string;
}

type Spoken = Pick<Fact, 'valid' | 'until' | 'data' | 'by'>;

/**
 * The new facts of one person's statements, taken in order of date, over the standing facts about them. `mayChange` says
 * whether an attribute last said by somebody may be overwritten: what activity suggests never overrides a roster.
 */
export function newFacts(
  statements: readonly Statement[],
  own: readonly Fact[],
  author: Author,
  mayChange: (saidBy: string) => boolean = () => true,
): readonly FactDraft[] {
  const spoken: Spoken[] = own.filter((fact) => fact.kind === 'person.recorded');
  const drafts: FactDraft[] = [];
  for (const statement of [...statements].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const since = startOf(statement, spoken);
    const parts = new Map<PlainDate, Record<string, string>>();
    if (spoken.length === 0) parts.set(since, {});
    for (const [field, value] of Object.entries(statement.attributes)) {
      const said = lastSaid(field, statement.date, spoken);
      if (said !== undefined && (textOf(said.data[field]) === value || !mayChange(said.by))) continue;
      const everSaid = said !== undefined || spoken.some((fact) => field in fact.data);
      const valid = everSaid || statement.dated ? statement.date : since;
      parts.set(valid, { ...parts.get(valid), [field]: value });
    }
    for (const [valid, data] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { person: subject, source } = statement;
      const draft = { kind: 'person.recorded', subject, valid, until: null, ...author, replaces: null, data, source };
      drafts.push(draft);
      spoken.push(draft);
    }
  }
  return drafts;
}

function startOf(statement: Statement, spoken: readonly Spoken[]): PlainDate {
  if (statement.dated) return statement.date;
  const said = lastSaid('hired_on', statement.date, spoken)?.data.hired_on;
  const hired = statement.attributes.hired_on ?? textOf(said) ?? ALWAYS;
  return hired < statement.date ? hired : statement.date;
}

/** Who last said something about the field that counts on the day: the latest valid date, the later statement. */
function lastSaid(field: string, date: PlainDate, spoken: readonly Spoken[]): Spoken | undefined {
  let last: Spoken | undefined;
  for (const fact of spoken) {
    if (field in fact.data && countsOn(fact as Fact, date) && (last === undefined || fact.valid >= last.valid))
      last = fact;
  }
  return last;
}
