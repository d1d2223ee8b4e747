import { Decimal } from '../../../base/decimal.ts';
import { isDate, type PlainDate } from '../../../base/period.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { Fields, Reading, readYaml } from '../../../plan/index.ts';
import {
  INSURANCES,
  type Insurance,
  type InsuranceName,
  type Law,
  NOT_COUNTED,
  NOT_COUNTED_ANYWHERE,
  type NotCounted,
  type Source,
  type TaxBracket,
} from './model.ts';
import { lawProblem } from './problems.ts';

/** Reads the tables of law from their files, strictly: what is missing or misspelt is a problem with its place. */

export interface LawFile {
  readonly file: string;
  readonly text: string;
}

/** The tables as they are gathered, one file after the other. */
type Gathered = { -readonly [K in keyof Law]?: Law[K] };

/** All tables from all files; a table that no file holds is a problem. */
export function readLaw(files: readonly LawFile[]): Result<Law> {
  const law: Gathered = {};
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    const yaml = readYaml(text, file);
    if (!yaml.ok) {
      problems.push(...yaml.problems);
      continue;
    }
    const reading = new Reading(file);
    readTable(reading.fields(yaml.value, 'law'), law, problems);
    problems.push(...reading.problems);
  }
  for (const [table, key] of Object.entries(NEEDED))
    if (law[key] === undefined) problems.push(lawProblem('law.table-missing', { law: table }));
  return errorsIn(problems).length > 0 ? failed(...problems) : ok(law as Law, problems);
}

const NEEDED = {
  overtime: 'overtime',
  leave: 'leave',
  trial: 'trial',
  'income-tax': 'tax',
  deduction: 'deductionShare',
  'sick-pay': 'sickFloorShare',
  'minimum-wage': 'minimumWages',
  'social-insurance': 'insurances',
  holidays: 'holidays',
} as const satisfies Readonly<Record<string, keyof Law>>;

type Table = keyof typeof NEEDED;

function readTable(fields: Fields, law: Gathered, problems: Problem[]): void {
  const name = fields.text('law') ?? '';
  const read = TABLES[name as Table];
  if (read === undefined) {
    const where = { file: fields.reading.file, line: fields.at.line };
    problems.push(lawProblem('law.table-unknown', { law: name, known: Object.keys(TABLES) }, where));
    return;
  }
  const sources = rows(fields, 'sources').map(sourceOf);
  law.sources = [...(law.sources ?? []), ...sources];
  read(fields, law);
  fields.done();
}

/** One reader a table; each lays its part into the law. */
const TABLES: Readonly<Record<Table, (f: Fields, law: Gathered) => void>> = {
  overtime: (f, law) => {
    f.text('from');
    const rates = part(f, 'rates');
    const limits = part(f, 'limits');
    const days = need(f, 'paid_days');
    law.overtime = {
      rates: { workday: need(rates, 'workday'), restday: need(rates, 'restday'), holiday: need(rates, 'holiday') },
      daysAMonth: days,
      hoursAMonth: days.times(need(f, 'hours_a_day')),
      limitADay: need(limits, 'day'),
      limitAMonth: need(limits, 'month'),
    };
  },
  leave: (f, law) => {
    f.text('from');
    const annual = rows(f, 'annual').map((row) => ({ years: need(row, 'years'), days: need(row, 'days') }));
    law.leave = { annual, unused: need(f, 'unused'), unusedExtra: need(f, 'unused_extra') };
  },
  trial: (f, law) => {
    f.text('from');
    const longest = rows(f, 'longest').map((row) => ({ contract: need(row, 'contract'), months: need(row, 'months') }));
    law.trial = { payShare: need(f, 'pay_share'), longest };
  },
  'income-tax': (f, law) => {
    f.text('from');
    const bonus = part(f, 'yearly_bonus');
    law.tax = {
      monthlyAllowance: need(f, 'monthly_allowance'),
      cumulative: rows(f, 'cumulative').map(bracketOf),
      bonusUntil: date(bonus, 'until'),
      bonus: rows(bonus, 'brackets').map(bracketOf),
    };
  },
  deduction: (f, law) => {
    f.text('from');
    law.deductionShare = need(f, 'share');
  },
  'sick-pay': (f, law) => {
    f.text('from');
    law.sickFloorShare = need(f, 'floor_share');
  },
  'minimum-wage': (f, law) => {
    const wages = rows(f, 'cities').map((row) => ({
      cities: names(row, 'city'),
      from: date(row, 'from'),
      reviewBy: date(row, 'review_by'),
      monthly: need(row, 'monthly'),
      notCounted: notCounted(row),
      address: row.text('address') ?? '',
    }));
    law.minimumWages = [...(law.minimumWages ?? []), ...wages];
  },
  'social-insurance': (f, law) => {
    const insurances = part(f, 'insurances');
    const city = {
      cities: names(f, 'city'),
      from: date(f, 'from'),
      until: date(f, 'until'),
      // Each is needed: one that is left out would be withheld from nobody, and nobody would notice.
      insurances: INSURANCES.flatMap((name) => {
        const own = insurances.need(name);
        return own ? [insuranceOf(name, f.reading.fields(own, name))] : [];
      }),
    };
    insurances.done();
    law.insurances = [...(law.insurances ?? []), city];
  },
  holidays: (f, law) => {
    const year = {
      year: f.text('year') ?? '',
      statutory: dates(f, 'statutory'),
      makeupWorkdays: dates(f, 'makeup_workdays'),
    };
    law.holidays = [...(law.holidays ?? []), year];
  },
};

