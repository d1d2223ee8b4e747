import { namesIn } from '../../../plan/syntax/expr.ts';
import { quoteName, quoteText } from '../../activity/index.ts';
import { dimensionType, isDimension, PEOPLE_DIMENSIONS } from '../columns.ts';
import { ROSTER } from '../lend.ts';
import type { Dimension, MetricRequest } from '../model.ts';
import { dimensionText, needsRoster, rowPart, wholeDimension } from './dimensions.ts';
import { expressionSql } from './expression.ts';
import { type AggregateColumn, filter, type Measured, requestNames, rowSql, sumColumns, whereSql } from './measures.ts';
import { type Scan, type Surroundings, scanOf, scanSql } from './rows.ts';

/**
 * A request as one statement: every scan is one branch (one pass over its kind, dimensions computed once, grouped),
 * the branches are laid under each other and joined by their group keys. Each result column belongs to one branch.
 */
export function compileMetrics(request: MetricRequest, around: Surroundings): string {
  const branches = branchesOf(request).map((branch) => branchSql(branch, request, around));
  const columns = branches.flatMap((branch) => branch.columns);
  const keys = request.by.map((_, i) => `d${i}`);
  const parts = branches.map((branch) => {
    const values = columns.map((c) =>
      branch.columns.includes(c) ? `CAST(b.${c} AS VARCHAR) AS ${c}` : `CAST(NULL AS VARCHAR) AS ${c}`,
    );
    return `SELECT ${[...keys.map((key) => `b.${key}`), ...values].join(', ')} FROM (${branch.sql}) b`;
  });
  const group = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
  return `SELECT ${[...keys, ...columns.map((c) => `max(${c}) AS ${c}`)].join(', ')} FROM (${parts.join(' UNION ALL ')}) u${group}`;
}

/** Sources that are answered by one grouping. */
interface Branch {
  readonly shape: 'sum' | 'share' | 'every' | 'retained';
  readonly measured: readonly { readonly measured: Measured; readonly scan: Scan }[];
}

interface BranchSql {
  readonly sql: string;
  readonly columns: readonly string[];
}

/** The scans a request makes, each once. */
export function scansOf(request: MetricRequest): readonly Scan[] {
  const scans = new Map<string, Scan>();
  for (const branch of branchesOf(request)) for (const { scan } of branch.measured) scans.set(scanKey(scan), scan);
  return [...scans.values()];
}

/** The result columns that say how many rows each scan found in a group, whatever its metrics made of them. */
export function seenColumns(request: MetricRequest): (scan: Scan) => string {
  const keys = scansOf(request).map(scanKey);
  return (scan) => `seen${keys.indexOf(scanKey(scan))}`;
}

export function scanKey(scan: Scan): string {
  return JSON.stringify([scan.kind, scan.dated, scan.whose, scan.repeat, scan.bots, scan.retained]);
}

function branchesOf(request: MetricRequest): readonly Branch[] {
  const sums = new Map<string, { measured: Measured; scan: Scan }[]>();
  const others: Branch[] = [];
  request.metrics.forEach((call, i) => {
    const { shape, sources } = call.definition;
    const measured = sources.map((source, j) => ({
      measured: { name: `m${i}s${j}`, call, source },
      scan: scanOf(source, shape.type === 'retained'),
    }));
    if (shape.type !== 'sum') others.push({ shape: shape.type, measured });
    else for (const one of measured) sums.set(scanKey(one.scan), [...(sums.get(scanKey(one.scan)) ?? []), one]);
  });
  return [...[...sums.values()].map((measured): Branch => ({ shape: 'sum', measured })), ...others];
}

function branchSql(branch: Branch, request: MetricRequest, around: Surroundings): BranchSql {
  switch (branch.shape) {
    case 'sum':
      return sumBranch(branch, request, around);
    case 'share':
      return shareBranch(branch, request, around);
    case 'every':
    case 'retained':
      return unitBranch(branch, request, around);
  }
}

/** Σ per group. Sums of sums are sums, so the roster joins the groups of agents instead of their rows where it can. */
function sumBranch(branch: Branch, request: MetricRequest, around: Surroundings): BranchSql {
  const scan = (branch.measured[0] as (typeof branch.measured)[number]).scan;
  const { weighted } = scanSql(scan, request, around);
  const columns = branch.measured.flatMap((one) => sumColumns(one.measured, scan, weighted, request.spread));
  columns.push({ name: seenColumns(request)(scan), sql: 'count(*)', adds: true });
  const late = needsJoin(request, around) && columns.every((c) => c.adds) && !rosterInWhere(request);
  const sql = late ? joinedLate(scan, columns, request, around) : joinedEarly(scan, columns, request, around);
  return { sql, columns: columns.map((c) => c.name) };
}

