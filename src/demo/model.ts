import type { Period, PlainDate } from '../base/period.ts';
import type { TargetKind } from '../stages/intake/model.ts';

/** What is asked for: the same size gives the same bytes. */
export interface DemoSize {
  readonly people: number;
  readonly months: number;
  readonly seed: number;
  /** Its first month, as `2026-08`; `2026-01` where nothing is said. */
  readonly from?: string;
}

/** One file as the organisation's systems would export it. */
export interface DemoFile {
  readonly name: string;
  readonly as: TargetKind | 'fact';
  /** Chinese desktop software still writes GB18030; browsers write UTF-8. */
  readonly encoding: 'utf8' | 'gb18030';
  readonly headers: readonly string[];
  readonly rows: Iterable<readonly (string | number)[]>;
}

export type AgentPost = 'basic' | 'vip' | 'voice';
export type Post = AgentPost | 'lead' | 'qa' | 'manager' | 'hr';
export type Level = 'junior' | 'intermediate' | 'senior' | 'principal';
export type ShiftName = '早班' | '中班' | '晚班';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** The name under which the chat and call systems know an agent. */
  readonly nick: string;
  readonly post: Post;
  readonly level: Level;
  readonly team: string;
  readonly lead: string;
  readonly project: string;
  readonly hired: PlainDate;
  /** Yuan a month. */
  readonly base: number;
  /** Level and base change on this day, where somebody is promoted in the period. */
  readonly promoted: { readonly on: PlainDate; readonly level: Level; readonly base: number } | null;
  /** Centred on 0: what the person brings beyond tenure. */
  readonly skill: number;
  /** Days of the week (1 to 7) off, before the rota moves on. */
  readonly rest: number;
  /** Planted: trims conversations to gain volume (docs/demo.md). */
  readonly gaming: boolean;
}

export interface DemoOrganisation {
  readonly size: DemoSize;
  readonly period: Period;
  readonly people: readonly DemoPerson[];
  readonly agents: readonly DemoPerson[];
  readonly inspectors: readonly DemoPerson[];
  /** Planted: takes off far fewer points than the others (docs/demo.md). */
  readonly lenient: DemoPerson;
}

/** One agent's day as it really went; every table is told from it. */
export interface DemoDay {
  readonly person: DemoPerson;
  readonly date: PlainDate;
  readonly shift: ShiftName;
  readonly leave: string;
  readonly absent: boolean;
  readonly late: boolean;
  readonly early: boolean;
  readonly overtime: number;
  readonly holiday: boolean;
  /** A rest day worked without time off instead. */
  readonly restDay: boolean;
}
