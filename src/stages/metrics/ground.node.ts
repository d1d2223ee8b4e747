import type { Period, PlainDate } from '../../base/period.ts';
import { errorsIn, failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { ledgerInstant, readHistory } from '../../ledger/service.ts';
import { type Person, type PersonSpan, peopleAsOf, spansOf } from '../../people/index.ts';
import type { Records } from '../../platform/db/records.ts';
import { correctionsOf, DECISION_KINDS } from './corrections.ts';
import type { Correction, TransferFrom } from './model.ts';

/**
 * What every question is answered on: who stood where, and what people decided about rows. It is read and folded once, until
 * the ledger grows: each append has an instant later than all before it, so the newest instant says whether it has.
 */
export interface Ground {
  readonly corrections: readonly Correction[];
  readonly transfer: readonly TransferFrom[];
  readonly problems: readonly Problem[];
  readonly spansIn: (period: Period) => readonly PersonSpan[];
  readonly peopleOn: (date: PlainDate) => readonly Person[];
}

interface Kept {
  readonly instant: string | null;
  readonly ground: Promise<Result<Ground>>;
}

const kept = new WeakMap<Records, Kept>();

export async function groundOf(records: Records): Promise<Result<Ground>> {
  // Asked before it is read: what is recorded between the two is read anew by the next question.
  const instant = await ledgerInstant(records);
  const found = kept.get(records);
  if (found?.instant === instant) return found.ground;
  const ground = readGround(records);
  kept.set(records, { instant, ground });
  ground.catch(() => kept.delete(records));
  return ground;
}

async function readGround(records: Records): Promise<Result<Ground>> {
  const ledger = await readHistory(records, { kinds: ['person.recorded', 'person.alias', ...DECISION_KINDS] });
  const { corrections, transfer, problems } = correctionsOf(ledger);
  if (errorsIn(problems).length > 0) return failed(...problems);
  const people = ledger.filter((fact) => !DECISION_KINDS.some((kind) => kind === fact.kind));
  const spansIn = remembered(
    (period: Period) => period.text,
    (period) => spansOf(people, period),
  );
  const peopleOn = remembered(
    (date: PlainDate) => date,
    (date) => peopleAsOf(people, date),
  );
  return ok({ corrections, transfer, problems, spansIn, peopleOn }, problems);
}

/** A page asks about one period and the one before it; a handful of readers, about a handful. */
const REMEMBERED = 12;

function remembered<Asked, Told>(name: (asked: Asked) => string, tell: (asked: Asked) => Told): (asked: Asked) => Told {
  const told = new Map<string, Told>();
  return (asked) => {
    const key = name(asked);
    const found = told.get(key) ?? tell(asked);
    const [oldest] = told.keys();
    if (!told.has(key) && told.size >= REMEMBERED && oldest !== undefined) told.delete(oldest);
    told.set(key, found);
    return found;
  };
}
