import { z } from 'zod';
import { isDate } from '../base/period.ts';
import { DAY_KINDS } from './choices.ts';

/** What an organisation says about itself, once for all: its name, its clock, its working days. */

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const date = z.string().refine(isDate, 'YYYY-MM-DD');

const FIELDS = {
  name: z.string().trim().max(100),
  /** An IANA name: instants of imported files without a zone are in this one. */
  zone: z.string().max(60).refine(isZone, 'an IANA time zone'),
  /** When customers are served. */
  hours: z.strictObject({ from: time, to: time }),
  /** The organisation's own days, over the public calendar: a company holiday, a day worked instead. */
  calendar: z
    .array(z.strictObject({ date, kind: z.enum(DAY_KINDS), name: z.string().trim().max(60) }))
    .max(400)
    .refine((days) => new Set(days.map((day) => day.date)).size === days.length, 'each date once'),
  pay: z.strictObject({
    /** Where those are insured whose record names no city. */
    city: z.string().trim().max(40),
    /** Whether pay runs work out insurance, fund and income tax, and what is left in hand. */
    withholding: z.boolean(),
    /** The employer's rate of the housing fund; empty takes the city's. */
    fundRate: z.string().regex(/^(\d{1,2}(\.\d{1,2})?%)?$/, '7%'),
  }),
  /** Working days: how long a number can be contested once it is known, and how long each step of an appeal may take. */
  appeals: z.strictObject({ window: z.int().min(1).max(60), step: z.int().min(1).max(60) }),
  /** The day of the next month on which a month's table of quality checks is published. */
  quality: z.strictObject({ monthDay: z.int().min(1).max(28) }),
} as const;

export const settingsBody = z.strictObject(FIELDS);
export const settingsEdit = settingsBody.partial();
export type Settings = z.output<typeof settingsBody>;
export type SettingName = keyof Settings;
export const SETTING_NAMES = Object.keys(FIELDS) as readonly SettingName[];

export const DEFAULT_SETTINGS: Settings = {
  name: '',
  zone: 'Asia/Shanghai',
  hours: { from: '09:00', to: '21:00' },
  calendar: [],
  appeals: { window: 5, step: 5 },
  quality: { monthDay: 21 },
  pay: { city: '', withholding: false, fundRate: '' },
};

/** The settings out of what is stored; what is absent, or no longer allowed, is the default. */
export function settingsOf(stored: ReadonlyMap<string, unknown>): Settings {
  const read = SETTING_NAMES.flatMap((name) => {
    const parsed = FIELDS[name].safeParse(stored.get(name));
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(read) };
}

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(text);
  } catch {
    return false;
  }
}
