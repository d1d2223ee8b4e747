import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { sameText } from '../../../base/text.ts';
import { foldHeader, headerUnit } from '../fold.ts';
import type { ColumnFacts, Finding, MappingProfile, Proposal, ProposedColumn, Source, TargetKind } from '../model.ts';
import { assign, type Candidate, isSensitive } from './candidates.ts';
import { mappingProblem } from './problems.ts';
import { columnsRead } from './sources.ts';
import type { Synonyms } from './synonyms.ts';
import { isTarget, requiredOf, TARGET_KINDS, tellingOf, typeOf } from './targets.ts';

const MOST = 0.8;

/**
 * Proposes a mapping for headers nobody has mapped before: by what the columns are called and by what their values
 * look like. A person confirms it; what is missing is named, and nothing sensitive is taken.
 */
export function proposeMapping(facts: readonly ColumnFacts[], synonyms: Synonyms, kind?: TargetKind): Result<Proposal> {
  const draft =
    kind === undefined ? likeliest(facts, synonyms) : draftOf(kind, assign(kind, facts, synonyms), facts, synonyms);
  if (draft === undefined || draft.used.size === 0) return failed(mappingProblem('mapping.no-kind'));
  return ok(proposalOf(draft, facts, synonyms));
}

/** Where nobody says what the rows are: the kind that the columns speak for, whether or not it has all that it needs. */
function likeliest(facts: readonly ColumnFacts[], synonyms: Synonyms): Draft | undefined {
  const taken = kindsFor(facts, synonyms).map((kind) => ({ kind, candidates: assign(kind, facts, synonyms) }));
  const claims = new Map<string, number>();
  for (const { candidates } of taken) {
    for (const { facts: column } of candidates) claims.set(column.header, (claims.get(column.header) ?? 0) + 1);
  }
  // What belongs to this kind alone says more than what every kind has.
  const worth = ({ kind, taken: own, missing }: Draft) =>
    own.reduce((sum, { score, section, facts: column }) => {
      const telling = section === 'person' ? 0.3 : 1;
      return sum + (score * telling) / (claims.get(column.header) ?? 1);
    }, 0) -
    missing.length * LACKING -
    (lacksName(kind, own) ? NAMELESS : 0);
  const drafts = taken.map(({ kind, candidates }) => draftOf(kind, candidates, facts, synonyms));
  const weighed = drafts.map((draft) => ({ draft, worth: worth(draft) }));
  return weighed.sort((a, b) => b.worth - a.worth)[0]?.draft;
}

/** A column that every row must have weighs more than any that speaks for a kind; a name for the rows less. */
const LACKING = 1.5;
const NAMELESS = 0.5;

function lacksName(kind: TargetKind, taken: readonly Candidate[]): boolean {
  return tellingOf(kind).some(
    (name) => !requiredOf(kind).includes(name) && !taken.some(({ target }) => target === name),
  );
}

/** What the rows may be, where nobody says it: facts name their kinds themselves, and then they are nothing else. */
function kindsFor(facts: readonly ColumnFacts[], synonyms: Synonyms): readonly TargetKind[] {
  const words = new Set(Object.keys(synonyms.words['fact.kind'] ?? {}));
  const says = ({ header, examples }: ColumnFacts) =>
    synonyms.kinds.get('fact')?.get(foldHeader(header))?.includes('kind') &&
    examples.length > 0 &&
    examples.every((text) => FACT_KIND.test(text.trim()) || words.has(text.trim()));
  return facts.some(says) ? ['fact'] : TARGET_KINDS.filter((kind) => kind !== 'fact');
}

const FACT_KIND = /^[a-z]+\.[a-z_]+$/;

interface Draft {
  readonly kind: TargetKind;
  readonly columns: Readonly<Record<string, Source>>;
  readonly person: Readonly<Record<string, Source>>;
  readonly taken: readonly Candidate[];
  readonly used: ReadonlySet<string>;
  readonly missing: readonly string[];
}