function joinedEarly(
  scan: Scan,
  columns: readonly AggregateColumn[],
  request: MetricRequest,
  around: Surroundings,
): string {
  const rows = joinedRows(scan, request, around);
  const list = request.by.map((d, i) => `${rows.dimension(d)} AS k${i}`);
  const inner = `SELECT ${[...list, ...columns.map((c) => `${c.sql} AS ${c.name}`)].join(', ')} FROM ${rows.from}${rows.where}${groupBy(keysOf(request))}`;
  return `SELECT ${[...keyTexts(request), ...columns.map((c) => c.name)].join(', ')} FROM (${inner}) g`;
}

function joinedLate(
  scan: Scan,
  columns: readonly AggregateColumn[],
  request: MetricRequest,
  around: Surroundings,
): string {
  const rows = scanSql(scan, request, around);
  const where = alsoWhere(
    whereClause(rows.conditions, request, (d) => rowPart(d, scan), scan),
    calledAs(request.people, around),
  );
  const parts = request.by.filter((d) => d === 'project' || d === 'shift' || !needsRoster(d));
  const daily = around.roster.changesWithin || request.by.includes('tenure');
  const keys = [
    'r."_agent" AS whose',
    ...(daily ? ['CAST(r."_at" AS DATE) AS on_day'] : []),
    ...parts.map((d, i) => `${rowPart(d, scan)} AS part${i}`),
  ];
  const grouped = ['whose', ...(daily ? ['on_day'] : []), ...parts.map((_, i) => `part${i}`)];
  const inner = `SELECT ${[...keys, ...columns.map((c) => `${c.sql} AS ${c.name}`)].join(', ')} FROM ${rows.from}${where}${groupBy(grouped)}`;
  // Where nobody moves inside the period, its first day speaks for all of them.
  const who = { agent: 's.whose', day: daily ? 's.on_day' : `DATE ${quoteText(request.period.first)}`, roster: true };
  const whole = request.by.map((d) => {
    const part = parts.indexOf(d);
    return wholeDimension(d, part < 0 ? 'CAST(NULL AS VARCHAR)' : `s.part${part}`, who, request);
  });
  const list = whole.map((sql, i) => `${sql} AS k${i}`);
  const sums = columns.map((c) => `sum(s.${c.name}) AS ${c.name}`);
  const mine = alsoWhere('', onlyPeople(request, wholeDimension('person', '', who, request)));
  const outer = `SELECT ${[...list, ...sums].join(', ')} FROM (${inner}) s ${rosterJoin(who.agent, who.day)}${mine}${groupBy(keysOf(request))}`;
  return `SELECT ${[...keyTexts(request), ...columns.map((c) => c.name)].join(', ')} FROM (${outer}) g`;
}

/**
 * The group's own sum over the sum of the teams its rows belong to; all sources together before the quotient. Whom the
 * request is limited to decides whose shares are shown, never what they are shares of.
 */
function shareBranch(branch: Branch, request: MetricRequest, around: Surroundings): BranchSql {
  const name = branch.measured[0]?.measured.name ?? '';
  const parts = branch.measured.map(({ measured, scan }) => {
    const { people: _, ...everybody } = request;
    const rows = joinedRows(scan, everybody, around);
    const team = rows.dimension('team');
    const mine = onlyPeople(request, rows.dimension('person')) ?? `${team} IS NOT NULL`;
    const list = [
      ...request.by.map((d, i) => `${rows.dimension(d)} AS k${i}`),
      `${team} AS team`,
      `(${mine}) IS TRUE AS mine`,
    ];
    const [column] = sumColumns(
      { ...measured, source: { ...measured.source, spread: null } },
      scan,
      rows.weighted,
      false,
    );
    const grouped = groupBy([...keysOf(request), 'team', 'mine']);
    const where = alsoWhere(rows.where, whereSql(measured, scan));
    return `SELECT ${[...list, `${column?.sql} AS own`].join(', ')} FROM ${rows.from}${where}${grouped}`;
  });
  const keys = keysOf(request);
  const others = keys.filter((_, i) => !PEOPLE_DIMENSIONS.includes(request.by[i] as Dimension));
  const whole = `sum(sum(own)) OVER (PARTITION BY ${['team', ...others].join(', ')}) AS whole`;
  const own = [`sum(own)${filter('mine')} AS own`, 'bool_or(mine) AS mine'];
  const inner = `SELECT ${[...keys, 'team', ...own, whole].join(', ')} FROM (${parts.join(' UNION ALL ')}) t${groupBy([...keys, 'team'])}`;
  const known = filter('team IS NOT NULL');
  const sums = [`sum(own)${known} AS ${name}_num`, `sum(whole)${known} AS ${name}_den`];
  const shown = request.people ? ' WHERE mine' : '';
  const sql = `SELECT ${[...keyTexts(request), ...sums].join(', ')} FROM (${inner}) g${shown}${groupBy(keys)}`;
  return { sql, columns: [`${name}_num`, `${name}_den`] };
}

