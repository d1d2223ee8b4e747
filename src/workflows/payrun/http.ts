import type { App } from '../../platform/http/app.ts';
import { cycleRoutes } from './cycle/http.ts';
import { deltaRoutes } from './deltas/http.ts';
import { deltaReasonRoute } from './deltas/reason/http.ts';
import { type ExportHttpOptions, exportOrderRoutes } from './exports/orders/http.ts';
import { type PayslipHttpOptions, payslipRoutes } from './payslips/http.ts';
import { rowRoutes } from './payslips/rows/http.ts';
import { questionRoutes } from './questions/http.ts';
import { reviewRoutes } from './review/http.ts';
import { runRoutes } from './runs/http.ts';
import { touchedRoute } from './touched/http.ts';

export type { PayslipHttpOptions } from './payslips/http.ts';

export interface PayrunHttpOptions extends PayslipHttpOptions, ExportHttpOptions {}

/** HTTP statuses of this slice's problems. */
export const PAYRUN_STATUS = {
  'payrun.no-payslip': 404,
  'payrun.no-question': 404,
  'payrun.no-line': 404,
  'payrun.export-gone': 404,
  'payrun.exists': 409,
  'payrun.nobody-chosen': 409,
  'payrun.wrong-state': 409,
  'payrun.second-person': 403,
  'payrun.own-pay': 403,
  'payrun.not-yours': 403,
  'payrun.own-question': 403,
  'payrun.answered-already': 409,
} as const;

export function payrunRoutes(app: App, options: PayrunHttpOptions): void {
  runRoutes(app, options.world);
  cycleRoutes(app, options.world);
  reviewRoutes(app, options.world);
  exportOrderRoutes(app, options);
  deltaRoutes(app, options.world);
  deltaReasonRoute(app, options);
  payslipRoutes(app, options);
  rowRoutes(app, options);
  questionRoutes(app, options.world);
  touchedRoute(app, options);
}
