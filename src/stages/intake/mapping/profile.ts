import { isMap, isScalar, type Node } from 'yaml';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { LANGS, type Text } from '../../../base/text.ts';
import type { MappingProfile, ProfileMatch, Reading, RowRules, Source, TargetKind } from '../model.ts';
import { mappingProblem } from './problems.ts';
import { isTarget, PERSON_TARGETS, requiredOf, TARGET_KINDS, targetsOf } from './targets.ts';
import { YamlReader } from './yaml.ts';

const PROFILE_KEYS = ['profile', 'title', 'note', 'kind', 'match', 'also', 'drop', 'columns', 'person', 'ignore'];
const READING_KEYS = ['column', 'unit', 'dates', 'words', 'take', 'flag'];
const ORDERS = ['day-month', 'month-day'] as const;
const UNITS = ['ms', 's', 'min', 'h', 'day', 'fen', 'yuan', 'wan', 'percent', 'ratio', 'epoch_s', 'epoch_ms'] as const;

/** Reads a profile (catalog/intake/*.yaml, or a user's own). */
export function readProfile(yaml: string, file: string): Result<MappingProfile> {
  const reader = new YamlReader(yaml, file);
  if (reader.problems.length > 0) return failed(...reader.problems);
  const fields = reader.entries(reader.root, '', PROFILE_KEYS);
  const kind = reader.oneOf(fields.get('kind'), 'kind', TARGET_KINDS) ?? 'contact';
  const columns = readSources(reader, fields.get('columns'), 'columns');
  const person = fields.has('person') ? readSources(reader, fields.get('person'), 'person') : {};
  const note = fields.get('note');
  const profile: MappingProfile = {
    id: reader.text(fields.get('profile'), 'profile'),
    title: readText(reader, fields.get('title'), 'title'),
    ...(note !== undefined && { note: readText(reader, note, 'note') }),
    kind,
    match: readMatch(reader, fields.get('match')),
    also: readAlso(reader, fields.get('also')),
    rows: readRows(reader, fields.get('drop')),
    columns,
    person,
    ignore: fields.has('ignore') ? reader.texts(fields.get('ignore'), 'ignore') : [],
  };
  checkTargets(reader, fields, kind, profile);
  return reader.problems.length > 0 ? failed(...reader.problems) : ok(profile);
}

function checkTargets(
  reader: YamlReader,
  fields: ReadonlyMap<string, Node>,
  kind: TargetKind,
  profile: MappingProfile,
): void {
  const check = (section: 'columns' | 'person', targets: readonly string[], known: (target: string) => boolean) => {
    for (const target of Object.keys(profile[section])) {
      if (known(target)) continue;
      const params = { kind, target: section === 'person' ? `person.${target}` : target, known: targets.join(', ') };
      reader.problems.push(mappingProblem('mapping.unknown-target', params, reader.place(fields.get(section))));
    }
  };
  check('columns', targetsOf(kind), (target) => isTarget(kind, target));
  check('person', PERSON_TARGETS, (target) => (PERSON_TARGETS as readonly string[]).includes(target));
  for (const target of requiredOf(kind)) {
    if (target in profile.columns) continue;
    reader.problems.push(mappingProblem('mapping.no-required', { target }, reader.place(fields.get('columns'))));
  }
}

function readText(reader: YamlReader, node: Node | undefined, path: string): Text {
  if (isScalar(node)) {
    const text = reader.text(node, path);
    return { 'zh-CN': text, 'zh-TW': text, en: text };
  }
  const fields = reader.entries(node, path, LANGS);
  const read = (lang: string) => reader.text(fields.get(lang), `${path}.${lang}`);
  return { 'zh-CN': read('zh-CN'), 'zh-TW': read('zh-TW'), en: read('en') };
}

function readMatch(reader: YamlReader, node: Node | undefined): ProfileMatch {
  const fields = reader.entries(node, 'match', ['headers', 'without', 'file', 'sheet']);
  const file = fields.get('file');
  const sheet = fields.get('sheet');
  return {
    headers: reader.texts(fields.get('headers'), 'match.headers'),
    without: fields.has('without') ? reader.texts(fields.get('without'), 'match.without') : [],
    ...(file !== undefined && { file: reader.text(file, 'match.file') }),
    ...(sheet !== undefined && { sheet: reader.text(sheet, 'match.sheet') }),
  };
}

