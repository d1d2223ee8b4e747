import type { Period } from '../../base/period.ts';
import type { Problem } from '../../base/problem.ts';
import type { Calendar } from '../../base/working-days.ts';
import { type Person, superiors } from '../../people/index.ts';
import { drawOrder } from './draw.ts';
import { formFor } from './form.ts';
import type { Entry, EntryStep, Form, Step, Subject, Window } from './model.ts';
import { reviewProblem } from './problems.ts';
import { windowsOf } from './schedule.ts';

/** Who is judged in a cycle, and who judges whom: from the roster, the forms and the seed alone. */

export interface Assignment {
  readonly subjects: readonly Subject[];
  readonly entries: readonly Entry[];
  /** Who has no lead on the roster, too few peers, or no form: told, and their other sources carry the weight. */
  readonly findings: readonly Problem[];
}

/** When, and by which draw. */
export interface Opening {
  readonly period: Period;
  readonly calendar: Calendar;
  readonly seed: string;
}

export function assign(forms: readonly Form[], roster: readonly Person[], opening: Opening): Assignment {
  const { period, calendar, seed } = opening;
  const present = roster.filter((person) => worksAt(person, period));
  const superiorOf = superiors(present);
  const subjects: Subject[] = [];
  let formless = 0;
  let heads = 0;
  for (const { id, name, post, team, lead } of present) {
    const form = formFor(forms, post);
    const above = superiorOf(lead)?.id ?? null;
    if (form?.withoutLead === 'left-out' && above === null) heads += 1;
    else if (form) subjects.push({ person: id, name, post, team, lead: above, form: form.id });
    else formless += 1;
  }
  const rings = ringsOf(present, seed);
  const names = new Map(present.map(({ id, name }) => [id, name]));
  const windows = new Map(forms.map((form) => [form.id, windowsOf(form, period.last, calendar)]));
  const lacking = { lead: 0, peers: 0 };
  const entries = subjects.flatMap((subject) => {
    const form = forms.find(({ id }) => id === subject.form) as Form;
    const owed = (step: EntryStep, rater: string): Entry => ({
      step,
      rater,
      raterName: names.get(rater) ?? rater,
      person: subject.person,
      personName: subject.name,
      team: subject.team,
      ...(windows.get(form.id) as Record<Step, Window>)[step],
      state: 'owed',
      givenAt: null,
      scores: null,
      note: '',
    });
    const lead = leadOf(subject);
    const peers = peersOf(subject, form, rings);
    if (form.sources.supervisor && lead === null) lacking.lead += 1;
    if (form.sources.peer && peers.length === 0) lacking.peers += 1;
    return [
      ...(form.sources.self ? [owed('self', subject.person)] : []),
      ...(form.sources.supervisor && lead !== null ? [owed('lead', lead)] : []),
      ...(form.sources.peer ? peers.map((peer) => owed('peer', peer)) : []),
    ];
  });
  const findings = [
    ...(formless > 0 ? [reviewProblem('review.no-form', { count: formless })] : []),
    ...(heads > 0 ? [reviewProblem('review.head-left-out', { count: heads })] : []),
    ...(lacking.lead > 0 ? [reviewProblem('review.no-lead', { count: lacking.lead })] : []),
    ...(lacking.peers > 0 ? [reviewProblem('review.few-peers', { count: lacking.peers })] : []),
  ];
  return { subjects, entries, findings };
}

/** Whoever is there on the period's last day: who left before it answers to nobody any more. */
function worksAt({ hired_on, left_on, status }: Person, { last }: Period): boolean {
  if (hired_on !== null && hired_on > last) return false;
  return left_on === null ? status !== 'left' : left_on > last;
}

/** A roster that names somebody as their own lead names nobody. */
function leadOf({ lead, person }: Subject): string | null {
  return lead === person ? null : lead;
}

/** Each person's ring of colleagues, and the place in it. */
type Rings = Readonly<Record<Form['peers']['from'], ReadonlyMap<string, Placed>>>;

interface Placed {
  readonly ring: readonly string[];
  readonly at: number;
}

/** Teams and posts, each as a ring in an order drawn by the seed. */
function ringsOf(present: readonly Person[], seed: string): Rings {
  const placed = (by: 'team' | 'post') => {
    const members = new Map<string, string[]>();
    for (const person of present) {
      const key = person[by];
      if (key === null) continue;
      const found = members.get(key);
      if (found) found.push(person.id);
      else members.set(key, [person.id]);
    }
    const rings = [...members].map(([key, ids]) => drawOrder(`${seed}\n${by}\n${key}`, ids));
    return new Map(rings.flatMap((ring) => ring.map((id, at) => [id, { ring, at }] as const)));
  };
  return { team: placed('team'), post: placed('post') };
}

/**
 * The next so many in the ring after the person: so everybody is asked about as many as they are rated by. Never the
 * person, never the lead; nobody at all where there are too few to stay anonymous.
 */
function peersOf(subject: Subject, { peers }: Form, rings: Rings): readonly string[] {
  const { ring, at } = rings[peers.from].get(subject.person) ?? { ring: [], at: 0 };
  const drawn: string[] = [];
  for (let step = 1; step < ring.length && drawn.length < peers.drawn; step++) {
    const next = ring[(at + step) % ring.length] as string;
    if (next !== subject.lead) drawn.push(next);
  }
  return drawn.length >= peers.atLeast ? drawn : [];
}
