import type { Decimal } from '../../../base/decimal.ts';
import { period, previousPeriod } from '../../../base/period.ts';
import { ok, type Result } from '../../../base/problem.ts';
import type { PartialText } from '../../../base/text.ts';
import { payLine, unitOf } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { NET, WITHHELD_TITLES } from '../../../stages/pay/law/index.ts';
import { type Board, type BoardPerson, boardOf } from '../board.ts';
import type { Run } from '../model.ts';
import { peopleIn, takenElsewhere } from '../population/service.ts';
import { type BoardRow, selectBoard, withholds } from '../results/store.ts';
import { planOf } from '../sources/service.ts';
import { selectRuns } from '../store.ts';

export {
  selectFindings,
  selectResults,
} from '../results/store.ts';

/** The board of a run: what approvers look at. */

export interface BoardView {
  readonly board: Board;
  /** The period compared with; null where there was no run. */
  readonly before: string | null;
  readonly lines: readonly LineHead[];
  readonly inputs: readonly { readonly id: string; readonly title: PartialText; readonly unit: string }[];
}

/** A column of the register. */
export interface LineHead {
  readonly id: string;
  readonly title: PartialText;
  readonly unit: string;
  readonly kind: string;
  /** The line that says what is paid. */
  readonly pay: boolean;
}

/** `people` limits it to those whose pay the reader may see: null is everybody. */
export async function boardView(
  records: Records,
  run: Run,
  people: ReadonlySet<string> | null,
  moved: Decimal,
): Promise<Result<BoardView>> {
  const plan = await planOf(records, run);
  if (!plan.ok) return plan;
  const lines = lineHeads(plan.value.compiled.plan);
  const when = period(run.period);
  const earlier = await runsBefore(records, run);
  const mine = (rows: readonly BoardRow[]) =>
    rows.filter(({ person }) => people === null || people.has(person)).map(personOf);
  const now = mine(await selectBoard(records, run));
  const before = earlier[0] === undefined ? null : mine(await boardBefore(records, run, earlier));
  const money = lines.filter(({ unit }) => unit === 'yuan').map(({ id }) => id);
  const board = boardOf(now, before, { period: when, lines: money, moved });
  const inputs = plan.value.compiled.plan.inputs.map(({ id, title, unit }) => ({ id, title, unit }));
  return ok({ board, before: earlier[0]?.period ?? null, lines, inputs });
}

export async function registerHeads(records: Records, run: Run): Promise<Result<readonly LineHead[]>> {
  const plan = await planOf(records, run);
  return plan.ok ? ok(lineHeads(plan.value.compiled.plan)) : plan;
}

const WITHHELD: readonly LineHead[] = Object.entries(WITHHELD_TITLES).map(([id, title]) => ({
  ...{ id, title, unit: 'yuan', kind: id === NET ? 'info' : 'deduction', pay: false },
}));

/** Columns of what the law withholds, where a run works it out. */
export async function withheldHeads(records: Records, run: Run): Promise<readonly LineHead[]> {
  return (await withholds(records, run)) ? WITHHELD : [];
}

function lineHeads(plan: Parameters<typeof payLine>[0]): readonly LineHead[] {
  const pay = payLine(plan);
  return plan.lines.map((line) => {
    const { id, title, kind } = line;
    return { id, title, kind, unit: unitOf(line), pay: line === pay };
  });
}

const MOST_RUNS = 100;

/** The runs of the period before by the same plan, once they were published. */
async function runsBefore(records: Records, run: Run): Promise<readonly Run[]> {
  const before = previousPeriod(period(run.period)).text;
  const filter = { plan: run.plan, period: before, states: ['published', 'closed'] } as const;
  return selectRuns(records, filter, MOST_RUNS);
}

/** What they paid those whom this run would pay: others are looked at in their own run. */
async function boardBefore(records: Records, run: Run, earlier: readonly Run[]): Promise<readonly BoardRow[]> {
  const rows = (await Promise.all(earlier.map((one) => selectBoard(records, one)))).flat();
  if (run.population !== null) {
    const own = await peopleIn(records, run.id);
    return rows.filter(({ person }) => own.has(person));
  }
  const taken = await takenElsewhere(records, run);
  return rows.filter(({ person }) => !taken.has(person));
}

function personOf({ hired_on, left_on, ...row }: BoardRow): BoardPerson {
  return { ...row, hiredOn: hired_on, leftOn: left_on };
}
