import type { App } from '../../platform/http/app.ts';
import { type ImportHttpOptions, importRoutes } from './imports/http.ts';
import { type ProposalHttpOptions, proposalRoutes } from './proposal/http.ts';
import { type RowsHttpOptions, rowsRoutes } from './rows/http.ts';
import { type RunHttpOptions, runRoutes } from './runs/http.ts';
import { uploadRoutes } from './uploads/http.ts';

export { IMPORT_JOB, importJob } from './imports/job.node.ts';

export type IntakeHttpOptions = ImportHttpOptions & ProposalHttpOptions & RowsHttpOptions & RunHttpOptions;

export function intakeRoutes(app: App, options: IntakeHttpOptions): void {
  uploadRoutes(app, options);
  proposalRoutes(app, options);
  runRoutes(app, options);
  importRoutes(app, options);
  rowsRoutes(app, options);
}
