import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
} from 'openid-client';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { accessProblem } from '../problems.ts';

/** The organisation's identity provider, spoken to by OpenID Connect: authorization code, PKCE, state and nonce. */

export interface OidcSettings {
  /** HTTPS, but for a provider on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, held to its request by PKCE alone. */
  readonly clientSecret: string | null;
  /** How the button calls the provider; null leaves it to the page's own words. */
  readonly label: string | null;
}

/** What one sign-in is known again by: made at its start, kept in the browser that began it. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider vouches for. */
export interface Identity {
  readonly subject: string;
  /** Only where the provider says that it verified it; lower case. */
  readonly email: string | null;
}

export interface OidcProvider {
  readonly label: string | null;
  /** Where the browser is sent to sign in there. */
  address(attempt: OidcAttempt, callback: string): Promise<Result<string>>;
  /** Whom the answer that came back vouches for. */
  identity(attempt: OidcAttempt, answered: URL): Promise<Result<Identity>>;
}

const PATIENCE_SECONDS = 10;

export function oidcProvider(settings: OidcSettings): OidcProvider {
  let found: Promise<Configuration> | undefined;
  const configuration = () => {
    // What could not be reached is asked for again by the next who signs in.
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    label: settings.label,
    address: (attempt, callback) =>
      told(async () => addressFrom(await configuration(), attempt, callback), UNREACHABLE),
    identity: async (attempt, answered) => {
      const ready = await told(configuration, UNREACHABLE);
      return ready.ok ? told(() => identityFrom(ready.value, attempt, answered), refusalOf) : ready;
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const address = new URL(issuer);
  const configuration = await discovery(
    address,
    clientId,
    clientSecret ?? undefined,
    clientSecret === null ? None() : undefined,
    { timeout: PATIENCE_SECONDS, execute: address.protocol === 'http:' ? [allowInsecureRequests] : [] },
  );
  // The signature counts, though the token came straight from the provider.
  enableNonRepudiationChecks(configuration);
  return configuration;
}

async function addressFrom(configuration: Configuration, attempt: OidcAttempt, callback: string): Promise<string> {
  const { state, nonce, verifier } = attempt;
  return buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href;
}

async function identityFrom(configuration: Configuration, attempt: OidcAttempt, answered: URL): Promise<Identity> {
  const tokens = await authorizationCodeGrant(configuration, answered, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new ClientError('no ID token');
  if (claims.email !== undefined) return identityOf(claims.sub, claims);
  // Some providers keep the address out of the token and tell it on request.
  const asked = configuration.serverMetadata().userinfo_endpoint !== undefined;
  return identityOf(claims.sub, asked ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {});
}

function identityOf(subject: string, claims: Readonly<Record<string, unknown>>): Identity {
  const { email, email_verified: verified } = claims;
  return { subject, email: typeof email === 'string' && verified === true ? email.trim().toLowerCase() : null };
}

async function told<T>(work: () => Promise<T>, problemOf: (error: unknown) => Problem): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return failed(problemOf(error));
  }
}

const UNREACHABLE = (error: unknown) => accessProblem('access.oidc-unreachable', { reason: reasonOf(error) });

/** Who said no: the provider to the person, we to the provider's answer, or nobody, because it did not come. */
function refusalOf(error: unknown): Problem {
  const reason = reasonOf(error);
  if (error instanceof AuthorizationResponseError) return accessProblem('access.oidc-denied', { reason });
  if (error instanceof ClientError || error instanceof ResponseBodyError)
    return accessProblem('access.oidc-invalid', { reason });
  return UNREACHABLE(error);
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const inner = cause instanceof Error && cause.message !== message ? ` (${cause.message})` : '';
  return `${message}${inner}`.slice(0, 300);
}
