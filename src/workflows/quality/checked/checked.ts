import { Decimal } from '../../../base/decimal.ts';
import type { PlainDate } from '../../../base/period.ts';
import type { PersonSpan } from '../../../people/index.ts';
import type { Correction } from '../../../stages/metrics/index.ts';

/** A check as it counts: corrected, of a known person, whoever brought it. */
export interface CheckedRow {
  readonly key: string;
  readonly person: string;
  /** A person's id, or the name as the data has it; empty where it has none. */
  readonly inspector: string;
  readonly day: PlainDate;
  /** Taken off, or missing from the full score where the card counts upwards; null where the data says neither. */
  readonly deductions: Decimal | null;
  readonly critical: boolean;
  readonly wrongAnswer: boolean;
  readonly items: string;
}

/** Whom a name in the data means on a day. */
export interface NameBook {
  readonly personOn: (name: string, day: PlainDate) => string | null;
}

export function nameBook(spans: readonly PersonSpan[]): NameBook {
  const byName = new Map<string, PersonSpan[]>();
  for (const span of spans)
    for (const name of span.names) {
      const own = byName.get(name);
      if (own) own.push(span);
      else byName.set(name, [span]);
    }
  return {
    personOn: (name, day) => byName.get(name)?.find(({ from, to }) => from <= day && day <= to)?.person ?? null,
  };
}

export function checkedRows(
  rows: readonly { readonly key: string; readonly values: Readonly<Record<string, string | null>> }[],
  corrections: readonly Correction[],
  people: NameBook,
): readonly CheckedRow[] {
  const corrected = new Map(corrections.filter(({ kind }) => kind === 'check').map((one) => [one.rowKey, one]));
  return rows.flatMap(({ key, values: stored }): readonly CheckedRow[] => {
    const correction = corrected.get(key);
    if (correction?.excluded) return [];
    const values = { ...stored, ...correction?.values };
    const day = (values.checked_at ?? '').slice(0, 10);
    const person = people.personOn(values.agent ?? '', day);
    if (person === null) return [];
    const inspector = values.inspector ?? '';
    return [
      {
        ...{ key, person, day, deductions: takenOff(values), items: values.items ?? '' },
        // An inspector need not be on the roster: the name as the data has it is good enough to compare.
        inspector: people.personOn(inspector, day) ?? inspector,
        critical: values.critical === 'true',
        wrongAnswer: values.wrong_answer === 'true',
      },
    ];
  });
}

function takenOff({ deductions, points, possible }: Readonly<Record<string, string | null>>): Decimal | null {
  if (deductions != null) return Decimal.of(deductions);
  return points != null && possible != null ? Decimal.of(possible).minus(Decimal.of(points)) : null;
}
