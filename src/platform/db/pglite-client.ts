import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import utils from 'pg/lib/utils.js';
import { type DatabaseError, parse, serialize } from 'pg-protocol';
import type {
  BackendMessage,
  CommandCompleteMessage,
  DataRowMessage,
  RowDescriptionMessage,
} from 'pg-protocol/dist/messages.js';
import { VALUE_PARSERS } from './values.ts';

/**
 * One statement of PGlite, asked and answered as `pg` does it with a server: all that belongs to it in one message, values
 * as texts. PGlite's own `query` takes five messages and three times as long.
 */
export interface Answer {
  /** `SELECT`, `INSERT`, … as the database says it. */
  readonly command: string;
  readonly rowCount: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

type Parser = (text: string) => unknown;

/** How values come back, wherever records are kept. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    VALUE_PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
};

/** Statements that PGlite keeps planned; each takes some of its memory. */
const KEPT = 150;
/** Texts of many rows are written once and do not come again. */
const LONGEST_KEPT = 3000;
/** What changes tables may change what a planned statement answers. */
const CHANGES_TABLES = /^\s*(create|alter|drop|truncate|do|discard|deallocate|set|reset)\b/i;

export class PgliteClient {
  private readonly database: PGlite;
  /** By text: the name it is kept under, or '' where it was asked for once. Least lately used first. */
  private readonly names = new Map<string, string>();
  private made = 0;
  private toClose: string[] = [];

  constructor(database: PGlite) {
    this.database = database;
  }

  /** Text without values may hold several statements; the last one's rows are the answer. To be called in turn. */
  async query(sql: string, values: readonly unknown[]): Promise<Answer> {
    if (values.length > 0) return this.send(this.extended(sql, values));
    if (CHANGES_TABLES.test(sql)) this.forget();
    return this.send(serialize.query(sql));
  }

  private async send(message: Uint8Array): Promise<Answer> {
    const chunks: Uint8Array[] = [];
    // As a stream: otherwise PGlite reads the answer itself, too, and for nothing. A chunk lies in memory that is used again.
    await this.database.execProtocolRawStream(message, { onRawData: (chunk) => chunks.push(new Uint8Array(chunk)) });
    const answer = readAnswer(chunks);
    if (!('error' in answer)) return answer;
    // The plans of statements may be what is wrong; they cost nothing to make anew.
    this.forget();
    throw answer.error;
  }

  private extended(sql: string, values: readonly unknown[]): Uint8Array {
    const { name, parsed } = this.nameOf(sql);
    const parts = this.toClose.map((gone) => serialize.close({ type: 'S', name: gone }));
    this.toClose = [];
    if (!parsed) parts.push(serialize.parse({ name, text: sql }));
    parts.push(
      serialize.bind({ statement: name, values: [...values], valueMapper: utils.prepareValue }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    );
    return Buffer.concat(parts);
  }

  /** A statement is kept from the second time on. */
  private nameOf(sql: string): { readonly name: string; readonly parsed: boolean } {
    if (sql.length > LONGEST_KEPT) return { name: '', parsed: false };
    const known = this.names.get(sql);
    this.names.delete(sql);
    const name = known === undefined ? '' : known === '' ? `kept_${++this.made}` : known;
    this.names.set(sql, name);
    const [oldest] = this.names;
    if (this.names.size > KEPT && oldest) {
      this.names.delete(oldest[0]);
      if (oldest[1] !== '') this.toClose.push(oldest[1]);
    }
    return { name, parsed: known !== undefined && known !== '' };
  }

  private forget(): void {
    for (const name of this.names.values()) if (name !== '') this.toClose.push(name);
    this.names.clear();
  }
}

/** The messages up to ReadyForQuery, as a result or as the error among them. */
function readAnswer(chunks: readonly Uint8Array[]): Answer | { readonly error: DatabaseError } {
  let error: DatabaseError | undefined;
  let columns: readonly { readonly name: string; readonly parse: Parser }[] = [];
  let rows: Record<string, unknown>[] = [];
  let done: { readonly command: string; readonly rowCount: number; readonly rows: typeof rows } | undefined;
  readMessages(chunks, (message) => {
    switch (message.name) {
      case 'error':
        error ??= message as unknown as DatabaseError;
        break;
      case 'rowDescription':
        columns = (message as RowDescriptionMessage).fields.map(({ name, dataTypeID }) => ({
          name,
          parse: TYPES.getTypeParser(dataTypeID) as Parser,
        }));
        break;
      case 'dataRow':
        rows.push(rowOf((message as DataRowMessage).fields, columns));
        break;
      case 'commandComplete':
        done = { ...countsOf((message as CommandCompleteMessage).text), rows };
        rows = [];
        columns = [];
        break;
      default:
    }
  });
  return error ? { error } : (done ?? { command: '', rowCount: 0, rows });
}

function rowOf(
  fields: readonly (string | null)[],
  columns: readonly { readonly name: string; readonly parse: Parser }[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [i, { name, parse: read }] of columns.entries()) {
    const text = fields[i] ?? null;
    row[name] = text === null ? null : read(text);
  }
  return row;
}

/** `INSERT 0 5`, `SELECT 3`, `BEGIN`. */
function countsOf(tag: string): { readonly command: string; readonly rowCount: number } {
  const words = tag.split(' ');
  return { command: words[0] ?? '', rowCount: Number(words.at(-1)) || 0 };
}

/** pg-protocol reads a stream; all of an answer is there at once. */
function readMessages(chunks: readonly Uint8Array[], visit: (message: BackendMessage) => void): void {
  const stream = new EventEmitter();
  void parse(stream as unknown as NodeJS.ReadableStream, visit);
  for (const chunk of chunks) stream.emit('data', Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
}
