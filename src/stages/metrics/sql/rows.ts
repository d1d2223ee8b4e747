import { addDays, addMonths, type Period, previousPeriod } from '../../../base/period.ts';
import { ACTIVITY, layoutOf, quoteName, quoteText, sqlType } from '../../activity/index.ts';
import { CALENDAR, type CalendarUnit, columnsOf, datedColumn, PERSON_COLUMNS } from '../columns.ts';
import { correctedColumns, correctionTable, PEOPLE } from '../lend.ts';
import type {
  Correction,
  Dimension,
  MetricRequest,
  MetricSource,
  SourceKind,
  TransferFrom,
  TransferRule,
} from '../model.ts';
import { rulesWithin } from '../transfer.ts';

/**
 * What a source reads, before anything is summed: the rows of a kind with corrections applied, whose they are
 * (`_agent`), when they count (`_at`) and for how much (`_weight`). Sources with equal scans share one pass.
 */
export interface Scan {
  readonly kind: SourceKind;
  readonly dated: string;
  /** The column that says whose a row is. */
  readonly whose: string;
  readonly repeat: MetricSource['repeat'];
  readonly bots: boolean;
  /** Each row stands twice, as itself and as what the next period looks back on. */
  readonly retained: boolean;
}

export function scanOf(source: MetricSource, retained: boolean): Scan {
  const { kind, dated, whose, repeat, bots } = source;
  return { kind, dated, whose, repeat, bots, retained };
}

export interface ScanSql {
  /** A FROM item with the alias `r`. */
  readonly from: string;
  readonly conditions: readonly string[];
  readonly weighted: boolean;
}

/** What the statement needs to know of the world: the stores' relations, the roster and the corrections. */
export interface Surroundings {
  /** The FROM item that holds a kind's rows of {@link periodToRead}, by scan. */
  readonly relation: (scan: Scan) => string;
  readonly corrections: readonly Correction[];
  readonly roster: {
    readonly present: boolean;
    readonly changesWithin: boolean;
    /** Every name that rows have ever called a person by. */
    readonly namesOf: (person: string) => readonly string[];
  };
}

/** The days a scan must be given, by the kind's own date: wider than asked for where it looks back or ahead. */
export function periodToRead(scan: Scan, request: Pick<MetricRequest, 'period' | 'by'>): Period {
  const { period } = request;
  // A case counts when it is due or closed, however long ago it was opened.
  if (scan.dated !== datedColumn(scan.kind))
    return range('0001-01-01', scan.repeat ? addDays(period.last, scan.repeat.days) : period.last);
  if (scan.retained) return range(lookBack(request), period.last);
  return scan.repeat ? range(period.first, addDays(period.last, scan.repeat.days)) : period;
}

function range(first: string, last: string): Period {
  return { kind: 'range', text: `${first}..${last}`, first, last };
}

/** The finest calendar unit asked for: what "the previous period" means inside the request. */
function finestUnit(by: readonly Dimension[]): CalendarUnit | undefined {
  return CALENDAR.find((unit) => by.includes(unit));
}

const INTERVAL: Readonly<Record<CalendarUnit, string>> = {
  day: '1 day',
  week: '7 days',
  month: '1 month',
  quarter: '3 months',
};

function lookBack({ period, by }: Pick<MetricRequest, 'period' | 'by'>): string {
  switch (finestUnit(by)) {
    case undefined:
      return previousPeriod(period).first;
    case 'day':
      return addDays(period.first, -1);
    case 'week':
      return addDays(period.first, -7);
    case 'month':
      return addMonths(period.first, -1);
    case 'quarter':
      return addMonths(period.first, -3);
  }
}

export function scanSql(scan: Scan, request: MetricRequest, around: Surroundings): ScanSql {
  const rules = scan.kind === 'contact' ? rulesWithin(request.transfer ?? [], periodToRead(scan, request)) : [];
  const weighted = rules.some(({ rule }) => rule === 'shared');
  const extra = [`${agentSql(scan, rules)} AS "_agent"`, `${momentSql(scan)} AS "_at"`];
  const asked = periodToRead(scan, request) === request.period;
  const conditions = asked ? [] : scan.retained ? [retainedWithin(request)] : within('r."_at"', request.period);
  let from = `${correctedRows(scan, around)} t`;
  if (weighted) {
    const halved = `${byDay(scan, rules, (rule) => (rule === 'shared' ? 'TRUE' : 'FALSE'))} AND t."first_agent" <> t."agent"`;
    extra.push(`CASE WHEN ${halved} THEN 0.5 ELSE 1 END AS "_weight"`, 'taker.part AS "_part"');
    from += ' CROSS JOIN (VALUES (1), (2)) taker(part)';
    conditions.push('(r."_part" = 1 OR r."_weight" < 1)');
  }
  if (scan.repeat) extra.push(`${repeatedSql(scan, scan.repeat, weighted)} AS "repeated"`);
  if (scan.kind === 'contact' && !scan.bots) conditions.push('r."bot" IS NOT TRUE');
  if (scan.retained) {
    const unit = finestUnit(request.by);
    const moved = unit === undefined ? `${momentSql(scan)}` : `${momentSql(scan)} + INTERVAL '${INTERVAL[unit]}'`;
    extra.push(
      `CASE WHEN turn.earlier THEN ${moved} ELSE ${momentSql(scan)} END AS "_slot"`,
      'turn.earlier AS "_earlier"',
    );
    from += ' CROSS JOIN (VALUES (FALSE), (TRUE)) turn(earlier)';
  }
  return { from: `(SELECT t.*, ${extra.join(', ')} FROM ${from}) r`, conditions, weighted };
}

