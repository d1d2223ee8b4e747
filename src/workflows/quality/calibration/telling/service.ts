import type { Actor } from '../../../../access/index.ts';
import { audit } from '../../../../audit/service.ts';
import { notify } from '../../../../notices/service.ts';
import type { Records } from '../../../../platform/db/port.ts';
import type { Session } from '../model.ts';
import { sessionLink, type Told, words } from '../words.ts';

/** Every move is an audit line, and what concerns the inspectors a notice to each. */

export async function record(
  records: Records,
  actor: Actor,
  session: Session,
  move: string,
  detail: Readonly<Record<string, string | number>>,
  now: string,
): Promise<void> {
  const event = { actor: actor.account.id, action: 'calibration.move', object: `calibration:${session.id}` };
  await audit(records, { ...event, detail: { move, state: session.state, ...detail } }, now);
}

export async function tell(
  records: Records,
  session: Session,
  what: Told,
  params: Readonly<Record<string, string | number>>,
  now: string,
): Promise<void> {
  const text = words(what, { title: session.title, ...params });
  const drafts = session.inspectors.map(({ account }) => ({
    to: { account },
    kind: `calibration.${what}`,
    text,
    link: sessionLink(session.id),
    key: `calibration ${session.id} ${what}`,
  }));
  await notify(records, drafts, now);
}
