import { sameText, type Text } from '../../../base/text.ts';
import type { Addressee } from '../../../notices/index.ts';
import { notify } from '../../../notices/service.ts';
import { superiors } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import { sessionLines } from '../calibration/service.ts';
import { sessionLink } from '../calibration/words.ts';
import { QUEUE_LINK } from '../words.ts';
import type { QualityWorld } from '../world.node.ts';
import { type OwedScores, remindersOn } from './reminders.ts';
import { checksDue } from './store.ts';

/** Reminders by the clock, of drawn conversations and of calibration. Done every hour or twice at once, they tell once. */

const CHECKS: Text = { 'zh-CN': '质检', 'zh-TW': '質檢', en: 'Quality checks' };
const TEAM: Text = { 'zh-CN': '质检组', 'zh-TW': '質檢組', en: 'the quality team' };

type ReminderWorld = Pick<QualityWorld, 'records' | 'now' | 'today'>;

export async function remindOfScores(world: ReminderWorld): Promise<{ readonly notices: number }> {
  const today = await world.today();
  const drafts = remindersOn(today, [...(await dueChecks(world, today)), ...(await dueSessions(world))]);
  await notify(world.records, drafts, world.now());
  return { notices: drafts.length };
}

async function dueChecks({ records }: ReminderWorld, today: string): Promise<readonly OwedScores[]> {
  const groups = await checksDue(records, today);
  const superiorOf = superiors(groups.length === 0 ? [] : await readPeople(records, today));
  return groups.map(({ due, count, lead }): OwedScores => {
    // Of a lead whom the roster does not know the quality team hears: somebody has to.
    const { id: person = null, name: called = '' } = superiorOf(lead) ?? {};
    const by: Addressee = person === null ? { role: 'quality' } : { person };
    const name = person === null ? TEAM : sameText(called);
    const above: readonly Addressee[] = [{ role: 'manager' }, ...(person === null ? [] : [{ role: 'quality' }])];
    return { key: `quality:owed ${lead ?? ''}`, what: CHECKS, count, due, by, name, above, link: QUEUE_LINK };
  });
}

async function dueSessions({ records }: ReminderWorld): Promise<readonly OwedScores[]> {
  const open = (await sessionLines(records)).filter(({ session }) => session.state === 'scoring');
  return open.flatMap(({ session, conversations, handedIn }) => {
    const { id, title, due, by: opener } = session;
    const what = { 'zh-CN': `校准“${title}”`, 'zh-TW': `校準「${title}」`, en: `Calibration “${title}”` };
    return session.inspectors
      .map((one) => ({ ...one, count: conversations - (handedIn.get(one.account) ?? 0) }))
      .filter(({ count }) => count > 0)
      .map(({ account, name, count }): OwedScores => {
        const above = [{ account: opener.account }, { role: 'manager' }];
        const said = { what, count, due, by: { account }, name: sameText(name), above };
        return { key: `calibration ${id} ${account}`, ...said, link: sessionLink(id) };
      });
  });
}
