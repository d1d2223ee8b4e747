import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { failed, ok, type Result } from '../../base/problem.ts';
import { noticeProblem } from '../problems.ts';
import { addressFault, addressOf } from './address.node.ts';
import { isTlsFault } from './tls.ts';

/** One POST of JSON to a bot: to the very address that was checked, following no redirect, within limits. */

export interface PostReply {
  readonly status: number;
  readonly text: string;
}

const PATIENCE_MS = 10_000;
const LONGEST_REPLY = 65_536;

export async function postJson(url: string, body: object, privateHosts: boolean): Promise<Result<PostReply>> {
  const fault = addressFault(url, privateHosts);
  if (fault) return failed(fault);
  const { hostname: host, protocol } = new URL(url);
  const address = await addressOf(host, privateHosts);
  if (!address.ok) return address;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return ok(await send(url, protocol, { body: JSON.stringify(body), lookup: pinned(address.value), signal }));
  } catch (error) {
    // Never the message: it can quote the address, whose path is the bot's key.
    const { name, code: reason = name } = error as NodeJS.ErrnoException;
    return failed(noticeProblem(isTlsFault(reason) ? 'notices.tls-failed' : 'notices.unreachable', { host, reason }));
  }
}

interface Sending {
  readonly body: string;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

function send(url: string, protocol: string, { body, lookup, signal }: Sending): Promise<PostReply> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
  const options = { method: 'POST', headers, lookup, signal, agent: false } as const;
  return new Promise((resolve, reject) => {
    const asked = (protocol === 'https:' ? request : plainRequest)(url, options, (reply) => {
      const chunks: Buffer[] = [];
      let size = 0;
      reply.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > LONGEST_REPLY) asked.destroy(Object.assign(new Error('long'), { code: 'EMSGSIZE' }));
        else chunks.push(chunk);
      });
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8').trim() }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

function pinned(address: string): LookupFunction {
  const family = isIPv6(address) ? 6 : 4;
  return (_host, { all }, callback) => {
    if (all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}
