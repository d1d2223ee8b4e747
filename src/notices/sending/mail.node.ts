import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { MailConfig } from '../channels/model.ts';
import { noticeProblem } from '../problems.ts';
import { addressOf } from './address.node.ts';
import { scrubbed } from './bots.node.ts';
import { isTlsFault } from './tls.ts';

/** Letters to one mail server, over one connection that stays open until it is closed. */

export interface Letter {
  /** What its sender is called, in the reader's language. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same letter sent again has the same id, by which mail programs show it once. */
  readonly id: string;
}

export interface Mailbox {
  send(letter: Letter): Promise<Result<null>>;
  close(): void;
}

const PATIENCE_MS = 10_000;

export async function openMailbox(
  config: MailConfig,
  password: string,
  { privateHosts }: { readonly privateHosts: boolean },
): Promise<Result<Mailbox>> {
  const { host, port, tls, user, from } = config;
  if (tls === 'none' && !privateHosts) return failed(noticeProblem('notices.unencrypted'));
  const address = await addressOf(host, privateHosts);
  if (!address.ok) return address;
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host: address.value,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    // The certificate is the name's, though it is its address that is connected to.
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return ok({
    async send({ from: name, to, subject, text, id }) {
      const messageId = `<${id}@${from.split('@')[1] ?? 'jixin'}>`;
      const headers = { 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({
          from: { name, address: from },
          to: { name: '', address: to },
          subject,
          text,
          messageId,
          headers,
        });
        return ok(null);
      } catch (error) {
        return failed(faultOf(error as MailError, host, [password]));
      }
    },
    close: () => transport.close(),
  });
}

interface MailError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

function faultOf(error: MailError, host: string, secrets: readonly string[]): Problem {
  const { code = error.name, command, responseCode } = error;
  const reply = scrubbed(error.response ?? code, secrets);
  if (code === 'EAUTH' || code === 'ENOAUTH') return noticeProblem('notices.sign-in-refused', { host, reply });
  if (isTlsFault(code) || /certificate|ssl|tls/i.test(error.message))
    return noticeProblem('notices.tls-failed', { host, reason: code });
  if (command === 'RCPT TO') return noticeProblem('notices.recipient-refused', { host, reply });
  if (responseCode !== undefined) return noticeProblem('notices.mail-refused', { host, reply });
  return noticeProblem('notices.unreachable', { host, reason: code });
}
