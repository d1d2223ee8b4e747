import type { App } from '../../platform/http/app.ts';
import { cardRoutes } from './cards/http.ts';
import { queueRoutes } from './queue/http.ts';
import { samplingRoutes } from './sampling/http.ts';
import { scoredRoutes } from './scored/http.ts';
import type { QualityWorld } from './world.node.ts';

/** HTTP statuses of this slice's problems. */
export const QUALITY_STATUS = {
  'quality.no-check': 404,
  'quality.card-not-found': 404,
  'quality.plan-not-found': 404,
  'quality.nothing-waiting': 404,
  'quality.not-for-you': 403,
  'quality.not-yours': 403,
  'quality.own-draft': 403,
  'quality.claimed-by-other': 409,
  'quality.wrong-state': 409,
  'quality.stale': 409,
  'quality.answered': 409,
  'quality.answer-over': 409,
  'quality.drawn-already': 409,
  'quality.card-draft-open': 409,
  'quality.card-published': 409,
} as const;

export function qualityRoutes(app: App, world: QualityWorld): void {
  queueRoutes(app, world);
  scoredRoutes(app, world);
  samplingRoutes(app, world);
  cardRoutes(app, world);
}
