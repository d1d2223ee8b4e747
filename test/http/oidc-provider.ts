import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small real OpenID Connect provider on this machine: discovery, authorization, tokens signed with RS256, keys. */

export interface ProviderAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** What the provider does wrong on purpose, to see it refused. */
export interface Misbehaviour {
  /** Claims of the ID token said otherwise. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that it does not publish. */
  readonly forged?: boolean;
  /** Tells the e-mail address at the userinfo endpoint only. */
  readonly thin?: boolean;
}

interface Grant {
  readonly account: ProviderAccount;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
  readonly wrong: Misbehaviour;
}

export const CLIENT = { id: 'jixin', secret: 'a secret of the two' } as const;

export interface LocalProvider {
  readonly issuer: string;
  /** The person at the browser signs in there, or refuses; gives the address that the browser is sent back to. */
  answer(start: string, who: ProviderAccount | null, wrong?: Misbehaviour): Promise<URL>;
  close(): Promise<void>;
}

export async function startProvider(): Promise<LocalProvider> {
  const [published, hidden] = [keyPair(), keyPair()];
  const grants = new Map<string, Grant>();
  const people = new Map<string, ProviderAccount>();
  let issuer = '';
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    if (path === '/.well-known/openid-configuration') return json(response, metadata(issuer));
    if (path === '/keys') return json(response, { keys: [published.jwk] });
    if (path === '/token') return json(response, ...(await token(request)));
    if (path === '/userinfo') return json(response, people.get(bearerOf(request)) ?? {});
    return json(response, { error: 'not_found' }, 404);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const token = async (request: IncomingMessage): Promise<[object, number?]> => {
    const body = new URLSearchParams(await textOf(request));
    const grant = grants.get(body.get('code') ?? '');
    grants.delete(body.get('code') ?? '');
    const known = body.get('client_id') === CLIENT.id && body.get('client_secret') === CLIENT.secret;
    if (!known) return [{ error: 'invalid_client' }, 401];
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge || grant.redirect !== body.get('redirect_uri'))
      return [{ error: 'invalid_grant' }, 400];
    const access = randomUUID();
    people.set(access, grant.account);
    return [{ access_token: access, token_type: 'Bearer', expires_in: 60, id_token: idToken(grant) }];
  };

  const idToken = ({ account, nonce, wrong }: Grant): string => {
    const now = Math.floor(Date.now() / 1000);
    const { sub, ...rest } = account;
    const own = { iss: issuer, aud: CLIENT.id, sub, nonce, iat: now, exp: now + 60 };
    const claims = { ...own, ...(wrong.thin ? {} : rest), ...wrong.claims };
    return signed(claims, published.jwk.kid, wrong.forged ? hidden.key : published.key);
  };

  return {
    issuer,
    answer: async (start, who, wrong = {}) => {
      const asked = new URL(start).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('state', asked.get('state') ?? '');
      if (who === null) {
        back.searchParams.set('error', 'access_denied');
        back.searchParams.set('error_description', 'the person refused');
        return back;
      }
      const code = randomUUID();
      const challenge = asked.get('code_challenge_method') === 'S256' ? (asked.get('code_challenge') ?? '') : '';
      const redirect = asked.get('redirect_uri') ?? '';
      grants.set(code, { account: who, nonce: asked.get('nonce') ?? '', challenge, redirect, wrong });
      back.searchParams.set('code', code);
      return back;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function metadata(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
}

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
  return { key: privateKey, jwk };
}

function signed(claims: object, kid: string, key: KeyObject): string {
  const parts = [{ alg: 'RS256', typ: 'JWT', kid }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = sign('RSA-SHA256', Buffer.from(parts.join('.')), key).toString('base64url');
  return [...parts, signature].join('.');
}

function bearerOf(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').slice('Bearer '.length);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
