import type { PlainDate } from '../base/period.ts';
import { isMeant } from '../base/period.ts';
import type { Problem } from '../base/problem.ts';
import { type Fact, type FactDraft, standingFacts } from '../ledger/index.ts';
import { cleanRow, cleanText, DATE_EXPECTED } from './clean.ts';
import { factsByPerson, peopleAsOf } from './fold.ts';
import { peopleProblem } from './problems.ts';
import { ALWAYS, newFacts, type Statement } from './statements.ts';

/** A roster read against what is on record: the facts that are new, and everything worth saying about it. */

export interface RosterRow {
  /** As the file's reader counts it. */
  readonly row: number;
  /** Where it is blank, the name serves. */
  readonly id: string | null;
  /** The day from which the row counts, in rosters that carry history; several rows a person are then welcome. */
  readonly valid?: PlainDate | null;
  /** `name`, `post`, `base_pay` … and anything else; `alias` may hold several, separated by `;`. Dates are ISO text. */
  readonly cells: Readonly<Record<string, string | null>>;
}

export interface RosterImport {
  readonly importId: string;
  readonly file: string;
  readonly by: string;
  readonly why: string;
  /** The day as of which the roster was drawn. */
  readonly date: PlainDate;
}

export interface RosterReading {
  readonly drafts: readonly FactDraft[];
  readonly problems: readonly Problem[];
  /** Rows refused, each with an error among the problems. */
  readonly rejected: readonly number[];
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** On record, not left, and not in this roster. They stay as they are. */
  readonly absent: readonly string[];
}

export function readRoster(rows: readonly RosterRow[], history: readonly Fact[], roster: RosterImport): RosterReading {
  const { statements, problems, rejected } = understand(rows, roster);
  const standing = factsByPerson(standingFacts(history));
  const drafts: FactDraft[] = [];
  const created: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  for (const [person, said] of statements) {
    const own = standing.get(person) ?? [];
    const facts = newFacts(said.map(withoutAlias), own, { by: roster.by, why: roster.why });
    const aliases = newAliases(person, said, own, roster);
    drafts.push(...facts, ...aliases);
    if (!own.some((fact) => fact.kind === 'person.recorded')) created.push(person);
    else (facts.length + aliases.length > 0 ? changed : unchanged).push(person);
  }
  const absent = peopleAsOf(history, roster.date)
    .filter((person) => person.status !== 'left' && !statements.has(person.id))
    .map((person) => person.id);
  if (absent.length > 0) problems.push(absence(absent, roster.file));
  return { drafts, problems, rejected, created, changed, unchanged, absent };
}

/** Rows as statements by person; what cannot be trusted is refused with its reason. */
function understand(rows: readonly RosterRow[], roster: RosterImport) {
  const problems: Problem[] = [];
  const rejected: number[] = [];
  const byKey = new Map<string, Statement[]>();
  for (const row of rows) {
    const where = { file: roster.file, row: row.row };
    const { attributes, problems: own } = cleanRow(row.cells, where);
    const id = cleanText(row.id) ?? attributes.name;
    const found = [...own];
    if (id === undefined) found.push(peopleProblem('people.no-id', {}, where));
    const dated = row.valid !== undefined && row.valid !== null;
    if (dated && !isMeant(row.valid ?? '')) {
      const params = { field: 'valid', value: row.valid ?? '', expected: DATE_EXPECTED };
      found.push(peopleProblem('people.value-invalid', params, { ...where, field: 'valid' }));
    }
    problems.push(...found);
    if (id === undefined || found.some((problem) => problem.severity === 'error')) {
      rejected.push(row.row);
      continue;
    }
    const date = dated ? (row.valid as PlainDate) : roster.date;
    const source = { importId: roster.importId, file: roster.file, row: row.row };
    const statement = { person: id, date, dated, attributes, source };
    const key = `${id}\u0000${date}`;
    const same = byKey.get(key);
    if (same) same.push(statement);
    else byKey.set(key, [statement]);
  }
  const statements = new Map<string, Statement[]>();
  for (const said of byKey.values()) {
    const conflict = repeats(said, roster.file);
    problems.push(...conflict);
    if (conflict.some((problem) => problem.severity === 'error')) {
      rejected.push(...said.map(rowOf));
      continue;
    }
    const first = said[0] as Statement;
    const person = statements.get(first.person);
    if (person) person.push(first);
    else statements.set(first.person, [first]);
  }
  return { statements, problems, rejected: rejected.sort((a, b) => a - b) };
}

/** Several rows for one person and day: harmless where they say the same, refused where they do not. */
function repeats(said: readonly Statement[], file: string): readonly Problem[] {
  const [first, ...others] = said as [Statement, ...Statement[]];
  const id = first.person;
  if (others.some((other) => !sameAttributes(first, other))) {
    const rows = said.map(rowOf).join(', ');
    return [peopleProblem('people.id-twice', { id, rows }, { file, row: rowOf(first), person: id })];
  }
  return others.map((other) =>
    peopleProblem('people.row-repeated', { id, first: rowOf(first) }, { file, row: rowOf(other), person: id }),
  );
}

function sameAttributes(a: Statement, b: Statement): boolean {
  const fields = new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]);
  return [...fields].every((field) => a.attributes[field] === b.attributes[field]);
}

function rowOf(statement: Statement): number {
  return statement.source?.row ?? 0;
}

function withoutAlias(statement: Statement): Statement {
  const { alias: _, ...attributes } = statement.attributes;
  return { ...statement, attributes };
}

function newAliases(
  person: string,
  said: readonly Statement[],
  own: readonly Fact[],
  roster: RosterImport,
): readonly FactDraft[] {
  const known = new Set(own.filter((fact) => fact.kind === 'person.alias').map((fact) => fact.data.alias));
  const drafts: FactDraft[] = [];
  for (const { attributes, source } of said) {
    for (const alias of (attributes.alias ?? '').split(/[;；]/).map(cleanText)) {
      if (alias === null || known.has(alias)) continue;
      known.add(alias);
      const { by, why } = roster;
      const data = { alias };
      drafts.push({
        kind: 'person.alias',
        subject: person,
        valid: ALWAYS,
        until: null,
        by,
        why,
        replaces: null,
        data,
        source,
      });
    }
  }
  return drafts;
}

function absence(absent: readonly string[], file: string): Problem {
  const shown = absent.slice(0, 10).join(', ');
  const people = absent.length > 10 ? `${shown} …` : shown;
  return peopleProblem('people.absent', { count: absent.length, people }, { file });
}
