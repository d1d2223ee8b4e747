import { createHash } from 'node:crypto';
import { type Actor, reachOf } from '../../../access/index.ts';
import { audit } from '../../../audit/service.ts';
import { addDays, type PlainDate, period } from '../../../base/period.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { readHistory } from '../../../ledger/service.ts';
import type { Addressee, NoticeDraft } from '../../../notices/index.ts';
import { notify } from '../../../notices/service.ts';
import { clockOf, readSettings } from '../../../organisation/service.ts';
import { type Person, spansOf } from '../../../people/index.ts';
import { readPeople } from '../../../people/service.ts';
import type { Records } from '../../../platform/db/port.ts';
import { correctionsOf } from '../../../stages/metrics/index.ts';
import { readCard } from '../cards/read.ts';
import { allCards, cardFile } from '../cards/service.ts';
import { type CheckedRow, checksIn } from '../checked/service.ts';
import type { QualityWorld } from '../world.node.ts';
import { type Called, contentOf, type Owed } from './content.ts';
import { CATCH_UP, type CatchUp, type DueReport, dueReports, keyOf } from './due.ts';
import type { ReadReport, Report, ReportContent } from './model.ts';
import { reportProblem } from './problems.ts';
import { insertReport, owedOn, publishedSince, selectReport } from './store.ts';
import { publishedWords, reportLink } from './words.ts';

/** Publishes what is due, once: what was missed while nothing ran is caught up, and what is published never changes. */

export { selectReports } from './store.ts';

/** Whose reports an account reads: null for everybody's, else those for this lead, and the weekly ones. */
export function readsOf(actor: Actor): string | null {
  return reachOf(actor, 'report.read') === 'all' ? null : (actor.account.person ?? '');
}

/** A report that one may not read does not exist for one. */
export async function readReport(records: Records, lead: string | null, id: string): Promise<Result<ReadReport>> {
  const report = await selectReport(records, id);
  const mine = report && (lead === null || report.kind === 'weekly' || report.lead === lead);
  if (!mine) return failed(reportProblem('report.not-found'));
  return ok({ ...report, knownHere: await clockOf(records, report.known) });
}

type ReportWorld = Pick<QualityWorld, 'records' | 'activity' | 'now' | 'today' | 'newId' | 'cards'>;

/** Everything due on `today`; how many documents came of it. */
export async function publishDue(world: ReportWorld, today: PlainDate, catchUp: CatchUp = CATCH_UP): Promise<number> {
  const since = addDays(today, -Math.max(...Object.values(catchUp)) - 31);
  const { quality } = await readSettings(world.records);
  const checks = await checksOf(world, since, addDays(today, -1));
  const published = new Set((await publishedSince(world.records, since)).map(keyOf));
  const days = [...new Set(checks.map(({ day }) => day))];
  let documents = 0;
  for (const due of dueReports({ today, monthDay: quality.monthDay, days, published, catchUp }))
    documents += await publish(
      world,
      due,
      checks.filter(({ day }) => due.first <= day && day <= due.last),
    );
  return documents;
}

async function checksOf({ records, activity }: ReportWorld, first: PlainDate, last: PlainDate) {
  const when = period(`${first}..${last}`);
  const history = await readHistory(records, { kinds: ['person.recorded', 'person.alias', 'correction.made'] });
  const { corrections } = correctionsOf(history);
  return (await checksIn(activity, when, spansOf(history, when), corrections)).checks;
}

/** The report for everybody and, of a day, one for each lead with checks or debts: all of them or none. */
async function publish(world: ReportWorld, due: DueReport, checks: readonly CheckedRow[]): Promise<number> {
  const { records, now } = world;
  const called = { people: await readPeople(records, due.last), titles: await causeTitles(world) };
  const owed = await owedOn(records, due.first, due.last);
  const at = now();
  return records.transaction(async (inside) => {
    const whole = documentOf(world, due, { id: '', name: '' }, contentOf(due.kind, checks, owed, called), at);
    // The document for everybody is the mark that the days are done: of two who publish at once the second finds it.
    if (!(await insertReport(inside, whole, JSON.stringify(whole.content)))) return 0;
    const leads = due.kind === 'daily' ? leadDocuments(world, due, { checks, owed, called, at }) : [];
    for (const one of leads) await insertReport(inside, one, JSON.stringify(one.content));
    const documents = [whole, ...leads];
    await notify(inside, documents.flatMap(noticesOf), at);
    const object = `report:${keyOf(due)}`;
    await audit(
      inside,
      { actor: 'clock', action: 'report.publish', object, detail: { documents: documents.length } },
      at,
    );
    return documents.length;
  });
}

async function causeTitles(world: ReportWorld): Promise<Called['titles']> {
  const cards = (await allCards(world)).flatMap(({ card, version, text }) => {
    const read = readCard(text, cardFile(card, version));
    return read.ok ? read.value.causes : [];
  });
  return new Map(cards.map(({ id, title }) => [id, title]));
}

interface DayOfChecks {
  readonly checks: readonly CheckedRow[];
  readonly owed: readonly Owed[];
  readonly called: Called;
  readonly at: string;
}

function leadDocuments(world: ReportWorld, due: DueReport, day: DayOfChecks): readonly Report[] {
  const { checks, owed, called, at } = day;
  const leadOf = leadsOf(called.people);
  const leads = new Map<string, Person>();
  for (const { person } of [...checks, ...owed]) {
    const lead = leadOf(person);
    if (lead) leads.set(lead.id, lead);
  }
  return [...leads.values()].map((lead) => {
    const mine = ({ person }: { readonly person: string }) => leadOf(person)?.id === lead.id;
    return documentOf(world, due, lead, contentOf('daily', checks.filter(mine), owed.filter(mine), called), at);
  });
}

/** Rosters name a lead by id or by name. */
function leadsOf(people: readonly Person[]): (person: string) => Person | undefined {
  const byId = new Map(people.map((one) => [one.id, one]));
  const byName = new Map(people.map((one) => [one.name, one]));
  return (person) => {
    const lead = byId.get(person)?.lead ?? '';
    return byId.get(lead) ?? byName.get(lead);
  };
}

function documentOf(
  world: ReportWorld,
  { kind, first, last }: DueReport,
  lead: Pick<Person, 'id' | 'name'>,
  content: ReportContent,
  at: string,
): Report {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const about = { kind, first, last, lead: lead.id, leadName: lead.name };
  return { id: world.newId(), ...about, known: at, publishedAt: at, content, hash };
}

/** Those it is about first: it names teams, and leads each to their own checks. */
const WEEKLY_READERS = ['agent', 'lead', 'quality', 'hr', 'manager'] as const;
const MONTHLY_READERS = ['quality', 'hr', 'manager'] as const;

function noticesOf(report: Report): readonly NoticeDraft[] {
  const { id, kind, first, last, lead, content } = report;
  const days = first === last ? first : `${first} – ${last}`;
  const { checks, critical } = content.sums;
  const text = publishedWords(kind, { days, checks: String(checks), critical: String(critical) });
  return readersOf(kind, lead).map((to) => ({
    ...{ to, kind: `report.${kind}`, text, link: reportLink(id) },
    key: `report ${kind} ${first} ${lead}`,
  }));
}

/** A day's report for everybody is read when it is wanted; the leads are told of theirs. */
function readersOf(kind: Report['kind'], lead: string): readonly Addressee[] {
  if (kind === 'daily') return lead === '' ? [] : [{ person: lead }];
  return (kind === 'weekly' ? WEEKLY_READERS : MONTHLY_READERS).map((role) => ({ role }));
}
