import type { FastifyContextConfig, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../base/problem.ts';
import type { App } from './app.ts';
import { pageOf, pageQuery } from './cursor.ts';
import { fileParams, fileQuery, type List, listFile, type PageOf, sendList, sendPage, sortQuery } from './list.ts';
import { problemBody, sendProblems } from './reply.ts';

/** A list's two routes, said once: whatever a page may be asked for, the file may be asked for, by the same people. */

export interface ListRoutes<Row, Sort extends string, Filter extends z.ZodRawShape, Body extends z.ZodType> {
  /** Its address; the file is at `<at>/export/:format`. */
  readonly at: string;
  /** What stands in the address. */
  readonly params?: z.ZodObject;
  readonly config: FastifyContextConfig;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly file: { readonly name: string; readonly summary: string };
  readonly list: List<Row, Sort>;
  readonly filter: z.ZodObject<Filter>;
  /** What the caller asks for, as far as the caller may see it. */
  readonly pages: (
    asked: z.output<z.ZodObject<Filter>>,
    request: FastifyRequest,
  ) => Result<PageOf<Row>> | Promise<Result<PageOf<Row>>>;
  readonly body: Body;
  readonly show: (row: Row, request: FastifyRequest) => z.input<Body>;
}

export function listRoutes<Row, Sort extends string, Filter extends z.ZodRawShape, Body extends z.ZodType>(
  app: App,
  routes: ListRoutes<Row, Sort, Filter, Body>,
): void {
  const { at, config, list, file, pages, show } = routes;
  const schemas = schemasOf(routes);
  // What a schema made of another's parts lets through is more than the compiler can tell; the schemas hold it.
  type Asked = z.output<z.ZodObject<Filter>> & Parameters<typeof sendPage<Row, Sort, unknown>>[2];
  type AskedFile = Asked & z.output<typeof fileQuery>;
  app.get(at, { config, schema: schemas.page }, async (request, reply) => {
    const asked = request.query as Asked;
    const found = await pages(asked, request);
    if (!found.ok) return sendProblems(request, reply, found.problems);
    return sendPage({ request, reply }, list, asked, found.value, (row) => show(row, request));
  });
  app.get(`${at}/export/:format`, { config, schema: schemas.file }, async (request, reply) => {
    const asked = { ...(request.query as AskedFile), ...(request.params as z.output<typeof fileParams>) };
    const found = await pages(asked, request);
    if (!found.ok) return sendProblems(request, reply, found.problems);
    return sendList({ request, reply }, list, asked, found.value, file.name);
  });
}

function schemasOf<Row, Sort extends string, Filter extends z.ZodRawShape, Body extends z.ZodType>({
  params,
  tags,
  summary,
  list,
  filter,
  file,
  body,
}: ListRoutes<Row, Sort, Filter, Body>): { readonly page: FastifySchema; readonly file: FastifySchema } {
  const sort = sortQuery(list).shape;
  return {
    page: {
      tags,
      summary,
      ...(params && { params }),
      querystring: pageQuery.extend({ ...filter.shape, ...sort }),
      response: { 200: pageOf(body), default: problemBody },
    },
    file: {
      tags,
      summary: file.summary,
      params: z.object({ ...params?.shape, ...fileParams.shape }),
      querystring: z.object({ ...filter.shape, ...sort, ...fileQuery.shape }),
      response: { 200: listFile, default: problemBody },
    },
  };
}