function readAlso(reader: YamlReader, node: Node | undefined): Readonly<Record<string, readonly string[]>> {
  if (node === undefined) return {};
  return Object.fromEntries(
    [...reader.entries(node, 'also', null)].map(([name, names]) => [name, reader.texts(names, `also.${name}`)]),
  );
}

function readRows(reader: YamlReader, node: Node | undefined): RowRules {
  if (node === undefined) return { drop: [] };
  const drop = reader.items(node, 'drop').map((item, i) => {
    const fields = reader.entries(item, `drop[${i}]`, ['column', 'values']);
    return {
      column: reader.text(fields.get('column'), `drop[${i}].column`),
      values: reader.texts(fields.get('values'), `drop[${i}].values`),
    };
  });
  return { drop };
}

function readSources(reader: YamlReader, node: Node | undefined, path: string): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = {};
  for (const [target, item] of reader.entries(node, path, null)) {
    const source = readSource(reader, item, `${path}.${target}`);
    if (source !== undefined) sources[target] = source;
  }
  return sources;
}

/** The keys that tell the sources apart, each with those it may stand with. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  column: READING_KEYS,
  join: ['join'],
  between: ['between'],
  first: ['first'],
  sum: ['sum'],
  share: ['share', 'of', 'assumed'],
  weight: ['weight', 'assumed'],
  constant: ['constant'],
  date_in: ['date_in'],
};

function readSource(reader: YamlReader, node: Node, path: string): Source | undefined {
  if (isScalar(node)) return { column: reader.text(node, path) };
  const shape = Object.keys(SHAPES).find((key) => isMap(node) && node.has(key));
  if (shape === undefined) {
    reader.wrong(node, path, `a column or one of ${Object.keys(SHAPES).join(', ')}`);
    return undefined;
  }
  const fields = reader.entries(node, path, SHAPES[shape] ?? []);
  const text = (key: string) => reader.text(fields.get(key), `${path}.${key}`);
  const texts = (key: string) => reader.texts(fields.get(key), `${path}.${key}`);
  const assumed = fields.has('assumed') && reader.flag(fields.get('assumed'), `${path}.assumed`);
  switch (shape) {
    case 'column':
      return readReading(reader, fields, path);
    case 'join':
    case 'sum':
      return shape === 'join' ? { join: texts(shape) } : { sum: texts(shape) };
    case 'between': {
      const [from, to, ...more] = texts(shape);
      if (from === undefined || to === undefined || more.length > 0) reader.wrong(node, path, 'two columns');
      return { between: [from ?? '', to ?? ''] };
    }
    case 'first':
      return {
        first: reader.items(fields.get(shape), path).map((item, i) => readFirst(reader, item, `${path}[${i}]`)),
      };
    case 'share':
      return { share: text('share'), of: text('of'), ...(assumed && { assumed }) };
    case 'weight':
      return { weight: text('weight'), ...(assumed && { assumed }) };
    case 'constant':
      return { constant: text('constant') };
    default: {
      const dateIn = reader.oneOf(fields.get('date_in'), path, ['file name', 'period line'] as const);
      return dateIn === undefined ? undefined : { dateIn };
    }
  }
}

function readFirst(reader: YamlReader, node: Node, path: string): Reading {
  if (isScalar(node)) return { column: reader.text(node, path) };
  return readReading(reader, reader.entries(node, path, READING_KEYS), path);
}

function readReading(reader: YamlReader, fields: ReadonlyMap<string, Node>, path: string): Reading {
  const unit = fields.has('unit') ? reader.oneOf(fields.get('unit'), `${path}.unit`, UNITS) : undefined;
  const dates = fields.has('dates') ? reader.oneOf(fields.get('dates'), `${path}.dates`, ORDERS) : undefined;
  const flags = ['present', 'positive'] as const;
  const flag = fields.has('flag') ? reader.oneOf(fields.get('flag'), `${path}.flag`, flags) : undefined;
  const words = fields.has('words') ? reader.entries(fields.get('words'), `${path}.words`, null) : undefined;
  const take = fields.get('take');
  return {
    column: reader.text(fields.get('column'), `${path}.column`),
    ...(unit !== undefined && { unit }),
    ...(dates !== undefined && { dates }),
    ...(flag !== undefined && { flag }),
    ...(words !== undefined && {
      words: Object.fromEntries([...words].map(([from, to]) => [from, reader.text(to, `${path}.words.${from}`)])),
    }),
    ...(take !== undefined && { take: reader.text(take, `${path}.take`) }),
  };
}
