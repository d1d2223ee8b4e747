import { ok, type Problem, type Result } from '../../base/problem.ts';
import { type FactDraft, type FactRecord, isHandKind, ledgerProblem, readFactRecords } from '../../ledger/index.ts';
import { appendFacts, factChain } from '../../ledger/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { typeOf } from './mapping/targets.ts';
import type { BoundProfile, ImportReport, MappingProfile, RawTable } from './model.ts';
import {
  accompanying,
  keep,
  type RefusedRow,
  refusedOf,
  rejectCounts,
  reportOf,
  rowFindings,
  writeRefused,
} from './people-report.node.ts';
import type { TableImport } from './request.node.ts';
import { orRefuse } from './said/service.ts';
import { readSmallTable } from './small-table.node.ts';
import { keepSaid } from './store.ts';
import { compileRoster } from './transform/roster.ts';

/** A file of facts: one row a fact; a row that cannot be one is refused, the others are recorded. */
export async function importFactTable(
  run: TableImport,
  table: RawTable,
  { profile, findings }: BoundProfile,
): Promise<Result<ImportReport>> {
  const { context, importId } = run;
  const records = await readRecords(run, table, profile);
  const reading = readFactRecords(records, { importId, file: table.file, by: context.by });
  const unread = refusedOf(reading.problems);
  const reportOn = (written: Written) => {
    const refused = [...unread, ...written.refused];
    const taken = reading.drafts.length - written.refused.length;
    const repeated = records.length - refused.length - taken;
    return {
      ...reportOf(run, table, 'fact', {
        ...{ profile: profile.id, read: records.length, rejected: refused.length, replaced: 0, peopleCreated: 0 },
        ...{ added: written.recorded, unchanged: taken - written.recorded },
        rejects: rejectCounts(refused, profile),
        findings: [...findings, ...rowFindings(reading.problems)],
      }),
      accepted: taken,
      duplicates: repeated,
    };
  };
  if (run.dryRun) {
    const tried = await tryOut(context.records, (inside) => write(inside, run, reading.drafts));
    await writeRefused(run, table, [...unread, ...tried.refused], profile);
    return ok(reportOn(tried), accompanying(table, reading.problems));
  }
  return keep(run, table, async (inside) => {
    const written = await write(inside, run, reading.drafts);
    await writeRefused(run, table, [...unread, ...written.refused], profile);
    const changed = written.recorded > 0;
    if (changed) await keepSaid(inside, importId, { as: 'fact', drafts: written.drafts });
    return { report: reportOn(written), problems: reading.problems, changed };
  });
}

/** The rows under the names of their targets, days as ISO text and everything else as it is written. */
async function readRecords(run: TableImport, table: RawTable, profile: MappingProfile): Promise<readonly FactRecord[]> {
  const targets = Object.keys(profile.columns);
  // Fields may be called anything, so that the statement gives them names of its own.
  const columns = Object.fromEntries(Object.values(profile.columns).map((source, i) => [`t${i}`, source]));
  const typed = (name: string) => typeOf('fact', targets[Number(name.slice(1))] ?? '');
  const transform = compileRoster({ ...profile, columns }, table, run.context.zone, typed);
  const rows = await readSmallTable(run, table, transform);
  return rows.map((cells) => {
    const said = targets.flatMap((target, i) => {
      const value = cells[`t${i}`] ?? null;
      return value === null ? [] : [[target, value] as const];
    });
    return { row: Number(cells.row), values: { why: table.file, ...Object.fromEntries(said) } };
  });
}

interface Written {
  readonly drafts: readonly FactDraft[];
  readonly recorded: number;
  readonly refused: readonly RefusedRow[];
}

/** Records what can be recorded; what corrects a fact that is not there is refused alone. */
async function write(inside: Records, run: TableImport, all: readonly FactDraft[]): Promise<Written> {
  const byHand = await Promise.all(all.map((draft) => refusalByHand(inside, run, draft)));
  const barred = refusedOf(byHand.flatMap((problem) => problem ?? []));
  const drafts = all.filter((_, i) => byHand[i] === null);
  const appended = await appendFacts(inside, drafts, run.context.clock);
  if (appended.ok) return { drafts, recorded: appended.value.recorded.length, refused: barred };
  const dangling = refusedOf(appended.problems);
  const rows = new Set(dangling.map(({ row }) => row));
  const rest = drafts.filter(({ source }) => !rows.has(source?.row ?? 0));
  const { recorded } = orRefuse(await appendFacts(inside, rest, run.context.clock));
  return { drafts: rest, recorded: recorded.length, refused: [...barred, ...dangling] };
}

/** Who imports in a browser writes by hand, with the ledger's limits: no procedure's facts, and nothing about oneself. */
async function refusalByHand(inside: Records, { context }: TableImport, draft: FactDraft): Promise<Problem | null> {
  const { hand } = context;
  if (hand === undefined) return null;
  const { kind, subject, replaces, source } = draft;
  const corrected =
    replaces === null ? undefined : (await factChain(inside, replaces)).find((one) => one.fact.id === replaces);
  const where = source === null ? {} : { file: source.file, row: source.row };
  for (const one of [{ kind, subject }, ...(corrected ? [corrected.fact] : [])]) {
    if (!isHandKind(one.kind))
      return ledgerProblem('ledger.not-by-hand', { kind: one.kind }, { ...where, field: 'kind' });
    if (one.subject === hand.person) return ledgerProblem('ledger.own-matter', {}, { ...where, field: 'subject' });
  }
  return null;
}

/** Does something and takes it back: what it says is what would come of it. */
async function tryOut<T>(records: Records, work: (inside: Records) => Promise<T>): Promise<T> {
  const done: { value?: T } = {};
  const back = new Error('tried out');
  try {
    await records.transaction(async (inside) => {
      done.value = await work(inside);
      throw back;
    });
  } catch (error) {
    if (error !== back) throw error;
  }
  return done.value as T;
}
