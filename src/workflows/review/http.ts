import type { App } from '../../platform/http/app.ts';
import { boardRoutes } from './board/http.ts';
import { calibrationRoutes } from './calibration/http.ts';
import { cycleRoutes } from './cycles/http.ts';
import { formRoutes } from './forms/http.ts';
import { proposalRoutes } from './proposals/http.ts';
import { ratingRoutes } from './ratings/http.ts';
import { resultRoutes } from './results/http.ts';
import { scheduleRoutes } from './schedule/http.ts';
import { talkRoutes } from './talks/http.ts';
import type { ReviewWorld } from './world.node.ts';

/** HTTP statuses of this slice's problems. */
export const REVIEW_STATUS = {
  'review.no-result': 404,
  'review.no-talk': 404,
  'review.no-proposal': 404,
  'review.form-unknown': 404,
  'review.exists': 409,
  'review.wrong-state': 409,
  'review.ratings-ended': 409,
  'review.not-open-yet': 409,
  'review.talk-signed': 409,
  'review.signed-already': 409,
  'review.proposal-done': 409,
  'review.excluded': 409,
  'review.not-flagged': 409,
  'review.not-submitted': 409,
  'review.released-alone': 403,
  'review.released-judged': 403,
} as const;

export function reviewRoutes(app: App, world: ReviewWorld): void {
  formRoutes(app, world);
  cycleRoutes(app, world);
  boardRoutes(app, world);
  ratingRoutes(app, world);
  calibrationRoutes(app, world);
  resultRoutes(app, world);
  scheduleRoutes(app, world);
  talkRoutes(app, world);
  proposalRoutes(app, world);
}
