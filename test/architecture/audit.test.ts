import { describe, expect, it } from 'vitest';
import { ACTION_TITLES } from '../../src/audit/titles.ts';
import { MOVES as APPEAL_MOVES } from '../../src/workflows/appeal/index.ts';
import { MOVES as RUN_MOVES } from '../../src/workflows/payrun/moves.ts';
import { MOVES as REVIEW_MOVES } from '../../src/workflows/review/index.ts';
import { repositoryFiles } from './tree.ts';

/** What the log's actions are called: every one that a slice writes has its title. What is written no more keeps its own. */

const moved = (prefix: string, moves: readonly { readonly id: string }[]) => moves.map(({ id }) => `${prefix}.${id}`);

/** Made of a move's name, which no search finds. */
const OF_MOVES = [
  ...moved('run', RUN_MOVES),
  ...moved('review', REVIEW_MOVES),
  ...moved('appeal', APPEAL_MOVES),
  ...['review.talk', 'review.sign', 'appeal.lapse', 'appeal.seat'],
];

const writers = repositoryFiles('src')
  .filter(({ path, text }) => path.endsWith('.ts') && !path.endsWith('.test.ts') && /\b(audit|recordAct)\(/.test(text))
  .map(({ text }) => text.replaceAll(/config: \{[^}]*\}/g, ''));

function found(pattern: RegExp, of = (word: string) => word): readonly string[] {
  return writers.flatMap((text) => [...text.matchAll(pattern)].map(([, word = '']) => of(word)));
}

const COMMANDS = found(/recordAct\([\w.]+, '([\w-]+)'/g, (verb) => `cli.${verb}`);

describe('the audit log', () => {
  it('has a title for every action that is written', () => {
    const named = found(/\baction(?:: | = )(?:[^'\n]*\? )?'([\w.-]+)'/g);
    const untitled = [...OF_MOVES, ...COMMANDS, ...named].filter((action) => ACTION_TITLES[action] === undefined);
    expect([...new Set(untitled)]).toEqual([]);
    expect([named.length > 30, COMMANDS.length > 5]).toEqual([true, true]);
  });
});
