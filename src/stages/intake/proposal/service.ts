import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import type { Text } from '../../../base/text.ts';
import { openEngine } from '../../../platform/duckdb/aside.ts';
import { type Engine, readTexts } from '../../../platform/duckdb/duckdb.ts';
import { bindProfile } from '../mapping/bind.ts';
import { shippedCatalogue } from '../mapping/catalogue.node.ts';
import { proposeMapping } from '../mapping/propose.ts';
import { recogniseProfile } from '../mapping/recognise.ts';
import type { Synonyms } from '../mapping/synonyms.ts';
import type { ColumnFacts, MappingProfile, RawTable, TargetKind } from '../model.ts';
import { factsOf, readTables } from '../read/service.ts';
import type { IntakeContext } from '../request.node.ts';
import { decide, factsExpression, readFacts } from '../shapes/column.ts';
import { readLearned } from '../store.ts';
import { type ColumnGuess, columnGuesses, type DateOrder, emptyProfile } from './guess.ts';

/** What an uploaded file seems to be: its tables, each with a mapping to confirm and the first rows to judge it by. */
export interface TableProposal {
  readonly file: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  /** Null where the reader would have to read the file twice to know. */
  readonly rows: number | null;
  readonly preview: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
  /** How the profile was come by. */
  readonly origin: 'learned' | 'shipped' | 'proposed' | 'unknown';
  readonly confidence: number;
  /** Bound to this table: its columns are the headers as written. */
  readonly profile: MappingProfile;
  readonly note: Text | null;
  readonly columns: readonly ColumnGuess[];
  readonly problems: readonly Problem[];
}

interface Known {
  readonly learned: readonly MappingProfile[];
  readonly shipped: readonly MappingProfile[];
  readonly synonyms: Synonyms;
  readonly zone: string;
}

const PREVIEW_ROWS = 8;
const DATE_ROWS = 20_000;
const MEMORY = '400MB';
const MOSTLY = 0.8;

/** Looks at files without keeping anything of them. `kind` says what they hold, where a person knows better. */
export async function proposeFor(
  context: Pick<IntakeContext, 'records' | 'activity' | 'zone' | 'aside'>,
  files: readonly string[],
  kind?: TargetKind,
): Promise<Result<readonly TableProposal[]>> {
  const catalogue = shippedCatalogue();
  if (!catalogue.ok) return catalogue;
  const { profiles: shipped, synonyms } = catalogue.value;
  const known: Known = { learned: await readLearned(context.records), shipped, synonyms, zone: context.zone };
  mkdirSync(context.activity.stagingFolder, { recursive: true });
  const folder = mkdtempSync(join(context.activity.stagingFolder, 'look-'));
  const duck = await openEngine({ tempFolder: join(folder, 'spill'), memoryLimit: MEMORY }, context.aside);
  try {
    const proposals: TableProposal[] = [];
    const problems: Problem[] = [];
    for (const [i, file] of files.entries()) {
      const tempDir = join(folder, String(i));
      mkdirSync(tempDir);
      const tables = await readTables(duck.connection, file, { tempDir, aside: context.aside });
      problems.push(...tables.problems);
      if (!tables.ok) continue;
      for (const table of tables.value) proposals.push(await proposalOf(duck.connection, table, known, kind));
    }
    return proposals.length === 0 ? failed(...problems) : ok(proposals, problems);
  } finally {
    await duck.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function proposalOf(
  connection: Engine,
  table: RawTable,
  known: Known,
  kind: TargetKind | undefined,
): Promise<TableProposal> {
  const facts = await factsOf(connection, table);
  const chosen = choose(table, facts, known, kind);
  const orders = await dateOrders(connection, table, facts, known.zone);
  const { file, sheet, headers, rows } = table;
  const { profile, origin, confidence } = chosen;
  return {
    file,
    sheet,
    headers,
    rows,
    preview: await firstRows(connection, table),
    origin,
    confidence,
    profile,
    note: profile.note ?? null,
    columns: columnGuesses(profile, facts, chosen.proposed, orders),
    problems: [...table.problems, ...chosen.problems],
  };
}

function choose(table: RawTable, facts: readonly ColumnFacts[], known: Known, kind: TargetKind | undefined) {
  const recognised = recogniseProfile([...known.learned, ...known.shipped], table, kind);
  const bound = recognised && bindProfile(recognised, table);
  if (recognised && bound?.ok) {
    const origin = known.learned.includes(recognised) ? ('learned' as const) : ('shipped' as const);
    const { findings } = bound.value;
    const profile = withDatesOpen(bound.value.profile, recognised);
    return { profile, origin, confidence: 1, proposed: [], problems: findings.map((finding) => finding.problem) };
  }
  const proposed = proposeMapping(facts, known.synonyms, kind);
  if (!proposed.ok) {
    const profile = emptyProfile(kind ?? 'contact', table.headers);
    return { profile, origin: 'unknown' as const, confidence: 0, proposed: [], problems: proposed.problems };
  }
  const { profile, confidence, columns, findings } = proposed.value;
  const problems = findings.map((finding) => finding.problem);
  return { profile, origin: 'proposed' as const, confidence, proposed: columns, problems };
}

/** A date that stands in the file's name is looked for in every file anew: the next one has another. */
function withDatesOpen(bound: MappingProfile, recognised: MappingProfile): MappingProfile {
  const open = Object.entries(recognised.columns).filter(([, source]) => 'dateIn' in source);
  return { ...bound, columns: { ...bound.columns, ...Object.fromEntries(open) } };
}

async function firstRows(connection: Engine, table: RawTable): Promise<TableProposal['preview']> {
  const cells = table.headers.map((_, i) => `left(c${i}, 200) AS c${i}`);
  const found = await readTexts(
    connection,
    `SELECT row, ${cells.join(', ')} FROM ${table.relation} LIMIT ${PREVIEW_ROWS}`,
  );
  return found.map((row) => ({ row: Number(row.row), cells: table.headers.map((_, i) => row[`c${i}`] ?? null) }));
}

/** How columns of dates will be read, as far as the first rows decide it; the import looks at all of them. */
async function dateOrders(
  connection: Engine,
  table: RawTable,
  facts: readonly ColumnFacts[],
  zone: string,
): Promise<ReadonlyMap<string, DateOrder>> {
  const orders = new Map<string, DateOrder>();
  for (const [i, { header, dates, filled }] of facts.entries()) {
    if (filled === 0 || dates < MOSTLY) continue;
    const sample = `(SELECT c${i} FROM ${table.relation} LIMIT ${DATE_ROWS})`;
    const statement = `SELECT to_json(${factsExpression('instant', `c${i}`, zone)})::VARCHAR AS facts FROM ${sample}`;
    const [row = {}] = await readTexts(connection, statement);
    if (!row.facts) continue;
    const { shapes, order, ambiguous } = decide('instant', readFacts(row.facts));
    orders.set(header, { shapes, order, ambiguous });
  }
  return orders;
}