function draftOf(
  kind: TargetKind,
  taken: readonly Candidate[],
  facts: readonly ColumnFacts[],
  synonyms: Synonyms,
): Draft {
  const columns: Record<string, Source> = {};
  const person: Record<string, Source> = {};
  for (const { section, target, facts: column } of taken) {
    (section === 'person' ? person : columns)[target] = sourceFor(kind, target, column, synonyms);
  }
  if (kind === 'case') columns.kind ??= { constant: caseKind(facts) };
  joinTime(kind, columns, facts, synonyms);
  deriveResponse(kind, columns, facts, synonyms);
  if (kind === 'tally') addRates(columns, facts, synonyms);
  if (kind === 'fact') addFields(columns, facts, synonyms);
  const used = new Set([...Object.values(columns), ...Object.values(person)].flatMap(columnsRead));
  const missing = requiredOf(kind).filter((target) => !(target in columns));
  return { kind, columns, person, taken, used, missing };
}

function sourceFor(kind: TargetKind, target: string, facts: ColumnFacts, synonyms: Synonyms): Source {
  const column = facts.header;
  const unit = headerUnit(column);
  const type = typeOf(kind, target);
  const timed = (type === 'seconds' || type === 'hours') && facts.numeric >= MOST;
  const words = synonyms.words[kind === 'roster' ? target : `${kind}.${target}`];
  return {
    column,
    ...(timed && unit !== undefined && unit !== 'percent' && { unit }),
    ...(type === 'money' && unit === 'wan' && { unit }),
    ...(words !== undefined && { words }),
  };
}

function caseKind(facts: readonly ColumnFacts[]): string {
  return facts.some(({ header }) => /complaint|投诉|投訴/i.test(header)) ? 'complaint' : 'ticket';
}

/** An instant whose column holds days only, beside a column of times of day. */
function joinTime(
  kind: TargetKind,
  columns: Record<string, Source>,
  facts: readonly ColumnFacts[],
  synonyms: Synonyms,
): void {
  for (const [target, source] of Object.entries(columns)) {
    if (typeOf(kind, target) !== 'instant' || !('column' in source)) continue;
    const day = facts.find(({ header }) => header === source.column);
    if (day === undefined || day.examples.some((text) => text.includes(':'))) continue;
    const time = facts.find((f) => f.times >= MOST && synonyms.timeOfDay.has(foldHeader(f.header)));
    if (time !== undefined) columns[target] = { join: [day.header, time.header] };
  }
}

/** No response time, but the moment of the response. */
function deriveResponse(
  kind: TargetKind,
  columns: Record<string, Source>,
  facts: readonly ColumnFacts[],
  synonyms: Synonyms,
): void {
  const started = columns.started_at;
  if (kind !== 'contact' || 'first_response' in columns || started === undefined || !('column' in started)) return;
  const responded = facts.find((f) => f.dates >= MOST && synonyms.respondedAt.has(foldHeader(f.header)));
  if (responded !== undefined) columns.first_response = { between: [started.column, responded.header] };
}

/** Every other column of a file of facts is a field of their data, called as it is. */
function addFields(columns: Record<string, Source>, facts: readonly ColumnFacts[], synonyms: Synonyms): void {
  const used = new Set(Object.values(columns).flatMap(columnsRead));
  for (const { header } of facts) {
    const name = header.trim();
    if (used.has(header) || isSensitive(header, synonyms) || name in columns || !isTarget('fact', name)) continue;
    columns[name] = { column: header };
  }
}

/** Rates become counts by their denominator, means get a weight; see catalog/intake/synonyms.yaml. */
function addRates(columns: Record<string, Source>, facts: readonly ColumnFacts[], synonyms: Synonyms): void {
  const plain = (target: string) => {
    const source = columns[target];
    return source !== undefined && 'column' in source ? source.column : undefined;
  };
  const denominator = (of: readonly string[], or: readonly string[]) => {
    const exact = of.map(plain).find((column) => column !== undefined);
    if (exact !== undefined) return { column: exact };
    const near = or.map(plain).find((column) => column !== undefined);
    return near === undefined ? undefined : { column: near, assumed: true as const };
  };
  const whole: Readonly<Record<string, string>> = {
    satisfied: 'rated',
    dissatisfied: 'rated',
    replied: 'reply_due',
    within_30s: 'within_30s_n',
    within_180s: 'within_180s_n',
    payers: 'inquiries',
  };
  for (const rate of synonyms.rates) {
    if (rate.target in columns) continue;
    const column = facts.find((f) => rate.names.has(foldHeader(f.header)) && f.numeric >= MOST);
    const weight = column === undefined ? undefined : denominator(rate.of, rate.or);
    if (column === undefined || weight === undefined) continue;
    const assumed = weight.assumed === true ? { assumed: true as const } : {};
    columns[rate.target] = { share: column.header, of: weight.column, ...assumed };
    const of = whole[rate.target];
    if (of !== undefined) columns[of] ??= { weight: weight.column, ...assumed };
  }
  for (const mean of ['first_response', 'average_response', 'handle_time']) {
    const weight = mean in columns ? denominator([], ['received', 'inquiries', 'offered']) : undefined;
    if (weight !== undefined) columns[`${mean}_n`] ??= { weight: weight.column, assumed: true };
  }
}

