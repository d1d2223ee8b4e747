import type { App } from '../../platform/http/app.ts';
import { decidingRoutes } from './deciding/http.ts';
import { evidenceRoutes } from './evidence/http.ts';
import { filingRoutes } from './filing/http.ts';
import { precedentRoutes } from './precedents/http.ts';
import { readingRoutes } from './reading/http.ts';
import { seatRoutes } from './seats/http.ts';
import type { AppealWorld } from './world.node.ts';

/** HTTP statuses of this slice's problems. */
export const APPEAL_STATUS = {
  'appeal.object-unknown': 404,
  'appeal.no-file': 404,
  'appeal.not-about-you': 403,
  'appeal.not-yours': 403,
  'appeal.involved': 403,
  'appeal.ruled-before': 403,
  'appeal.not-your-desk': 403,
  'appeal.no-seat': 403,
  'appeal.exists': 409,
  'appeal.wrong-state': 409,
  'appeal.voted': 409,
  'appeal.window-over': 409,
  'appeal.too-late': 409,
  'appeal.file-large': 413,
  'appeal.file-type': 415,
} as const;

export function appealRoutes(app: App, world: AppealWorld): void {
  filingRoutes(app, world);
  readingRoutes(app, world);
  decidingRoutes(app, world);
  evidenceRoutes(app, world);
  seatRoutes(app, world);
  precedentRoutes(app, world);
}

export type { AppealWorld } from './world.node.ts';