function insuranceOf(name: InsuranceName, f: Fields): Insurance {
  const [floor, cap] = [need(f, 'floor'), need(f, 'cap')];
  if (floor.compare(cap) > 0) odd(f, 'floor', `${floor} > ${cap}`);
  const [from, to] = ['from_rate', 'to_rate'].map((key) => (f.peek(key) ? rate(f, key) : null));
  return {
    ...{ name, floor, cap, employer: rate(f, 'employer'), employee: rate(f, 'employee') },
    places: f.choice('round', ['cents', 'yuan']) === 'yuan' ? 0 : 2,
    choice: from && to ? { from, to } : null,
  };
}

function notCounted(f: Fields): readonly NotCounted[] {
  const said = f.texts('not_counted');
  if (said === null) return NOT_COUNTED_ANYWHERE;
  const known = NOT_COUNTED.filter((one) => said.includes(one));
  const found = said.find((one) => !known.some((name) => name === one));
  const key = 'not_counted';
  if (found !== undefined)
    f.reading.refuse('plan.wants-choice', f.placeOf(key), { key, found, choices: NOT_COUNTED.join(', ') });
  return known;
}

/** A part of a wage: `8` where 8 % was meant would withhold eight wages. */
function rate(f: Fields, key: string): Decimal {
  const found = need(f, key);
  if (found.sign() < 0 || found.compare(Decimal.ONE) > 0) odd(f, key, found.toString());
  return found;
}

function odd(f: Fields, key: string, found: string): void {
  const { line, column } = f.placeOf(key);
  f.reading.problems.push(lawProblem('law.number-odd', { key, found }, { file: f.reading.file, line, column }));
}

function bracketOf(f: Fields): TaxBracket {
  return { to: f.decimal('to'), rate: need(f, 'rate'), less: need(f, 'less') };
}

function sourceOf(f: Fields): Source {
  return { title: f.title('title'), address: f.text('address') ?? '' };
}

function rows(f: Fields, key: string): readonly Fields[] {
  const node = f.take(key);
  return node ? f.reading.items(node).map((item) => f.reading.fields(item, key)) : [];
}

function part(f: Fields, key: string): Fields {
  const node = f.need(key);
  return node ? f.reading.fields(node, key) : new Fields(f.reading, { type: 'map', entries: [], at: f.at });
}

function need(f: Fields, key: string): Decimal {
  const node = f.need(key);
  return node ? f.reading.decimal(node, key) : Decimal.ZERO;
}

function names(f: Fields, key: string): readonly string[] {
  return (f.texts(key) ?? []).map((name) => name.toLowerCase());
}

function dates(f: Fields, key: string): readonly PlainDate[] {
  return (f.texts(key) ?? []).map((text) => checked(f, key, text));
}

function date(f: Fields, key: string): PlainDate {
  const node = f.need(key);
  return node ? checked(f, key, f.reading.scalar(node, key).text) : '';
}

function checked(f: Fields, key: string, text: string): PlainDate {
  if (isDate(text)) return text;
  const { line, column } = f.placeOf(key);
  f.reading.problems.push(lawProblem('law.not-a-date', { found: text }, { file: f.reading.file, line, column }));
  return text;
}
