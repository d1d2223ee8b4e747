/**
 * As much of PostgreSQL's frontend/backend protocol (version 3) as stands between a client and PGlite, which speaks it
 * itself: the greeting, and where one request ends. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

const ENCRYPTION_REQUESTS: ReadonlySet<number> = new Set([80_877_103, 80_877_104]);
const VERSION_3 = 196_608;
const SYNC = 'S'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);

export type FrontendMessage =
  | { readonly kind: 'encryption' | 'startup' | 'end' }
  /** A simple query, or an extended one up to its Sync: what is answered by one ReadyForQuery. */
  | { readonly kind: 'request'; readonly bytes: Uint8Array };

/** Cuts a client's bytes into requests, wherever the network cut them. */
export class FrontendMessages {
  private rest: Buffer = Buffer.alloc(0);
  private request: Buffer[] = [];
  private started = false;

  *read(bytes: Buffer): Generator<FrontendMessage> {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const message = this.started ? this.next() : this.opening();
      if (message === undefined) return;
      if (message !== null) yield message;
    }
  }

  /** Before the greeting, messages have no type. */
  private opening(): FrontendMessage | undefined {
    const taken = this.take(0);
    if (taken === undefined) return undefined;
    const code = taken.length >= 8 ? taken.readInt32BE(4) : 0;
    if (ENCRYPTION_REQUESTS.has(code)) return { kind: 'encryption' };
    if (code !== VERSION_3) return { kind: 'end' };
    this.started = true;
    return { kind: 'startup' };
  }

  /** `undefined`: not all there yet; `null`: a part of a request that goes on. */
  private next(): FrontendMessage | null | undefined {
    const taken = this.take(1);
    if (taken === undefined) return undefined;
    const type = taken[0];
    if (type === TERMINATE) return { kind: 'end' };
    this.request.push(taken);
    if (type !== SYNC && type !== QUERY) return null;
    const request = Buffer.concat(this.request);
    this.request = [];
    return { kind: 'request', bytes: request };
  }

  /** One whole message; its length stands at `at` and counts itself. */
  private take(at: 0 | 1): Buffer | undefined {
    if (this.rest.length < at + 4) return undefined;
    const end = at + this.rest.readInt32BE(at);
    if (this.rest.length < end) return undefined;
    const taken = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end);
    return taken;
  }
}

/** "I do not encrypt": the socket is local, and its file's mode says who may. */
export const NO_ENCRYPTION = Buffer.from('N');

const parameter = (name: string, value: string) => message('S', Buffer.from(`${name}\0${value}\0`));

/** Let in, with what a client wants to know; then ready. */
export const GREETING: Buffer = Buffer.concat([
  message('R', Buffer.from([0, 0, 0, 0])),
  parameter('server_version', '17.0'),
  parameter('server_encoding', 'UTF8'),
  parameter('client_encoding', 'UTF8'),
  parameter('DateStyle', 'ISO, MDY'),
  parameter('TimeZone', 'UTC'),
  parameter('integer_datetimes', 'on'),
  parameter('standard_conforming_strings', 'on'),
  message('K', Buffer.alloc(8)),
  message('Z', Buffer.from('I')),
]);

/** A simple query as a client would send it. */
export function query(sql: string): Uint8Array {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** Whether the answer to a request ends outside any transaction: ReadyForQuery is its last message. */
export function isIdle(answer: Uint8Array): boolean {
  const status = answer.at(-1);
  return answer.at(-6) === 'Z'.charCodeAt(0) && status === 'I'.charCodeAt(0);
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