/** Rows gathered by unit (person, customer) inside each group, then the units counted. */
function unitBranch(branch: Branch, request: MetricRequest, around: Surroundings): BranchSql {
  const { measured, scan } = branch.measured[0] as (typeof branch.measured)[number];
  const { shape } = measured.call.definition;
  const { name } = measured;
  const rows = joinedRows(scan, request, around);
  const unitName = shape.type === 'every' || shape.type === 'retained' ? shape.unit : 'person';
  const unit = unitName === 'person' ? rows.dimension('person') : `r.${quoteName(unitName)}`;
  const of = measured.source.numerator?.type === 'sum' ? rowSql(measured.source.numerator.of, measured, scan) : 'TRUE';
  const marks = scan.retained
    ? ['bool_or(NOT r."_earlier") AS now', 'bool_or(r."_earlier") AS earlier']
    : [`bool_and((${of}) IS TRUE) AS now`, 'TRUE AS earlier'];
  const list = [...request.by.map((d, i) => `${rows.dimension(d)} AS k${i}`), `${unit} AS unit`, ...marks];
  const where = alsoWhere(rows.where, `${unit} IS NOT NULL`, whereSql(measured, scan));
  const inner = `SELECT ${list.join(', ')} FROM ${rows.from}${where}${groupBy([...keysOf(request), 'unit'])}`;
  const counts = [`count(*)${filter('now', 'earlier')} AS ${name}_num`, `count(*)${filter('earlier')} AS ${name}_den`];
  const keys = keysOf(request);
  const sql = `SELECT ${[...keyTexts(request), ...counts].join(', ')} FROM (${inner}) g${groupBy(keys)}`;
  return { sql, columns: [`${name}_num`, `${name}_den`] };
}

/** A scan with the roster joined to its rows and the request's `where` applied. */
export function joinedRows(scan: Scan, request: MetricRequest, around: Surroundings) {
  const rows = scanSql(scan, request, around);
  const who = { agent: 'r."_agent"', day: 'CAST(r."_at" AS DATE)', roster: around.roster.present };
  const dimension = (d: Dimension): string => wholeDimension(d, rowPart(d, scan), who, request);
  const join = needsJoin(request, around) ? ` ${rosterJoin(who.agent, who.day)}` : '';
  const where = whereClause(rows.conditions, request, dimension, scan);
  return {
    from: `${rows.from}${join}`,
    where: alsoWhere(where, calledAs(request.people, around), onlyPeople(request, dimension('person'))),
    weighted: rows.weighted,
    dimension,
  };
}

function rosterJoin(agent: string, day: string): string {
  return `LEFT JOIN ${ROSTER} p ON p."name" = ${agent} AND ${day} BETWEEN p."valid_from" AND p."valid_to"`;
}

/** Whether the statement asks the roster for anything. */
export function needsJoin(request: MetricRequest, around: Surroundings): boolean {
  const units = request.metrics.some(({ definition: { shape } }) => shape.type === 'share' || shape.type === 'every');
  const asked = units || request.people !== undefined || request.by.some(needsRoster) || rosterInWhere(request);
  return around.roster.present && asked;
}

/** A request limited to some people: a condition on its rows, beside whatever `where` says. */
function onlyPeople({ people }: MetricRequest, person: string): string | null {
  if (people === undefined) return null;
  return people.length === 0 ? 'FALSE' : `${person} IN (${people.map(quoteText).join(', ')})`;
}

/** More names than these are no longer found quicker than by the join. */
const FEW_NAMES = 200;

/**
 * The names that the rows of some people can carry. It follows from the roster's join, and is said beside it because a
 * store can tell by one column which rows it need not read.
 */
export function calledAs(people: readonly string[] | undefined, { roster }: Surroundings): string | null {
  if (people === undefined || people.length === 0 || people.length > FEW_NAMES) return null;
  const names = [...new Set(people.flatMap((person) => [person, ...roster.namesOf(person)]))];
  if (names.length > FEW_NAMES) return null;
  // DuckDB compares with one text far quicker than with a list of one.
  const texts = names.map(quoteText);
  return texts.length === 1 ? `r."_agent" = ${texts[0]}` : `r."_agent" IN (${texts.join(', ')})`;
}

function rosterInWhere(request: MetricRequest): boolean {
  return request.where !== null && namesIn(request.where).some((n) => isDimension(n) && needsRoster(n));
}

function whereClause(
  conditions: readonly string[],
  request: MetricRequest,
  dimension: (d: Dimension) => string,
  scan: Scan,
): string {
  const all = request.where ? [...conditions, expressionSql(request.where, requestNames(scan, dimension))] : conditions;
  return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
}

export function alsoWhere(where: string, ...more: readonly (string | null)[]): string {
  const given = more.filter((condition) => condition !== null).join(' AND ');
  if (given === '') return where;
  return where === '' ? ` WHERE ${given}` : `${where} AND ${given}`;
}

function keysOf(request: MetricRequest): readonly string[] {
  return request.by.map((_, i) => `k${i}`);
}

function keyTexts(request: MetricRequest): readonly string[] {
  return request.by.map((d, i) => {
    const text = dimensionText(d, `k${i}`);
    return `${dimensionType(d) === 'number' ? `CAST(${text} AS VARCHAR)` : text} AS d${i}`;
  });
}

function groupBy(keys: readonly string[]): string {
  return keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
}
