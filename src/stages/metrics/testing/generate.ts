import { addDays } from '../../../base/period.ts';
import type { PersonSpan } from '../../../people/index.ts';
import { ACTIVITY, type Cell, type Column, type Kind } from '../../activity/index.ts';

/** Small random organisations, the same for the same seed: every column of every kind is filled, and often missing. */

export type Row = Readonly<Record<string, Cell>>;

export interface World {
  readonly rows: Readonly<Record<Kind, readonly Row[]>>;
  readonly spans: readonly PersonSpan[];
}

const AGENTS = ['Ann', 'Bo', '陈晨', "D'Arcy", 'Eve', 'unlisted'];
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  channel: ['phone', 'chat', '邮件'],
  project: ['north', 'south'],
  issue: ['refund', 'delivery', '发票'],
  shift: ['早班', '晚班'],
  customer: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
  leave: ['personal', 'annual', 'sick'],
};

/** A linear congruential generator (Numerical Recipes): repeatable, good enough to vary rows. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function generateWorld(seed: number, size: number): World {
  const random = randomOf(seed);
  const kinds = Object.keys(ACTIVITY) as Kind[];
  const rows = Object.fromEntries(
    kinds.map((kind) => [kind, Array.from({ length: size }, (_, i) => randomRow(kind, i, random))]),
  ) as unknown as Record<Kind, readonly Row[]>;
  return { rows, spans: spans(random) };
}

function randomRow(kind: Kind, index: number, random: (below: number) => number): Row {
  const row: Record<string, Cell> = {
    row_key: `${kind}-${index}`,
    import_id: 'i1',
    file: 'f.csv',
    sheet: '',
    row: `${index + 2}`,
  };
  for (const [name, column] of Object.entries(ACTIVITY[kind].columns))
    row[name] = column.required || random(5) > 0 ? randomValue(name, column, index, random) : null;
  // Nothing is due or closed before it was opened.
  for (const name of ['due_at', 'closed_at'])
    if (kind === 'case' && row[name] && row[name] < (row.opened_at ?? '')) row[name] = row.opened_at ?? null;
  return row;
}

function randomValue(name: string, column: Column, index: number, random: (below: number) => number): string {
  if (column.values) return column.values[random(column.values.length)] ?? '';
  if (name === 'agent' || name === 'first_agent' || name === 'inspector') return AGENTS[random(AGENTS.length)] ?? '';
  const texts = TEXTS[name];
  if (texts) return texts[random(texts.length)] ?? '';
  const day = addDays('2020-12-20', random(50));
  switch (column.type) {
    case 'flag':
      // Bots are rare, everything else is as likely as not.
      return String(random(name === 'bot' ? 8 : 2) === 0);
    case 'instant':
      return `${day} ${two(random(24))}:${two(random(60))}:${two(random(60))}`;
    case 'date':
      return day;
    case 'text':
      return `${name}-${index}`;
    case 'count':
      return String(random(40));
    default:
      return name === 'rating' ? String(1 + random(5)) : `${random(300)}.${random(10)}`;
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Ann moves between teams inside the period, Bo between levels; the others stay; `unlisted` is not in the roster. */
function spans(random: (below: number) => number): readonly PersonSpan[] {
  const span = (person: string, from: string, to: string, given: Partial<PersonSpan>): PersonSpan => ({
    person,
    names: [person],
    from,
    to,
    team: 'A',
    lead: 'Lea',
    manager: 'Max',
    post: 'basic',
    level: 'junior',
    project: 'north',
    shift: null,
    hired_on: addDays('2020-10-20', random(80)),
    tenure_band: null,
    ...given,
  });
  const moved = `2021-01-${two(5 + random(20))}`;
  return [
    span('Ann', '2020-12-01', addDays(moved, -1), { team: 'A' }),
    span('Ann', moved, '2021-02-28', { team: 'B', lead: 'Lou' }),
    span('Bo', '2020-12-01', '2020-12-31', { level: 'trial' }),
    span('Bo', '2021-01-01', '2021-02-28', { level: 'junior', tenure_band: 'On Job Training' }),
    span('P3', '2020-12-01', '2021-02-28', {
      names: ['P3', '陈晨'],
      team: 'B',
      post: 'vip',
      project: null,
      shift: '晚班',
    }),
    span("D'Arcy", '2020-12-01', '2021-02-28', { team: null, level: null, hired_on: null }),
    span('Eve', '2020-12-01', '2021-02-28', { names: ['Eve', 'Eva'], manager: null }),
  ];
}
