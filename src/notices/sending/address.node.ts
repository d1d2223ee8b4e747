import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { noticeProblem } from '../problems.ts';

/**
 * Where the server may be sent to by whoever sets up a channel: to addresses of the open internet. What stands in the
 * organisation's own network answers to no one but the environment's say-so.
 */

/** What is wrong with a bot's address as it is written. */
export function addressFault(url: string, privateHosts: boolean): Problem | null {
  if (!URL.canParse(url)) return noticeProblem('notices.address-wrong');
  const { protocol, hostname, username } = new URL(url);
  if (!['https:', 'http:'].includes(protocol) || username !== '') return noticeProblem('notices.address-wrong');
  if (privateHosts) return null;
  if (protocol !== 'https:') return noticeProblem('notices.unencrypted');
  return isIP(bare(hostname)) !== 0 && !isPublic(bare(hostname)) ? isPrivate(hostname) : null;
}

/**
 * The address that is then connected to, rather than the name, which could mean another one a moment later. Of several that
 * a name has none may be private.
 */
export async function addressOf(host: string, privateHosts: boolean): Promise<Result<string>> {
  const found = await lookup(bare(host), { all: true }).catch(() => []);
  const [first] = found;
  if (first === undefined) return failed(noticeProblem('notices.address-unknown', { host }));
  if (!privateHosts && found.some(({ address }) => !isPublic(address))) return failed(isPrivate(host));
  return ok(first.address);
}

function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

function isPrivate(host: string): Problem {
  return noticeProblem('notices.address-private', { host });
}

/** An address of IPv6 stands in brackets where it is part of a URL. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
