import { PassThrough, type Readable } from 'node:stream';
import { failed, ok, type Result } from '../../../base/problem.ts';
import type { Lang } from '../../../base/text.ts';
import { readSettings } from '../../../organisation/service.ts';
import { type Plan, payLine } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { reasonOfWithheld, withheldLines } from '../../../stages/pay/law/index.ts';
import { type Payslip, payslipOf, type SlipSheet, sheetOf } from '../../../stages/payslip/index.ts';
import { writeSlips } from '../../../stages/payslip/service.ts';
import { inHand, payableOf, titleOf } from '../deltas/settled.ts';
import { deltasByPerson } from '../deltas/store.ts';
import { withholdingFrom } from '../keep.ts';
import type { Run } from '../model.ts';
import { deltaWords } from '../payslips/service.ts';
import { payrunProblem } from '../problems.ts';
import { everyStoredPay, type StoredResult, storedResult, type Tell } from '../results/service.ts';
import { jsonOf } from '../results/store.ts';
import { type RunSource, sourceOf } from '../sources/service.ts';

/** Payslips for the printer, from what the run keeps. */

interface Printing {
  readonly records: Records;
  readonly run: Run;
  readonly lang: Lang;
}

/** Everybody's, or those the reader may see; a page each. */
export async function printRun(
  printing: Printing,
  { people, tell }: { readonly people: ReadonlySet<string> | null; readonly tell?: Tell | undefined },
): Promise<Result<Readable>> {
  const { records, run } = printing;
  const source = await sourceOf(records, run);
  if (!source.ok) return source;
  const sheet = await sheetMaker(printing, source.value);
  async function* sheets(found: RunSource) {
    let done = 0;
    for await (const stored of everyStoredPay(records, run, found)) {
      await tell?.(done++, run.outcome?.people ?? null);
      const made = people === null || people.has(stored.row.person) ? await sheet(stored) : null;
      if (made !== null) yield made;
    }
  }
  return ok(pdfOf(sheets(source.value)));
}

export async function printSlip(printing: Printing, person: string): Promise<Result<Readable>> {
  const { records, run } = printing;
  const stored = await storedResult(records, run, person);
  if (!stored.ok) return stored;
  const sheet = await sheetMaker(printing, stored.value.source);
  const made = await sheet(stored.value);
  if (made === null) return failed(payrunProblem('payrun.no-payslip'));
  async function* one(only: SlipSheet) {
    yield only;
  }
  return ok(pdfOf(one(made)));
}

/** Null for somebody whose pay could not be worked out. */
async function sheetMaker({ records, run, lang }: Printing, { compiled }: Pick<RunSource, 'compiled'>) {
  const { name: organisation } = await readSettings(records);
  const { plan } = compiled;
  const line = payLine(plan)?.id ?? null;
  const byPerson = await deltasByPerson(records, run.id);
  return async ({ pay, row }: StoredResult): Promise<SlipSheet | null> => {
    const slip = payslipOf(pay, run.period) ?? (row.total === null ? null : slipWithoutLines(pay, run, plan));
    if (slip === null) return null;
    const deltas = byPerson.get(row.person) ?? [];
    const extras = {
      ...{ organisation, team: row.team, payLine: line, withheld: withheldWithReasons(row.withheld) },
      deltas: deltas.map((delta) => {
        const title = titleOf(delta);
        return { period: delta.period, title, amount: inHand(delta), sentence: deltaWords(delta, slip) };
      }),
      payable: payableOf(row.total, deltas),
    };
    return sheetOf(slip, pay, extras, lang);
  };
}

/** Corrections of closed periods alone: the plan paid nothing. */
function slipWithoutLines({ person }: StoredResult['pay'], run: Run, plan: Plan): Payslip {
  const named = { plan: plan.id, planVersion: plan.version, title: plan.title };
  return { person: person.id, name: person.name, period: run.period, ...named, lines: [] };
}

function withheldWithReasons(text: string | null) {
  if (text === null) return [];
  const withheld = withholdingFrom(jsonOf(text));
  return withheldLines(withheld).map((one) => ({ ...one, why: reasonOfWithheld(withheld, one.id)?.sentence ?? {} }));
}

function pdfOf(sheets: AsyncIterable<SlipSheet>): Readable {
  const out = new PassThrough();
  writeSlips(out, sheets).catch((error: Error) => out.destroy(error));
  return out;
}
