import type { OidcSettings } from '../../access/oidc/provider.node.ts';
import { failed, ok, type Result } from '../../base/problem.ts';
import { type Environment, SETTINGS, type Setting } from '../settings.ts';
import type { ServerContext } from './context.ts';
import { serverProblem } from './problems.ts';

/** The server's part of the settings (../settings.ts), read and checked once. */
export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** HTTPS stands in front: cookies are marked secure and bound to this host. */
  readonly secureCookies: boolean;
  /** The address of the caller is taken from the proxy's headers. */
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** Largest upload, in bytes. */
  readonly uploadLimit: number;
  /** Requests a minute from one address. */
  readonly rate: number;
  /** Whether an empty installation begins with the demo organisation. */
  readonly demo: boolean;
  /** The organisation's identity provider; null where passwords are the only way in. */
  readonly oidc: OidcSettings | null;
  /** The address at which people reach the server; null takes the one that a request came to. */
  readonly url: string | null;
  /** How notices may leave this server: whether to private addresses, and what the passwords for it are encrypted with. */
  readonly outgoing: ServerContext['outgoing'];
}

/** Characters; a shorter key can be guessed. */
const SHORTEST_KEY = 20;

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

export function readConfig(env: Environment): Result<ServerConfig> {
  const bad = (name: string, wanted: string) =>
    failed(serverProblem('server.setting-bad', { name, value: env[name] ?? '', wanted }));
  const port = wholeOf(env.PORT, SETTINGS.PORT, 0, 65_535);
  if (port === null) return bad('PORT', '0–65535');
  const megabytes = wholeOf(env.JIXIN_UPLOAD_MB, SETTINGS.JIXIN_UPLOAD_MB, 1, 100_000);
  if (megabytes === null) return bad('JIXIN_UPLOAD_MB', '1–100000');
  const rate = wholeOf(env.JIXIN_RATE, SETTINGS.JIXIN_RATE, 10, 10_000_000);
  if (rate === null) return bad('JIXIN_RATE', '10–10000000');
  const logLevel = env.JIXIN_LOG ?? SETTINGS.JIXIN_LOG.otherwise;
  if (!LOG_LEVELS.includes(logLevel)) return bad('JIXIN_LOG', LOG_LEVELS.join(', '));
  const url = env.JIXIN_URL ?? '';
  if (url !== '' && !(URL.canParse(url) && new URL(url).origin === url)) return bad('JIXIN_URL', 'https://host');
  const issuer = env.OIDC_ISSUER ?? '';
  if (issuer !== '' && !isIssuer(issuer)) return bad('OIDC_ISSUER', 'https://…');
  if (issuer !== '' && !env.OIDC_CLIENT_ID) return bad('OIDC_CLIENT_ID', SETTINGS.OIDC_CLIENT_ID.otherwise);
  const secretKey = env.JIXIN_SECRET_KEY ?? '';
  if (secretKey !== '' && secretKey.length < SHORTEST_KEY)
    return failed(
      serverProblem('server.setting-bad', { name: 'JIXIN_SECRET_KEY', value: '•••', wanted: `≥ ${SHORTEST_KEY}` }),
    );
  return ok({
    host: env.HOST ?? SETTINGS.HOST.otherwise,
    port,
    secureCookies: env.JIXIN_SECURE === '1',
    trustProxy: env.JIXIN_TRUST_PROXY === '1',
    logLevel,
    uploadLimit: megabytes * 1024 * 1024,
    rate,
    demo: env.JIXIN_DEMO !== '0',
    oidc: issuer === '' ? null : oidcOf(issuer, env),
    url: url === '' ? null : url,
    outgoing: { privateHosts: env.JIXIN_PRIVATE_HOSTS === '1', secretKey: secretKey === '' ? null : secretKey },
  });
}

function oidcOf(issuer: string, env: Environment): OidcSettings {
  return {
    issuer,
    clientId: env.OIDC_CLIENT_ID ?? '',
    clientSecret: env.OIDC_CLIENT_SECRET || null,
    label: env.OIDC_LABEL || null,
  };
}

/** Tokens travel from it unseen by others: encrypted, or on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function wholeOf(text: string | undefined, { otherwise }: Setting, least: number, most: number): number | null {
  const value = Number(text === undefined || text === '' ? otherwise : text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}