/** The row itself counts in its own slot, its earlier twin in the slot after; without slots, in the whole period. */
function retainedWithin({ period, by }: MetricRequest): string {
  const now = within('r."_slot"', period).join(' AND ');
  const earlier = finestUnit(by) === undefined ? within('r."_slot"', previousPeriod(period)).join(' AND ') : now;
  return `((r."_earlier" AND ${earlier}) OR (NOT r."_earlier" AND ${now}))`;
}

function within(moment: string, period: Period): string[] {
  const next = addDays(period.last, 1);
  return [`${moment} >= TIMESTAMP ${quoteText(period.first)}`, `${moment} < TIMESTAMP ${quoteText(next)}`];
}

/** When a row counts, always as a TIMESTAMP, so that both databases cut it into slots without a time zone. */
function momentSql(scan: Scan): string {
  return `CAST(t.${quoteName(scan.dated)} AS TIMESTAMP)`;
}

const OWNER: Readonly<Record<TransferRule, string>> = {
  last: 't."agent"',
  first: 'coalesce(t."first_agent", t."agent")',
  shared: 'CASE WHEN taker.part = 2 THEN t."first_agent" ELSE t."agent" END',
};

/** What each rule says, by the day of the contact; no question of days where one rule holds throughout. */
function byDay(scan: Scan, rules: readonly TransferFrom[], says: (rule: TransferRule) => string): string {
  const [last, ...earlier] = [...rules].reverse();
  const latest = says(last?.rule ?? 'last');
  if (earlier.length === 0) return latest;
  const later = rules.slice(1);
  const cases = rules.slice(0, -1).map(({ rule }, i) => {
    const next = quoteText(later[i]?.from ?? '');
    return `WHEN ${momentSql(scan)} < TIMESTAMP ${next} THEN ${says(rule)}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${latest} END`;
}

/** Whose a row is. What a bot did is nobody's. */
function agentSql(scan: Scan, rules: readonly TransferFrom[]): string {
  if (scan.kind !== 'contact' || scan.whose !== 'agent') return `t.${quoteName(scan.whose)}`;
  const owner = byDay(scan, rules, (rule) => OWNER[rule]);
  return scan.bots ? `CASE WHEN t."bot" THEN NULL ELSE ${owner} END` : owner;
}

/** Whether the next row with the same values comes within the days; the row key settles equal moments. */
function repeatedSql(scan: Scan, repeat: NonNullable<Scan['repeat']>, weighted: boolean): string {
  const parts = [...repeat.same.map((name) => `t.${quoteName(name)}`), ...(weighted ? ['taker.part'] : [])];
  const order = `${momentSql(scan)}, t."row_key"`;
  const next = `lead(${momentSql(scan)}) OVER (PARTITION BY ${parts.join(', ')} ORDER BY ${order})`;
  return `(${next} <= ${momentSql(scan)} + INTERVAL '${repeat.days} days')`;
}

/** The store's rows with the ledger's corrections in place; untouched where there are none. */
function correctedRows(scan: Scan, { relation, corrections }: Surroundings): string {
  const { kind } = scan;
  if (kind === 'person') return PEOPLE;
  if (!corrections.some((c) => c.kind === kind)) return relation(scan);
  const set = correctedColumns(kind, corrections);
  const columns = layoutOf(kind).map(({ name }) => {
    if (!set.includes(name)) return `t.${quoteName(name)}`;
    const type = sqlType(ACTIVITY[kind].columns[name]?.type ?? 'text');
    const value = `CAST(c.${quoteName(`value_${name}`)} AS ${type})`;
    return `CASE WHEN c.${quoteName(`set_${name}`)} THEN ${value} ELSE t.${quoteName(name)} END AS ${quoteName(name)}`;
  });
  const join = `LEFT JOIN ${correctionTable(kind)} c ON c."row_key" = t."row_key"`;
  return `(SELECT ${columns.join(', ')} FROM ${relation(scan)} t ${join} WHERE c."excluded" IS NOT TRUE)`;
}

/** A stored column of the scan's kind, or a typed NULL where the kind has none of that name. */
export function columnOrMissing(scan: Scan, name: string): string {
  return Object.hasOwn(columnsOf(scan.kind), name) ? `r.${quoteName(name)}` : 'CAST(NULL AS VARCHAR)';
}

export function hasClock(scan: Scan): boolean {
  const type = scan.kind === 'person' ? PERSON_COLUMNS.date : columnsOf(scan.kind)[scan.dated];
  return type === 'instant';
}
