import type { Selectable } from 'kysely';
import type { Lang } from '../../../../base/text.ts';
import type { Records } from '../../../../platform/db/port.ts';
import type { FiledExport } from '../service.ts';

/** Which files of runs were asked for, by whom. */

export interface ExportOrder {
  /** And of its job. */
  readonly id: string;
  readonly run: string;
  readonly account: string;
  readonly name: FiledExport;
  readonly lang: Lang;
  /** Whose pay the account might see then; null is everybody. */
  readonly people: readonly string[] | null;
  readonly calculation: string;
  readonly askedAt: string;
}

interface Tables {
  pay_export: {
    id: string;
    run_id: string;
    account: string;
    name: FiledExport;
    lang: Lang;
    people: readonly string[] | null;
    calculation: string;
    asked_at: string;
  };
}

export async function insertOrder(records: Records, order: ExportOrder): Promise<void> {
  const { run: run_id, askedAt: asked_at, people, ...same } = order;
  const values = { ...same, run_id, asked_at, people: people && (JSON.stringify(people) as never) };
  await records.as<Tables>().insertInto('pay_export').values(values).execute();
}

export async function selectOrder(records: Records, id: string): Promise<ExportOrder | undefined> {
  const row = await records.as<Tables>().selectFrom('pay_export').selectAll().where('id', '=', id).executeTakeFirst();
  return row && orderOf(row);
}

/** An account's own, of one calculation of a run; the newest first. */
export async function selectOrders(
  records: Records,
  of: Pick<ExportOrder, 'account' | 'run' | 'calculation'>,
): Promise<readonly ExportOrder[]> {
  const rows = await records
    .as<Tables>()
    .selectFrom('pay_export')
    .selectAll()
    .where('account', '=', of.account)
    .where('run_id', '=', of.run)
    .where('calculation', '=', of.calculation)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(orderOf);
}

export async function deleteOrders(records: Records, before: string): Promise<void> {
  await records.as<Tables>().deleteFrom('pay_export').where('asked_at', '<', before).execute();
}

function orderOf({ run_id, asked_at, ...same }: Selectable<Tables['pay_export']>): ExportOrder {
  return { ...same, run: run_id, askedAt: asked_at };
}
