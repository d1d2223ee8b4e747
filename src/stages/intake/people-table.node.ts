import type { PlainDate } from '../../base/period.ts';
import { ok, type Result } from '../../base/problem.ts';
import { type RosterReading, type RosterRow, unknownCities } from '../../people/index.ts';
import { importRoster, previewRoster } from '../../people/service.ts';
import { isYearly } from './mapping/candidates.ts';
import { shippedCatalogue } from './mapping/catalogue.node.ts';
import { typeOf } from './mapping/targets.ts';
import type { BoundProfile, ImportReport, RawTable } from './model.ts';
import {
  accompanying,
  keep,
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
import { yearlyPay } from './yearly.ts';

/** A roster: small, and everything new in it becomes facts. */

export async function importRosterTable(
  run: TableImport,
  table: RawTable,
  { profile, findings }: BoundProfile,
): Promise<Result<ImportReport>> {
  const { context, importId } = run;
  const transform = compileRoster(profile, table, context.zone, (target) => typeOf('roster', target));
  const rows = (await readSmallTable(run, table, transform)).map(
    ({ row, id = null, from = null, aliases, ...cells }): RosterRow => ({
      row: Number(row),
      id,
      valid: from,
      cells: aliases === undefined ? cells : { ...cells, alias: aliases },
    }),
  );
  const catalogue = shippedCatalogue();
  const yearly = (header: string) => catalogue.ok && isYearly(header, catalogue.value.synonyms);
  const paidByTheYear = yearlyPay(rows, profile, yearly);
  const cities = await context.cities?.();
  const written = rows.map(({ cells }) => cells.city);
  const concerns = cities === undefined ? [] : unknownCities(written, cities);
  const roster = { importId, file: table.file, by: context.by, why: table.file, date: dayIn(context.zone, run.known) };
  const reportOn = (reading: RosterReading) => {
    const { rejected, created, changed, unchanged } = reading;
    return reportOf(run, table, 'roster', {
      profile: profile.id,
      read: rows.length,
      rejected: rejected.length,
      added: created.length,
      replaced: changed.length,
      unchanged: unchanged.length,
      peopleCreated: created.length,
      rejects: rejectCounts(refusedOf(reading.problems), profile),
      findings: [...findings, ...paidByTheYear, ...rowFindings(reading.problems)],
    });
  };
  if (run.dryRun) {
    const preview = await previewRoster(context.records, rows, roster);
    await writeRefused(run, table, refusedOf(preview.problems), profile);
    return ok(reportOn(preview), accompanying(table, [...preview.problems, ...concerns]));
  }
  return keep(run, table, async (inside) => {
    const outcome = orRefuse(await importRoster(inside, rows, roster, context.clock));
    const changed = outcome.drafts.length > 0;
    if (changed) await keepSaid(inside, importId, { as: 'roster', rows, roster });
    await writeRefused(run, table, refusedOf(outcome.problems), profile);
    return { report: reportOn(outcome), problems: [...outcome.problems, ...concerns], changed };
  });
}

/** What a roster says without a day holds from the organisation's today on, not from that of Greenwich. */
function dayIn(timeZone: string, instant: string): PlainDate {
  // Swedish writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
