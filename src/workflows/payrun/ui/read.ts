import { answer, api } from '../../../platform/ui/api.ts';

/** What more than one of these pages reads, and the shapes it comes in. */

export function readRun(id: string) {
  return answer(api.GET('/api/runs/{id}', { params: { path: { id } } }));
}

export type RunDetail = Awaited<ReturnType<typeof readRun>>;

export function readPayslip(person: string, run: string) {
  return answer(api.GET('/api/people/{person}/payslips/{run}', { params: { path: { person, run } } }));
}

export type Payslip = Awaited<ReturnType<typeof readPayslip>>;
