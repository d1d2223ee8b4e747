import type { ProblemEntry } from '../../src/base/problem.ts';
import { LANGS } from '../../src/base/text.ts';
import type { Breach } from './house-rules.ts';
import type { SourceFile } from './tree.ts';

/** Rules about everything that can go wrong: one list of codes, complete in three languages, all of them used. */

export interface ProblemSource {
  /** The file whose table it is. */
  readonly path: string;
  readonly entries: Readonly<Record<string, ProblemEntry>>;
}

const CODE = /^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/;

export function problemBreaches(sources: readonly ProblemSource[], code: readonly SourceFile[]): readonly Breach[] {
  const known = new Set<string>();
  const breaches: Breach[] = [];
  for (const { path, entries } of sources) {
    for (const [name, entry] of Object.entries(entries)) {
      const kept: Readonly<Record<string, boolean>> = {
        'code-form': CODE.test(name),
        'code-unique': !known.has(name),
        'three-languages': complete(entry),
        'same-parameters': sameParameters(entry),
        'code-used': raised(name, path, code),
      };
      known.add(name);
      const broken = Object.keys(kept).filter((rule) => !kept[rule]);
      breaches.push(...broken.map((rule) => ({ rule, path, what: name })));
    }
  }
  if (known.size === 0) breaches.push({ rule: 'saw-nothing', path: 'src', what: 'no problem table was found' });
  return breaches;
}

function complete(entry: ProblemEntry): boolean {
  return [entry.message, entry.fix].every((text) => LANGS.every((lang) => text[lang].trim() !== ''));
}

/** A parameter that one language leaves out is a fact its readers are not told. */
function sameParameters(entry: ProblemEntry): boolean {
  return [entry.message, entry.fix].every((text) => {
    const sets = LANGS.map((lang) => [...new Set(text[lang].match(/\{\w+\}/g))].sort().join());
    return new Set(sets).size === 1;
  });
}

/** A code that nothing raises is a promise nobody keeps. */
function raised(name: string, table: string, code: readonly SourceFile[]): boolean {
  return code.some((file) => file.path !== table && !file.path.endsWith('.test.ts') && file.text.includes(`'${name}'`));
}

/** docs/errors.md: every code with what it says and what to do. */
export function errorsPage(sources: readonly ProblemSource[]): string {
  const entries = sources.flatMap((source) => Object.entries(source.entries)).sort(([a], [b]) => (a < b ? -1 : 1));
  const slices = [...new Set(entries.map(([code]) => code.split('.')[0] as string))];
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const table = (slice: string) =>
    entries
      .filter(([code]) => code.startsWith(`${slice}.`))
      .map(([code, { severity, message, fix }]) => {
        const said = LANGS.map((lang) => cell(`${message[lang]} → ${fix[lang]}`)).join('<br>');
        return `| \`${code}\` | ${severity} | ${said} |`;
      });
  return [
    '# Everything that can go wrong',
    '',
    'Generated from the problem tables in `src/` by `npm run errors`; a test holds this page to them.',
    ...slices.flatMap((slice) => [
      '',
      `## ${slice}`,
      '',
      '| code | severity | message → what to do |',
      '|---|---|---|',
      ...table(slice),
    ]),
    '',
  ].join('\n');
}
