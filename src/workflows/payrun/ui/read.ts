import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { currentLang } from '../../../platform/ui/texts.ts';

/** What more than one of these pages reads, and the shapes it comes in. */

export function readRun(id: string) {
  return answer(api.GET('/api/runs/{id}', { params: { path: { id } } }));
}

export type RunDetail = Awaited<ReturnType<typeof readRun>>;

export function runKey(id: string) {
  return ['run', id, currentLang()] as const;
}

/**
 * After a change of a run: the run is read first, for while it is worked out anew it has no parts to ask for. They are
 * read when the page shows them again.
 */
export async function readAnew(queries: QueryClient, id: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['run', id] });
  const there = queries.getQueryData<RunDetail>(runKey(id))?.run.workedOut;
  const parts = ['run-board', 'run-register', 'run-findings', 'run-deltas'].map((part) => [part, id]);
  await Promise.all([
    ...parts.map((queryKey) => queries.invalidateQueries({ queryKey, refetchType: there ? 'active' : 'none' })),
    ...['runs', 'payslips', 'payslip'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  ]);
}

export function readPayslip(person: string, run: string) {
  return answer(api.GET('/api/people/{person}/payslips/{run}', { params: { path: { person, run } } }));
}

export type Payslip = Awaited<ReturnType<typeof readPayslip>>;
