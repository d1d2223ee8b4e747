import { z } from 'zod';
import { TARGET_KINDS } from './mapping/targets.ts';
import type { MappingProfile, TargetKind } from './model.ts';

/** The shapes in which intake is asked and answers over HTTP. A mapping profile travels whole, as it is kept. */

export const kindText = z.enum(TARGET_KINDS as readonly [TargetKind, ...TargetKind[]]);
export const idParams = z.object({ id: z.string().min(1).max(100) });

const column = z.string().min(1).max(300);
/** What a kind knows as a target is asked when the profile is checked: a fact's data may have fields of any name. */
const target = z
  .string()
  .regex(/^[\p{L}\p{N}][^\p{Cc}"]*$/u)
  .max(60);
const text = z.strictObject({ 'zh-CN': z.string().max(300), 'zh-TW': z.string().max(300), en: z.string().max(300) });
const assumed = z.literal(true).optional();

const reading = z.strictObject({
  column,
  unit: z
    .enum(['ms', 's', 'min', 'h', 'day', 'fen', 'yuan', 'wan', 'percent', 'ratio', 'epoch_s', 'epoch_ms'])
    .optional(),
  dates: z.enum(['day-month', 'month-day']).optional(),
  words: z.record(z.string().max(100), z.string().max(100)).optional(),
  take: z.string().max(200).optional(),
  flag: z.enum(['present', 'positive']).optional(),
});

const sourceBody = z.union([
  reading,
  z.strictObject({ join: z.array(column).min(1).max(10) }),
  z.strictObject({ between: z.tuple([column, column]) }),
  z.strictObject({ first: z.array(reading).min(1).max(10) }),
  z.strictObject({ sum: z.array(column).min(1).max(20) }),
  z.strictObject({ share: column, of: column, assumed }),
  z.strictObject({ weight: column, assumed }),
  z.strictObject({ constant: z.string().max(300) }),
  z.strictObject({ dateIn: z.enum(['file name', 'period line']) }),
]);

export const profileBody = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,80}$/),
  title: text,
  note: text.optional(),
  kind: kindText,
  match: z.strictObject({
    headers: z.array(column).max(1000),
    without: z.array(column).max(1000),
    file: z.string().max(200).optional(),
    sheet: z.string().max(200).optional(),
  }),
  also: z.record(column, z.array(column).max(20)),
  rows: z.strictObject({
    drop: z.array(z.strictObject({ column, values: z.array(z.string().max(200)).max(100) })).max(20),
  }),
  columns: z.record(target, sourceBody),
  person: z.record(target, sourceBody),
  ignore: z.array(column).max(1000),
});

/** A profile as it travels: optional parts are absent, never undefined. */
export function profileAnswer(profile: MappingProfile): z.output<typeof profileBody> {
  return profileBody.parse(JSON.parse(JSON.stringify(profile)));
}

export function profileOf(body: z.output<typeof profileBody>): MappingProfile {
  return JSON.parse(JSON.stringify(body)) as MappingProfile;
}
