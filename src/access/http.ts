import type { App } from '../platform/http/app.ts';
import { accountRoutes } from './accounts/http.ts';
import type { SessionHttpOptions } from './cookies.node.ts';
import { oidcRoutes } from './oidc/http.ts';
import { secondFactorRoutes } from './second-factor/http.ts';
import { selfRoutes } from './self/http.ts';
import { sessionRoutes } from './sessions/http.ts';
import { ownSessionRoutes } from './sessions/own/http.ts';
import { tokenRoutes } from './tokens/http.ts';

/** HTTP statuses of this slice's problems. */
export const ACCESS_STATUS = {
  'access.signed-out': 401,
  'access.wrong-credentials': 401,
  'access.wrong-code': 401,
  'access.throttled': 429,
  'access.forbidden': 403,
  'access.own-account': 403,
  'access.password-due': 403,
  'access.not-found': 404,
  'access.login-taken': 409,
  'access.already-set-up': 409,
  'access.identity-taken': 409,
  'access.oidc-off': 404,
  'access.oidc-unreachable': 502,
  'access.oidc-expired': 400,
  'access.oidc-denied': 403,
  'access.oidc-invalid': 401,
  'access.oidc-unknown': 403,
  'access.oidc-disabled': 403,
} as const;

export function accessRoutes(app: App, options: SessionHttpOptions): void {
  sessionRoutes(app, options);
  oidcRoutes(app, options);
  selfRoutes(app, options.world);
  secondFactorRoutes(app, options.world);
  ownSessionRoutes(app, options.world);
  tokenRoutes(app, options.world);
  accountRoutes(app, options.world);
}
