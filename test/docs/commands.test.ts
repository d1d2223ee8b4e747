import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorsIn } from '../../src/base/problem.ts';
import { readArguments } from '../../src/entry/cli/arguments.ts';
import { VERBS } from '../../src/entry/cli/verbs.ts';
import { REPOSITORY } from '../architecture/tree.ts';
import { commandsPage } from './commands.ts';

/** The words of a line as a shell takes them; only the quotes that our examples use. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** What is wrong with a command as a page shows it. */
function wrongWith(line: string): readonly string[] {
  const words = wordsOf(line.replace(/^(?:[A-Z_]+=\S+ )+/, '').replace(/\s+#.*$/, '')).slice(1);
  const verb =
    VERBS.find(({ name }) => name === words.slice(0, 2).join(' ')) ?? VERBS.find(({ name }) => name === words[0]);
  if (words.includes('--help')) return [];
  if (!verb) return [`no verb: ${line}`];
  const read = readArguments(verb, words.slice(verb.name.split(' ').length));
  return errorsIn(read.problems).map(({ code }) => `${code}: ${line}`);
}

const PAGES = ['docs/operate/command-line.md', 'docs/operate/README.md', 'docs/operate/audit.md', 'README.md'];
const typed = (page: string) =>
  readFileSync(join(REPOSITORY, page), 'utf8')
    .split('\n')
    .filter((line) => /^(?:[A-Z_]+=\S+ )*jixin \S/.test(line))
    .map((line) => line.replace(/ (?:\||>|&&) .*$/, ''));

describe('the pages about the command line', () => {
  it('list every verb as it is', async () => {
    await expect(commandsPage(VERBS)).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'commands.md'));
  });

  it('show commands that the verbs take, as their own examples do', () => {
    const lines = [...PAGES.flatMap(typed), ...VERBS.flatMap(({ examples }) => examples)];
    expect(lines.length).toBeGreaterThan(VERBS.length);
    expect(lines.flatMap(wrongWith)).toEqual([]);
  });

  it('would tell of a command that is mistyped', () => {
    expect(wrongWith('jixin pay --plan x')).toEqual(['cli.option-required: jixin pay --plan x']);
    expect(wrongWith('jixin pya')).toEqual(['no verb: jixin pya']);
  });
});
