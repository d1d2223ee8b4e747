import type { PlainDate } from '../../../base/period.ts';
import { behind, inOrder, type Order } from '../../../platform/db/keyset.ts';
import type { Records } from '../../../platform/db/port.ts';
import type { Owed } from './content.ts';
import type { Report, ReportKind } from './model.ts';

/** Published reports, and what is still owed of the draws. */

interface ReportTable {
  id: string;
  kind: ReportKind;
  first: PlainDate;
  last: PlainDate;
  lead: string;
  lead_name: string;
  known: string;
  published_at: string;
  content: string;
  hash: string;
}

interface Tables {
  quality_report: ReportTable;
  quality_check: { day: PlainDate; person: string; state: string };
}

/** False where another process has published it. */
export async function insertReport(
  records: Records,
  report: Omit<Report, 'content'>,
  content: string,
): Promise<boolean> {
  const { leadName, publishedAt, ...same } = report;
  const added = await records
    .as<Tables>()
    .insertInto('quality_report')
    .values({ ...same, content, lead_name: leadName, published_at: publishedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return added.length > 0;
}

/** What was published for everybody since a day: the mark that its days are done. */
export async function publishedSince(records: Records, since: PlainDate) {
  return records
    .as<Tables>()
    .selectFrom('quality_report')
    .select(['kind', 'first'])
    .where('lead', '=', '')
    .where('last', '>=', since)
    .execute();
}

export interface ReportFilter {
  readonly kind?: ReportKind | undefined;
  /** Null: everything. Else those for this lead, and the weekly ones. */
  readonly lead: string | null;
  /** The newest first where nothing is said. */
  readonly order?: Order | undefined;
}

const NEWEST: Order = { key: { column: 'last', as: 'date' }, down: true };

export async function selectReports(records: Records, { kind, lead, order = NEWEST }: ReportFilter, limit: number) {
  let query = records
    .as<Tables>()
    .selectFrom('quality_report')
    .select(['id', 'kind', 'first', 'last', 'lead', 'lead_name', 'known', 'published_at', 'hash'])
    .where(behind(order))
    .orderBy(inOrder(order))
    .limit(limit);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (lead !== null) query = query.where((eb) => eb.or([eb('lead', '=', lead), eb('kind', '=', 'weekly')]));
  return (await query.execute()).map(({ lead_name: leadName, published_at: publishedAt, ...same }) => ({
    ...same,
    leadName,
    publishedAt,
  }));
}

export async function selectReport(records: Records, id: string): Promise<Report | undefined> {
  const row = await records
    .as<Tables>()
    .selectFrom('quality_report')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { lead_name: leadName, published_at: publishedAt, content, ...same } = row;
  return { ...same, leadName, publishedAt, content: JSON.parse(content) };
}

/** By person: conversations drawn for the days that are not scored yet. */
export async function owedOn(records: Records, first: PlainDate, last: PlainDate): Promise<readonly Owed[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('quality_check')
    .select(['person', (eb) => eb.fn.countAll<number>().as('checks')])
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where('state', 'in', ['open', 'claimed'])
    .groupBy('person')
    .orderBy('person')
    .execute();
  return rows.map(({ person, checks }) => ({ person, checks: Number(checks) }));
}
