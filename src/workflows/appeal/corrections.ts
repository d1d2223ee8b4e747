import type { Json } from '../../base/json.ts';
import type { Period, PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { checkFact, type Fact, type FactDraft } from '../../ledger/index.ts';
import { correctionKey } from './ballots.ts';
import type { Appeal, Correction, Standing } from './model.ts';
import { appealProblem } from './problems.ts';

/** What a decision corrects, as facts: those it adds, and those of the decision before that it takes back. */

/** What may be corrected: the number contested and, of a payslip line, everything that its explanation names. */
export interface Grounds {
  /** Row (`check:<key>`) → the day that dates it. */
  readonly rows: ReadonlyMap<string, PlainDate>;
  /** Standing facts by id. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Inputs of the line's plan; empty where no line is contested. */
  readonly inputs: ReadonlySet<string>;
  /** The line's plan and period. */
  readonly plan: string | null;
  readonly period: Period | null;
  readonly people: ReadonlySet<string>;
}

/** Said by whom, and why: as it will stand in the ledger, on the delta line, and in the explanation. */
export interface Word {
  readonly by: string;
  readonly why: string;
}

export function draftsOf(
  appeal: Pick<Appeal, 'person' | 'object'>,
  corrections: readonly Correction[],
  grounds: Grounds,
  word: Word,
): Result<readonly FactDraft[]> {
  const problems: Problem[] = [];
  const drafts: FactDraft[] = [];
  const places = new Set<string>();
  for (const correction of corrections) {
    const place = placeOf(correction);
    if (places.has(place)) problems.push(appealProblem('appeal.correction-twice', { what: place }));
    places.add(place);
    const draft = draftOf(appeal, correction, grounds, word);
    if (typeof draft === 'string') problems.push(appealProblem('appeal.correction-elsewhere', { what: draft }));
    else {
      drafts.push(draft);
      const bad = checkFact(draft);
      if (bad.length > 0)
        problems.push(appealProblem('appeal.correction-bad', { what: bad.map((one) => one.message.en).join(' ') }));
    }
  }
  return problems.length > 0 ? failed(...problems) : ok(drafts);
}

function draftOf(
  { person, object }: Pick<Appeal, 'person' | 'object'>,
  correction: Correction,
  grounds: Grounds,
  { by, why }: Word,
): FactDraft | string {
  const said = { until: null, by, why, replaces: null, source: null };
  switch (correction.change) {
    case 'owner':
    case 'exclude':
    case 'value': {
      const valid = grounds.rows.get(correction.row);
      if (valid === undefined) return correction.row;
      if (correction.change === 'owner' && !grounds.people.has(correction.agent)) return correction.agent;
      return { ...said, kind: 'correction.made', subject: correction.row, valid, data: rowData(correction) };
    }
    case 'rating':
    case 'fact': {
      const fact = grounds.facts.get(correction.fact);
      if (fact === undefined) return correction.fact;
      const { kind, subject, valid, until } = fact;
      const data = correction.change === 'rating' ? { ...fact.data, score: correction.score } : (correction.data ?? {});
      return { ...said, kind, subject, valid, until, replaces: fact.id, data };
    }
    case 'amount':
      if (grounds.period === null) return correction.name;
      return { ...said, ...dated('amount.granted'), data: { name: correction.name, amount: correction.amount } };
    case 'input':
      if (!grounds.inputs.has(correction.input) || grounds.plan === null) return correction.input;
      return {
        ...said,
        ...dated('input.corrected'),
        data: { input: correction.input, value: correction.value, plan: grounds.plan },
      };
    case 'record': {
      if (grounds.period === null) return correction.field;
      const { field, value, from } = correction;
      return { ...said, kind: 'person.recorded', subject: person, valid: from, data: { [field]: value } };
    }
  }
  function dated(kind: string) {
    return { kind, subject: person, valid: grounds.period?.last ?? object.day };
  }
}

type RowCorrection = Extract<Correction, { readonly row: string }>;

function rowData(correction: RowCorrection): Readonly<Record<string, Json>> {
  switch (correction.change) {
    case 'owner':
      return { agent: correction.agent };
    case 'exclude':
      return { exclude: true };
    case 'value':
      return { column: correction.column, value: correction.value };
  }
}

/** What a correction is about: of one thing there is one. */
function placeOf(correction: Correction): string {
  switch (correction.change) {
    case 'owner':
      return `${correction.row} agent`;
    case 'exclude':
      return correction.row;
    case 'value':
      return `${correction.row} ${correction.column}`;
    case 'rating':
    case 'fact':
      return correction.fact;
    case 'amount':
      return correction.name;
    case 'record':
      return correction.field;
    case 'input':
      return correction.input;
  }
}

export interface Change {
  /** Facts of the decision before that stay as they are. */
  readonly kept: readonly Standing[];
  readonly added: readonly Correction[];
  /** Ids of facts that are taken back. */
  readonly withdrawn: readonly string[];
}

/** From what stands to what is decided now: the same correction is not taken back to be said again. */
export function changeOf(standing: readonly Standing[], decided: readonly Correction[]): Change {
  const wanted = new Set(decided.map(correctionKey));
  const before = new Set(standing.map(({ correction }) => correctionKey(correction)));
  return {
    kept: standing.filter(({ correction }) => wanted.has(correctionKey(correction))),
    added: decided.filter((correction) => !before.has(correctionKey(correction))),
    withdrawn: standing.filter(({ correction }) => !wanted.has(correctionKey(correction))).map(({ fact }) => fact),
  };
}

export function withdrawalDraft(fact: Fact, { by, why }: Word): FactDraft {
  const { kind, subject, valid, id } = fact;
  return { kind, subject, valid, until: null, by, why, replaces: id, data: {}, source: null };
}
