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
  const { subjects, formless, heads } = subjectsOf(forms, present);
  const rings = ringsOf(present, seed);
  const judged = subjects.map((subject): Judged => {
    const form = forms.find(({ id }) => id === subject.form) as Form;
    return { subject, form, lead: leadOf(subject), peers: peersOf(subject, form, rings) };
  });
  const names = new Map(present.map(({ id, name }) => [id, name]));
  const windows = new Map(forms.map((form) => [form.id, windowsOf(form, period.last, calendar)]));
  const entries = judged.flatMap((one) =>
    ratersOf(one).map(([step, rater]): Entry => {
      const { person, name, team } = one.subject;
      const window = (windows.get(one.form.id) as Record<Step, Window>)[step];
      const pair = { step, rater, raterName: names.get(rater) ?? rater, person, personName: name, team };
      return { ...pair, ...window, state: 'owed', givenAt: null, scores: null, note: '' };
    }),
  );
  const counts = {
    'review.no-form': formless,
    'review.head-left-out': heads,
    'review.no-lead': judged.filter(({ form, lead }) => form.sources.supervisor && lead === null).length,
    'review.few-peers': judged.filter(({ form, peers }) => form.sources.peer && peers.length === 0).length,
  } as const;
  const found = Object.entries(counts) as readonly (readonly [keyof typeof counts, number])[];
  const findings = found.flatMap(([code, count]) => (count > 0 ? [reviewProblem(code, { count })] : []));
  return { subjects, entries, findings };
}

/** Everybody with a form; counted are those that no form is for, and heads whose form leaves out who has no lead. */
function subjectsOf(forms: readonly Form[], present: readonly Person[]) {
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
  return { subjects, formless, heads };
}

/** A subject with those who can be asked about them. */
interface Judged {
  readonly subject: Subject;
  readonly form: Form;
  readonly lead: string | null;
  readonly peers: readonly string[];
}

/** Who of them is asked: the sources that the form has. */
function ratersOf({ subject, form, lead, peers }: Judged): readonly (readonly [step: EntryStep, rater: string])[] {
  const { self, supervisor, peer } = form.sources;
  return [
    ...(self ? [['self', subject.person] as const] : []),
    ...(supervisor && lead !== null ? [['lead', lead] as const] : []),
    ...(peer ? peers.map((one) => ['peer', one] as const) : []),
  ];
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
