import { LANGS } from '../../src/base/text.ts';
import type { Option, Verb } from '../../src/entry/cli/verb.ts';

/** docs/commands.md: every verb with what it does, who may do it, what it takes and how it is typed. */
export function commandsPage(verbs: readonly Verb[]): string {
  return [
    '# Every command',
    '',
    'Generated from the verbs by `npx vitest run test/docs/commands.test.ts -u`; a test holds this page to them. How they are used,',
    'who they act for and what their exit codes mean: [the command line](operate/command-line.md). `jixin COMMAND --help` says the same',
    'in three languages.',
    '',
    '“Decided by” is the action of the policy table that an account needs; *all* where the command is for accounts that reach',
    'everybody. *folder*: whoever may read the data folder. *server*: the server asked decides.',
    ...verbs.flatMap(section),
    '',
  ].join('\n');
}

function section(verb: Verb): readonly string[] {
  const operands = verb.operands.map(({ name, count }) =>
    count === 'one' ? name : count === 'some' ? `${name}…` : `[${name}…]`,
  );
  return [
    '',
    `## ${verb.name}`,
    '',
    LANGS.map((lang) => verb.about[lang]).join(' · '),
    '',
    `Decided by: ${needs(verb)}`,
    '',
    '```',
    `jixin ${[verb.name, ...operands, ...verb.options.map(optionUsage)].join(' ')}`,
    ...verb.examples,
    '```',
  ];
}

/** A verb that may do two things is decided by what is asked of it. */
function needs({ needs: need, within, options }: Verb): string {
  const asked = (words: readonly string[], given: Readonly<Record<string, string>>) =>
    typeof need === 'function' ? need({ operands: words, options: new Map(Object.entries(given)) }) : need;
  const moves = options.find(({ name }) => name === 'move')?.choices ?? [];
  const actions = new Set([asked([], {}), asked(['x'], {}), ...moves.map((move) => asked([], { move }))]);
  const told = { owner: '*folder*', server: '*server*' } as Readonly<Record<string, string>>;
  return [...actions].map((one) => told[one] ?? `\`${one}\`${within ? '' : ' (all)'}`).join(', ');
}

function optionUsage({ name, value, required }: Option): string {
  const written = value === undefined ? `--${name}` : `--${name} ${value}`;
  return required ? written : `[${written}]`;
}
