import { describe, type Problem } from '../../base/problem.ts';
import type { Lang } from '../../base/text.ts';

/** Where a command speaks: results on stdout, everything else on stderr. */
export interface Console {
  /** A piece of the result. */
  write(text: string): Promise<void>;
  /** One line about what is going on. */
  say(text: string): void;
  /** A line that replaces itself on a terminal; nothing where stderr is a file or a pipe. */
  progress(text: string): void;
  problem(problem: Problem, lang: Lang): void;
}

/** Thrown out of a command whose reader has gone; the way out that still closes what was opened. */
export class PipeClosed extends Error {}

export function processConsole(): Console {
  const live = process.stderr.isTTY === true;
  let drawn = false;
  let closed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  // With nobody left to read what is going on, there is nothing to do about it.
  process.stderr.on('error', () => {});
  const clear = () => {
    if (drawn) process.stderr.write('\r\u001b[K');
    drawn = false;
  };
  const say = (text: string) => {
    clear();
    process.stderr.write(`${text}\n`);
  };
  return {
    // Waits for a slow reader, so that a long result never piles up in memory.
    write: (text) =>
      new Promise((done, gone) => {
        clear();
        process.stdout.write(text, (error) => (error || closed ? gone(new PipeClosed()) : done()));
      }),
    say,
    progress: (text) => {
      if (!live) return;
      clear();
      process.stderr.write(text);
      drawn = true;
    },
    problem: (problem, lang) => say(describe(problem, lang)),
  };
}
