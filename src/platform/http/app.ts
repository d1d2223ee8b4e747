import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { type Credentials, describedApi } from './description.ts';
import { httpProblem } from './problems.ts';
import { HTTP_STATUS, sendProblems } from './reply.ts';
import { unstorable } from './storable.ts';
import { answerUnknown, serveWeb } from './web-files.ts';

/** A Fastify application with everything that every route shares: schemas, safety headers, limits, problems, OpenAPI. */

export type App = FastifyInstance<
  import('fastify').RawServerDefault,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface AppOptions {
  readonly version: string;
  readonly logger: { readonly level: string; readonly stream?: { write(line: string): void } } | false;
  /** Largest upload, in bytes. */
  readonly uploadLimit: number;
  /** Requests a minute from one address. */
  readonly rate: number;
  readonly trustProxy: boolean;
  /** The built web app's folder, where it is served. */
  readonly web: string | null;
  /** HTTP statuses of the slices' problem codes. */
  readonly problemStatus: Readonly<Record<string, number>>;
  /** What the description says of how a caller proves who asks. */
  readonly credentials?: Credentials;
}

/** What never reaches a log: secrets of a request, and the values (pay, above all) that database errors quote. */
const REDACTED = [
  ...['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
  ...['err.detail', 'err.where', 'err.query', 'err.params', 'err.internalQuery'],
];

export async function createApp(options: AppOptions): Promise<App> {
  const app = fastify({
    logger: options.logger === false ? false : { ...options.logger, redact: REDACTED },
    trustProxy: options.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    // Zod reports every issue at once and coerces nothing by itself.
    exposeHeadRoutes: false,
  }).withTypeProvider<ZodTypeProvider>();
  app.decorate('problemStatus', { ...HTTP_STATUS, ...options.problemStatus });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(helmet, { contentSecurityPolicy: CONTENT_POLICY, crossOriginEmbedderPolicy: false, hsts: false });
  await app.register(cookie);
  await app.register(compress, { global: true, threshold: 1400 });
  await app.register(rateLimit, {
    max: options.rate,
    timeWindow: '1 minute',
    errorResponseBuilder: () => Object.assign(new Error('rate'), { statusCode: 429 }),
  });
  await app.register(underPressure, { maxEventLoopDelay: 10_000, pressureHandler: busy });
  await app.register(multipart, { limits: { fileSize: options.uploadLimit, files: 20, fields: 20 } });
  await app.register(swagger, describedApi(options.version, options.credentials ?? {}));
  app.addHook('preValidation', refuseUnstorable);
  app.setErrorHandler(answerError);
  if (options.web !== null) await serveWeb(app as unknown as FastifyInstance, options.web);
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply, options.web !== null));
  return app;
}

/** Scripts come from this origin only, never inline; styles may be inline because the component library writes them. */
const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

async function refuseUnstorable(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  for (const part of ['params', 'query', 'body'] as const) {
    const fault = unstorable(request[part]);
    if (fault !== null)
      return sendProblems(request, reply, [httpProblem('http.invalid', { detail: `${part}: ${fault}` })]);
  }
  return undefined;
}

/**
 * Refuses while the server stands still for long. The measurer calls it infinite when it got no turn within a second,
 * as after one heavy statement: that is no reason to refuse anybody.
 */
function busy(_request: unknown, _reply: unknown, _type: string, delay: number | undefined): void {
  if (delay === Number.POSITIVE_INFINITY) return;
  throw Object.assign(new Error('under pressure'), { statusCode: 503 });
}

/** The reader of forms says by its words alone that what was sent is no form. */
const FORM_FAULT = /^(Multipart: |Malformed |Unexpected end of (multipart data|form|file)$)/;

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation
      .map((v) => `${error.validationContext ?? ''}${v.instancePath}: ${v.message}`)
      .join('; ');
    return sendProblems(request, reply, [httpProblem('http.invalid', { detail: detail.slice(0, 1000) })]);
  }
  const status = error.statusCode ?? (FORM_FAULT.test(error.message) ? 400 : 500);
  if (status === 413) return sendProblems(request, reply, [httpProblem('http.too-large')]);
  if (status === 429) return sendProblems(request, reply, [httpProblem('http.too-many')]);
  if (status === 503) return sendProblems(request, reply, [httpProblem('http.busy')]);
  if (status >= 400 && status < 500) {
    return sendProblems(request, reply, [httpProblem('http.invalid', { detail: error.code ?? 'bad request' })], status);
  }
  request.log.error({ err: error }, 'unexpected');
  return sendProblems(request, reply, [httpProblem('http.unexpected', { id: String(request.id) })]);
}
