import { createHash } from 'node:crypto';
import type { Jobs } from '../../platform/jobs/jobs.ts';

/** Jobs that nobody asks for but the time: once an hour, whichever and however many processes serve. */

const HOUR_MS = 3_600_000;

/** Sends each kind now and every hour; an hour's job has one id, so that of several processes one does it. */
export function hourly(jobs: Jobs, kinds: readonly string[], now: () => string, onError: (error: Error) => void) {
  const send = () => {
    const hour = now().slice(0, 13);
    for (const kind of kinds) jobs.send(kind, {}, { account: 'clock', id: idOf(`${kind} ${hour}`) }).catch(onError);
  };
  send();
  const timer = setInterval(send, HOUR_MS).unref();
  return () => clearInterval(timer);
}

/** A UUID that the same text always gives. */
export function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
