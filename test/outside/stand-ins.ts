import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What notices are sent to outside, played on this machine: a mail server, and the bot of a group chat. */

export interface SentMail {
  readonly to: string;
  /** Headers and body as they went over the line, decoded. */
  readonly text: string;
  readonly subject: string;
  readonly id: string;
}

export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: SentMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(readMail(Buffer.concat(chunks).toString('utf8'), session.envelope.rcptTo[0]?.address ?? ''));
        done(null);
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { mails, port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

function readMail(raw: string, to: string): SentMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n\s+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '';
  const body = rest.join('\r\n\r\n');
  const base64 = /base64/i.test(header('Content-Transfer-Encoding'));
  const text = base64 ? Buffer.from(body, 'base64').toString('utf8') : unquoted(body);
  return { to, text: text.replaceAll('\r\n', '\n'), subject: decoded(header('Subject')), id: header('Message-ID') };
}

function unquoted(body: string): string {
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047. */
function decoded(header: string): string {
  const joined = header.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(/=\?utf-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', '=20')),
  );
}

export interface Posted {
  readonly url: URL;
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Answers what `reply` says; as all three products do where a message is taken, unless told otherwise. */
export async function startBot(kind: 'wecom' | 'dingtalk' | 'feishu') {
  const TAKEN = kind === 'feishu' ? { code: 0, msg: 'success' } : { errcode: 0, errmsg: 'ok' };
  const posted: Posted[] = [];
  let reply: object = TAKEN;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://bot');
    posted.push({ url, body: JSON.parse(await bodyOf(request)) });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    posted,
    address: `http://127.0.0.1:${port}`,
    answer: (next: object | null) => {
      reply = next ?? TAKEN;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
