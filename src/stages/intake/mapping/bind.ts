import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { foldHeader } from '../fold.ts';
import type { BoundProfile, Finding, MappingProfile, RawTable, Source } from '../model.ts';
import { datesIn } from './dates.ts';
import { mappingProblem } from './problems.ts';
import { columnsRead, renameColumns } from './sources.ts';
import { requiredOf } from './targets.ts';

type Table = Pick<RawTable, 'file' | 'sheet' | 'headers' | 'around'>;

/** Finds a column of the profile among a table's headers, under any of its names. */
export function columnFinder(profile: Pick<MappingProfile, 'also'>, headers: readonly string[]) {
  const byFold = new Map<string, string>();
  for (const header of headers) if (!byFold.has(foldHeader(header))) byFold.set(foldHeader(header), header);
  const also = new Map(Object.entries(profile.also).map(([name, names]) => [foldHeader(name), names]));
  return (name: string): string | undefined => {
    if (headers.includes(name)) return name;
    const names = [name, ...(also.get(foldHeader(name)) ?? [])];
    return names.map((each) => byFold.get(foldHeader(each))).find((found) => found !== undefined);
  };
}

/** Applies a profile to one table and says what follows: which columns are missing, which weights are assumed. */
export function bindProfile(profile: MappingProfile, table: Table): Result<BoundProfile> {
  const where = table.sheet === '' ? { file: table.file } : { file: table.file, sheet: table.sheet };
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const find = columnFinder(profile, table.headers);
  const bindAll = (sources: Readonly<Record<string, Source>>) => {
    const bound: Record<string, Source> = {};
    for (const [target, source] of Object.entries(sources)) {
      const found = bindSource(target, source, table, find, notes);
      if (found !== undefined) bound[target] = found;
    }
    return bound;
  };
  const columns = bindAll(profile.columns);
  const person = bindAll(profile.person);
  for (const target of requiredOf(profile.kind)) {
    if (target in columns) continue;
    const source = profile.columns[target];
    const dateIn = source !== undefined && 'dateIn' in source ? source.dateIn : undefined;
    if (dateIn === undefined) problems.push(mappingProblem('mapping.no-required', { target }, where));
    else problems.push(mappingProblem('mapping.no-date', { place: dateIn }, where));
  }
  if (problems.length > 0) return failed(...problems);
  const drop = profile.rows.drop.flatMap(({ column, values }) => {
    const found = find(column);
    return found === undefined ? [] : [{ column: found, values }];
  });
  const ignore = profile.ignore.flatMap((name) => find(name) ?? []);
  const used = new Set([...Object.values(columns), ...Object.values(person)].flatMap(columnsRead));
  const unused = table.headers.filter((header) => !used.has(header) && !ignore.includes(header));
  if (unused.length > 0) notes.push(mappingProblem('mapping.unused', { columns: unused.join(', ') }));
  const findings: Finding[] = notes.map((problem) => {
    return { problem: { ...problem, where: { ...problem.where, ...where } }, rows: 0, examples: [] };
  });
  return ok({ profile: { ...profile, columns, person, rows: { drop }, ignore, also: {} }, findings });
}

function bindSource(
  target: string,
  source: Source,
  table: Table,
  find: (name: string) => string | undefined,
  notes: Problem[],
): Source | undefined {
  if ('dateIn' in source) {
    const texts = source.dateIn === 'file name' ? [table.file] : table.around.map((cells) => cells.join(' '));
    const dates = texts.flatMap(datesIn);
    const [from, to] = [dates[0], dates.at(-1)];
    if (from === undefined || to === undefined) return undefined;
    if (from !== to) notes.push(mappingProblem('mapping.long-period', { from, to }, { field: target }));
    return { constant: to };
  }
  const bound = renameColumns(source, find);
  if (bound === undefined) {
    const column = columnsRead(source).find((name) => find(name) === undefined) ?? '';
    notes.push(mappingProblem('mapping.column-absent', { column, target }, { field: column }));
  } else if ('assumed' in source && source.assumed === true && 'share' in source) {
    notes.push(
      mappingProblem('mapping.assumed-weight', { target: source.share, column: source.of }, { field: target }),
    );
  } else if ('assumed' in source && source.assumed === true && 'weight' in source) {
    notes.push(mappingProblem('mapping.assumed-weight', { target, column: source.weight }, { field: target }));
  }
  return bound;
}
