import { z } from 'zod';
import { KINDS, type LinkFrom, originOf, pageOfBorn } from '../../activity/index.ts';
import { askedAnswer, askedBody, cellAnswer, cellBody } from '../answers.ts';
import type { CountedCell, FoundRow } from './service.ts';

/** The shapes in which one row of activity is answered. */

const owner = z.object({ id: z.string(), name: z.string() });

export const headBody = z.object({
  kind: z.enum(KINDS),
  key: z.string(),
  day: z.string(),
  owners: z.array(owner).describe('Whose it is within the reader’s reach.'),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number().int(),
  link: z.string().nullable().describe('The page of the workflow it was born in; null where it was imported.'),
  origin: z.string().nullable().describe('Where it opens in the system that it came from.'),
});

const cell = z.string().nullable();

export const rowBody = headBody.extend({
  importId: z.string(),
  values: z.record(z.string(), cell).describe('With corrections in place.'),
  stored: z.record(z.string(), cell).describe('As it came, where a correction says otherwise.'),
  excluded: z.boolean().describe('A decision took it out of every count.'),
  corrections: z.array(
    z.object({
      id: z.string(),
      known: z.string(),
      by: z.string(),
      why: z.string(),
      says: z.string().describe('`agent = P017`, `excluded`'),
      stands: z.boolean(),
    }),
  ),
  counted: z.array(
    z.object({
      metric: askedBody,
      period: z.string(),
      person: owner.nullable(),
      adds: z.object({ numerator: z.string().nullable(), denominator: z.string().nullable() }),
      cell: cellBody.nullable().describe('What the metric came to.'),
    }),
  ),
  about: z.array(headBody).describe('The checks of a contact, the contact of a check.'),
});

export type NameOf = (person: string) => string;

export interface Telling {
  readonly nameOf: NameOf;
  readonly links: readonly LinkFrom[];
}

export function headAnswer(
  { row, values, owners, day }: FoundRow,
  { nameOf, links }: Telling,
): z.output<typeof headBody> {
  const { kind, key, file, sheet } = row;
  const link = pageOfBorn(kind, file, sheet ?? '');
  const origin = originOf(links, kind, values);
  return { kind, key, day, owners: owners.map((id) => ownerOf(id, nameOf)), file, sheet, row: row.row, link, origin };
}

export function detailAnswer(
  found: FoundRow,
  counted: readonly CountedCell[],
  about: readonly FoundRow[],
  telling: Telling,
): z.output<typeof rowBody> {
  const { row, values, excluded, corrections } = found;
  const changed = Object.entries(row.values).filter(([name, value]) => values[name] !== value);
  return {
    ...headAnswer(found, telling),
    importId: row.importId,
    values: { ...values },
    stored: Object.fromEntries(changed),
    excluded,
    corrections: corrections.map((fact) => ({
      ...{ id: fact.id, known: fact.known, by: fact.by, why: fact.why, stands: fact.stands },
      says: saysOf(fact.data),
    })),
    counted: counted.map(({ call, period, person, numerator, denominator, cell: whole }) => ({
      metric: askedAnswer(call),
      period,
      person: person === null ? null : ownerOf(person, telling.nameOf),
      adds: { numerator: numerator?.toDigits() ?? null, denominator: denominator?.toDigits() ?? null },
      cell: whole && cellAnswer(whole),
    })),
    about: about.map((one) => headAnswer(one, telling)),
  };
}

function ownerOf(id: string, nameOf: NameOf): z.output<typeof owner> {
  return { id, name: nameOf(id) };
}

function saysOf({ agent, exclude, column, value }: FoundRow['corrections'][number]['data']): string {
  if (exclude !== undefined) return exclude === true ? 'excluded' : 'counted';
  return agent === undefined ? `${String(column)} = ${String(value ?? '—')}` : `agent = ${String(agent ?? '—')}`;
}
