import { z } from 'zod';
import { isDate } from '../../base/period.ts';
import type { PartialText } from '../../base/text.ts';
import type { Movement } from '../payrun/index.ts';
import { cardAnswer, cardBody, entriesAnswer, entriesBody } from '../quality/service.ts';
import { APPEAL_STATES, type Appeal, type Correction, INSTANCES, OBJECT_KINDS, OUTCOMES, SEATS } from './model.ts';
import type { AppealView } from './reading/service.ts';

/** The shapes in which this slice's routes are asked and answer. */

export const TAGS = ['appeals'];
export const idParams = z.object({ id: z.string().max(100) });
export const personParams = z.object({ person: z.string().max(200) });
export const reasonText = z.string().trim().min(1).max(4000);

export const text = z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() });
const partial = text.partial();
export const namedItem = z.object({ id: z.string(), title: partial });
const ref = z.string().min(1).max(500);
const date = z.string().refine(isDate, 'YYYY-MM-DD');

export const objectQuery = z.object({
  kind: z.enum(OBJECT_KINDS),
  ref: ref.describe('A row `check:<key>`, a rating’s fact, a payslip line `<run>/<line>`.'),
});

const correctionBody = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('owner'), row: ref, agent: z.string().min(1).max(200) }),
  z.strictObject({ change: z.literal('exclude'), row: ref }),
  z.strictObject({
    change: z.literal('value'),
    row: ref,
    column: z.string().min(1).max(100),
    value: z.string().max(2000).nullable(),
  }),
  z.strictObject({
    change: z.literal('check'),
    row: ref,
    entries: entriesBody.describe('The items judged anew; those left out stay as they are.'),
  }),
  z.strictObject({ change: z.literal('rating'), fact: z.string().max(100), score: z.string().min(1).max(40) }),
  z.strictObject({
    change: z.literal('fact'),
    fact: z.string().max(100),
    data: z
      .record(z.string().max(100), z.union([z.string().max(2000), z.boolean(), z.null()]))
      .nullable()
      .describe('The whole new content; null takes the fact back.'),
  }),
  z.strictObject({
    change: z.literal('amount'),
    name: z.string().trim().min(1).max(100),
    amount: z.string().min(1).max(40),
  }),
  z.strictObject({
    change: z.literal('record'),
    field: z.string().trim().min(1).max(100),
    value: z.string().max(2000),
    from: date,
  }),
  z.strictObject({ change: z.literal('input'), input: z.string().min(1).max(200), value: z.string().min(1).max(200) }),
]) satisfies z.ZodType<Correction>;

export const correctionList = z.array(correctionBody).max(50);

