import { ok } from '../../base/problem.ts';
import { channelRoutes } from '../../notices/channels/http.ts';
import { openVault } from '../../notices/channels/vault.node.ts';
import { anythingDue, deliver, type Owed, remind, reminderDue } from '../../notices/delivery/service.ts';
import type { SpreadWorld } from '../../notices/delivery/spread.node.ts';
import { noticeRoutes } from '../../notices/http.ts';
import { preferenceRoutes } from '../../notices/preferences/http.ts';
import { dayOf } from '../../organisation/service.ts';
import type { App } from '../../platform/http/app.ts';
import type { ServerContext } from './context.ts';
import { idOf } from './hourly.ts';

/** Notices, inside the app and out of it: their routes, and the jobs that send them on. */

const DELIVER_JOB = 'notices.deliver';
const REMIND_JOB = 'notices.remind';

function noticeWorld({ world, dataDir, url, outgoing }: ServerContext): SpreadWorld {
  const vault = openVault(dataDir, outgoing.secretKey);
  return { ...world, vault, url, privateHosts: outgoing.privateHosts, today: (records) => dayOf(records, world.now()) };
}

export function addNotices(app: App, context: ServerContext, owed: Owed): void {
  const world = noticeWorld(context);
  noticeRoutes(app, context);
  preferenceRoutes(app, context);
  channelRoutes(app, world);
  context.jobs.define(DELIVER_JOB, async ({ progress }) =>
    ok({ ...(await deliver(world, (done) => progress(done, null))) }),
  );
  context.jobs.define(REMIND_JOB, async ({ progress }) =>
    ok({ ...(await remind(world, owed, (done) => progress(done, null))) }),
  );
}

/** How often it is looked whether anything waits: the notices' own rows say so, which were committed with what they tell. */
const LOOK_MS = 5_000;
const REMIND_MS = 60_000;
const REST_MS = 300_000;

/** Sends the jobs when there is something for them; of several processes one gets each. */
export function watchNotices(context: ServerContext, onError: (error: Error) => void): () => void {
  const world = noticeWorld(context);
  const { jobs } = context;
  const { records, now } = world;
  let running: string | null = null;
  const send = async (kind: string, slot: string) => {
    const { id } = await jobs.send(kind, {}, { account: 'clock', id: idOf(`${kind} ${slot}`) });
    return id;
  };
  const look = async () => {
    const last = running === null ? null : await jobs.find(running);
    if (last?.state === 'queued' || last?.state === 'running') return;
    // What breaks by a fault of ours breaks again: that is not to fill the log.
    if (last?.state === 'failed' && Date.parse(now()) - Date.parse(last.updated) < REST_MS) return;
    if (!(await anythingDue(records, now()))) return;
    running = await send(DELIVER_JOB, String(Math.floor(Date.parse(now()) / LOOK_MS)));
  };
  // The day's job has one id: asked for again and again, it is done once.
  const lookAtClock = async () => (await reminderDue(world)) && (await send(REMIND_JOB, await world.today(records)));
  const timers = [
    setInterval(() => void look().catch(onError), LOOK_MS).unref(),
    setInterval(() => void lookAtClock().catch(onError), REMIND_MS).unref(),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