function proposalOf(draft: Draft, facts: readonly ColumnFacts[], synonyms: Synonyms): Proposal {
  const id = `learned-${draft.kind}`;
  const sensitive = facts.map((f) => f.header).filter((header) => isSensitive(header, synonyms));
  const headers = facts.map((f) => f.header);
  const profile: MappingProfile = {
    id,
    title: sameText(id),
    kind: draft.kind,
    match: { headers: headers.filter((header) => draft.used.has(header)), without: [] },
    also: {},
    rows: { drop: [] },
    columns: draft.columns,
    person: draft.person,
    ignore: sensitive,
  };
  const columns = headers.map((header) => proposedColumn(header, draft, sensitive));
  const sure = columns.filter((c) => c.target !== null).map((c) => c.confidence);
  const confidence = sure.length === 0 ? 0 : sure.reduce((a, b) => a + b, 0) / sure.length;
  const findings = findingsOf(draft, sensitive);
  return {
    profile,
    confidence: draft.missing.length > 0 ? 0 : confidence,
    columns,
    missing: draft.missing,
    findings,
  };
}

function findingsOf(draft: Draft, sensitive: readonly string[]): readonly Finding[] {
  const problems: Problem[] = [];
  if (sensitive.length > 0) problems.push(mappingProblem('mapping.sensitive', { columns: sensitive.join(', ') }));
  const salary = draft.columns.salary;
  if (draft.kind === 'roster' && salary !== undefined && 'column' in salary) {
    const params = { column: salary.column, target: 'salary' };
    problems.push(mappingProblem('mapping.annual-pay', params, { field: salary.column }));
  }
  for (const target of draft.missing) problems.push(mappingProblem('mapping.no-required', { target }));
  return problems.map((problem) => ({ problem, rows: 0, examples: [] }));
}

function proposedColumn(header: string, draft: Draft, sensitive: readonly string[]): ProposedColumn {
  const own = draft.taken.find((candidate) => candidate.facts.header === header);
  if (own !== undefined) {
    const target = `${own.section === 'person' ? 'person' : draft.kind}.${own.target}`;
    return { header, target, confidence: own.score, why: own.name === 1 ? WHY.named : WHY.like };
  }
  const part = Object.entries(draft.columns).find(([, source]) => columnsRead(source).includes(header));
  if (part !== undefined && draft.kind === 'fact')
    return { header, target: `fact.${part[0]}`, confidence: 1, why: WHY.field };
  if (part !== undefined) return { header, target: `${draft.kind}.${part[0]}`, confidence: 0.8, why: WHY.part };
  return { header, target: null, confidence: 0, why: sensitive.includes(header) ? WHY.sensitive : WHY.unknown };
}

const WHY = {
  named: { 'zh-CN': '列名与数值都相符', 'zh-TW': '欄名與數值都相符', en: 'its name and its values fit' },
  like: { 'zh-CN': '列名相近，数值相符', 'zh-TW': '欄名相近，數值相符', en: 'its name is close and its values fit' },
  part: {
    'zh-CN': '与其他列一起得出该值',
    'zh-TW': '與其他欄一起得出該值',
    en: 'the value is made of it and another column',
  },
  field: {
    'zh-CN': '作为事实的一项，名称不变',
    'zh-TW': '作為事實的一項，名稱不變',
    en: 'a field of the fact, under its own name',
  },
  sensitive: {
    'zh-CN': '敏感个人信息，不读取',
    'zh-TW': '敏感個人資訊，不讀取',
    en: 'sensitive personal data, not read',
  },
  unknown: { 'zh-CN': '不认识，不使用', 'zh-TW': '不認識，不使用', en: 'not recognised, not used' },
} as const;