const lineMovement = z.object({
  line: z.string(),
  title: partial,
  unit: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export const movementBody = z.object({
  run: z.string().nullable().describe('Null where the month has no run yet.'),
  period: z.string(),
  plan: z.string(),
  title: partial,
  state: z.string().nullable(),
  person: z.string(),
  name: z.string(),
  seen: z.boolean().describe('Whether the reader may see the person’s pay; without it no yuan is told.'),
  before: z.string().nullable(),
  after: z.string().nullable(),
  difference: z.string().nullable(),
  lines: z.array(lineMovement),
});

/** Points are everybody's who decides; money is told to whom sight of the person's pay was given. */
export function movementAnswer(moved: Movement, seesPayOf: (person: string) => boolean): z.output<typeof movementBody> {
  const seen = seesPayOf(moved.person);
  const money = seen ? {} : { before: null, after: null, difference: null };
  const lines = moved.lines
    .filter(({ unit }) => seen || unit !== 'yuan')
    .map((line) => ({ ...line, title: textAnswer(line.title) }));
  return { ...moved, title: textAnswer(moved.title), ...money, seen, lines };
}

function textAnswer(given: PartialText): z.output<typeof partial> {
  return { ...given };
}

const rulingBody = z.object({
  instance: z.enum(INSTANCES),
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  principle: z.string(),
  by: z.array(z.string()).describe('Names.'),
  at: z.string(),
  corrections: z.array(z.object({ correction: correctionBody, fact: z.string() })),
  moved: z.array(movementBody),
});

export const appealHead = z.object({
  id: z.string(),
  number: z.number().int(),
  person: z.string(),
  name: z.string(),
  kind: z.enum(OBJECT_KINDS),
  ref: z.string(),
  title: text,
  state: z.enum(APPEAL_STATES),
  due: z.string().nullable(),
  filedAt: z.string(),
  closedAt: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
});

export function headAnswer(appeal: Appeal): z.output<typeof appealHead> {
  const { id, number, person, name, object, state, due, filedAt, closedAt, rulings } = appeal;
  const { kind, ref: reference, title } = object;
  const outcome = rulings.at(-1)?.outcome ?? null;
  return {
    id,
    number,
    person,
    name,
    kind,
    ref: reference,
    title: { ...title },
    state,
    due,
    filedAt,
    closedAt,
    outcome,
  };
}

const MOVE_IDS = ['review', 'vote', 'final-word', 'accept', 'ask-joint', 'ask-director', 'withdraw'] as const;

export const appealBody = appealHead.extend({
  value: z.string().nullable(),
  unit: z.string(),
  day: z.string(),
  page: z.string().nullable(),
  details: z.record(z.string(), z.string().nullable()),
  statement: z.string(),
  wish: z.string(),
  rows: z.array(z.string()),
  evidence: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.string(), bytes: z.number(), at: z.string() }),
  ),
  windowUntil: z.string(),
  rulings: z.array(rulingBody),
  pleas: z.array(z.object({ to: z.enum(['joint', 'director']), reason: z.string(), at: z.string() })),
  seats: z.array(z.object({ seat: z.enum(SEATS), holder: z.string().nullable(), voted: z.boolean() })),
  ballots: z.array(
    z.object({
      seat: z.enum(SEATS),
      by: z.string(),
      at: z.string(),
      outcome: z.enum(OUTCOMES),
      reason: z.string(),
      corrections: correctionList,
    }),
  ),
  sheet: z
    .object({
      check: z.string(),
      card: cardBody,
      entries: entriesBody.describe('As they were before this appeal decided anything.'),
      contested: z.array(z.string()),
    })
    .nullable()
    .describe('Of a check that was scored here: what its items are judged anew by.'),
  choices: z
    .object({
      inputs: z.array(z.object({ id: z.string(), title: partial, unit: z.string(), value: z.string().nullable() })),
      facts: z.array(z.object({ id: z.string(), kind: z.string(), day: z.string(), why: z.string() })),
    })
    .nullable()
    .describe('Of a payslip line, for those who decide: the inputs it comes from, and the facts of its month.'),
  isMine: z.boolean(),
  moves: z.array(z.enum(MOVE_IDS)).describe('What the reader may do now.'),
});

export function appealAnswer({
  appeal,
  isMine,
  seesPayOf,
  row,
  sheet,
  choices,
  moves,
}: AppealView): z.output<typeof appealBody> {
  const { object, rulings, seats, ballots, evidence, statement, wish, rows, windowUntil, pleas } = appeal;
  const { unit, day, page, details } = object;
  const hidden = unit === 'yuan' && !seesPayOf(appeal.person);
  return {
    ...headAnswer(appeal),
    ...{ unit, day, page, statement, wish, windowUntil, isMine },
    value: hidden ? null : object.value,
    details: { ...(row ?? details) },
    rows: [...rows],
    evidence: evidence.map(({ id, name, type, bytes, at }) => ({ id, name, type, bytes, at })),
    rulings: rulings.map(({ by, moved, corrections, ...ruling }) => ({
      ...ruling,
      by: by.map(({ name }) => name),
      corrections: corrections.map(({ correction, fact }) => ({ correction: plain(correction), fact })),
      // The appellant reads what it does to their own pay; whom else it moves is for those who decide.
      moved: moved
        .filter(({ person }) => !isMine || person === appeal.person)
        .map((one) => movementAnswer(one, seesPayOf)),
    })),
    pleas: pleas.map((plea) => ({ ...plea })),
    seats: seats.map(({ seat, holder }) => ({
      seat,
      holder: holder?.name ?? null,
      voted: ballots.some((ballot) => ballot.seat === seat),
    })),
    // Votes are the deciders' until they have decided.
    ballots: (isMine && appeal.state === 'joint' ? [] : ballots).map(({ by, corrections, ...ballot }) => ({
      ...ballot,
      by: by.name,
      corrections: corrections.map(plain),
    })),
    sheet: sheet && {
      check: sheet.check,
      card: cardAnswer(sheet.card),
      entries: entriesAnswer(sheet.entries),
      contested: [...object.items],
    },
    choices: choices && {
      inputs: choices.inputs.map(({ id, title, unit, value }) => {
        const seen = unit !== 'yuan' || seesPayOf(appeal.person);
        return { id, title: textAnswer(title), unit, value: seen ? value : null };
      }),
      facts: choices.facts.map(({ id, kind, valid, why }) => ({ id, kind, day: valid, why })),
    },
    moves: [...moves],
  };
}

function plain(correction: Correction): z.output<typeof correctionBody> {
  return { ...correction } as z.output<typeof correctionBody>;
}
