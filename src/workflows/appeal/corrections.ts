import type { Json } from '../../base/json.ts';
import type { Period, PlainDate } from '../../base/period.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { eachLang } from '../../base/text.ts';
import { checkFact, type Fact, type FactDraft } from '../../ledger/index.ts';
import { correctionsOf } from '../../stages/metrics/index.ts';
import { type Entries, rescored, type Scorecard } from '../quality/index.ts';
import { correctionKey } from './ballots.ts';
import type { Appeal, Correction, Standing } from './model.ts';
import { appealProblem } from './problems.ts';

/** What a decision corrects, as facts: those it adds, and those of the decision before that it takes back. */

/** What may be corrected: the number contested and, of a payslip line, everything that its explanation names. */
export interface Grounds {
  /** Row (`check:<key>`) → the day that dates it. */
  readonly rows: ReadonlyMap<string, PlainDate>;
  /** Of these rows those of checks that were scored here, as they were before the appeal. */
  readonly checks: ReadonlyMap<string, Judged>;
  /** Standing facts by id. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Inputs of the line's plan; empty where no line is contested. */
  readonly inputs: ReadonlySet<string>;
  /** The line's plan and period. */
  readonly plan: string | null;
  readonly period: Period | null;
  readonly people: ReadonlySet<string>;
}

export interface Judged {
  readonly card: Scorecard;
  readonly entries: Entries;
}

/** Said by whom, and why: as it will stand in the ledger, on the delta line, and in the explanation. */
export interface Word {
  readonly by: string;
  readonly why: string;
}

type Decided = Pick<Appeal, 'id' | 'person' | 'object'>;

export function draftsOf(
  appeal: Decided,
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
    if (!draft.ok) problems.push(...draft.problems);
    else {
      drafts.push(draft.value);
      const bad = unreadable(draft.value);
      if (bad.length > 0)
        problems.push(
          appealProblem('appeal.correction-bad', {
            what: eachLang((lang) => bad.map((one) => one.message[lang]).join(' ')),
          }),
        );
    }
  }
  return problems.length > 0 ? failed(...problems) : ok(drafts);
}

/** What the ledger refuses, and what would stand there without ever being applied: an unknown column, a value of another type. */
function unreadable(draft: FactDraft): readonly Problem[] {
  return [...checkFact(draft), ...correctionsOf(supposed([draft])).problems];
}

function supposed(drafts: readonly FactDraft[]): readonly Fact[] {
  return drafts.map((draft) => ({ ...draft, id: '', known: '', replaces: null }));
}

function draftOf(
  { id, person, object }: Decided,
  correction: Correction,
  grounds: Grounds,
  { by, why }: Word,
): Result<FactDraft> {
  const said = { until: null, by, why, replaces: null, source: null };
  switch (correction.change) {
    case 'owner':
    case 'exclude':
    case 'value':
    case 'check': {
      const valid = grounds.rows.get(correction.row);
      if (valid === undefined) return elsewhere(correction.row);
      if (correction.change === 'owner' && !grounds.people.has(correction.agent)) return elsewhere(correction.agent);
      const data = rowData(correction, grounds.checks.get(correction.row));
      if (!data.ok) return data;
      const subject = correction.row;
      return ok({ ...said, kind: 'correction.made', subject, valid, data: { ...data.value, appeal: id } });
    }
    case 'rating':
    case 'fact': {
      const fact = grounds.facts.get(correction.fact);
      if (fact === undefined) return elsewhere(correction.fact);
      const { kind, subject, valid, until } = fact;
      const data = correction.change === 'rating' ? ratedAnew(fact, correction.score) : (correction.data ?? {});
      return ok({ ...said, kind, subject, valid, until, replaces: fact.id, data });
    }
    case 'amount':
      if (grounds.period === null) return elsewhere(correction.name);
      return ok({ ...said, ...dated('amount.granted'), data: { name: correction.name, amount: correction.amount } });
    case 'input':
      if (!grounds.inputs.has(correction.input) || grounds.plan === null) return elsewhere(correction.input);
      return ok({
        ...said,
        ...dated('input.corrected'),
        data: { input: correction.input, value: correction.value, plan: grounds.plan },
      });
    case 'record': {
      if (grounds.period === null) return elsewhere(correction.field);
      const { field, value, from } = correction;
      return ok({ ...said, kind: 'person.recorded', subject: person, valid: from, data: { [field]: value } });
    }
  }
  function dated(kind: string) {
    return { kind, subject: person, valid: grounds.period?.last ?? object.day };
  }
}

function elsewhere(what: string): Result<never> {
  return failed(appealProblem('appeal.correction-elsewhere', { what }));
}

/** A rating stays its rater's, whoever corrects it: results name them, and the rater check judges them by what they had said. */
function ratedAnew(fact: Fact, score: string): Fact['data'] {
  return { ...fact.data, score, rated_by: fact.data.rated_by ?? fact.by };
}

type RowCorrection = Extract<Correction, { readonly row: string }>;

/** The columns that a check's card works out from its items. */
const BY_CARD: ReadonlySet<string> = new Set(['deductions', 'points', 'possible', 'critical', 'wrong_answer', 'items']);

function rowData(correction: RowCorrection, judged: Judged | undefined): Result<Readonly<Record<string, Json>>> {
  switch (correction.change) {
    case 'owner':
      return ok({ agent: correction.agent });
    case 'exclude':
      return ok({ exclude: true });
    case 'value': {
      const { row, column, value } = correction;
      // One of them alone would leave the others saying what the appeal has found wrong.
      return judged && BY_CARD.has(column)
        ? failed(appealProblem('appeal.by-items', { row, column }))
        : ok({ column, value });
    }
    case 'check': {
      if (judged === undefined) return elsewhere(correction.row);
      const anew = rescored(judged.card, judged.entries, correction.entries);
      return anew.ok ? ok({ values: anew.value.values }) : anew;
    }
  }
}

/** What a correction is about: of one thing there is one. */
function placeOf(correction: Correction): string {
  switch (correction.change) {
    case 'owner':
      return `${correction.row} agent`;
    case 'exclude':
      return correction.row;
    case 'check':
      return `${correction.row} items`;
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
