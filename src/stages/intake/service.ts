import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Json } from '../../base/json.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import { readClosed } from '../../ledger/service.ts';
import type { Records } from '../../platform/db/port.ts';
import { openEngine } from '../../platform/duckdb/aside.ts';
import { hashFile } from '../../platform/duckdb/duckdb.ts';
import type { ImportRecord } from '../activity/index.ts';
import { importActivity } from './activity-table.node.ts';
import { type Choice, chooseProfile, profileAsked } from './choose.node.ts';
import { importFactTable } from './fact-table.node.ts';
import type { LoadJob } from './load.node.ts';
import { shippedCatalogue } from './mapping/catalogue.node.ts';
import type { ImportReport, MappingProfile, RawTable, TargetKind } from './model.ts';
import { importRosterTable } from './people-table.node.ts';
import { intakeProblem } from './problems.ts';
import { readTables } from './read/service.ts';
import type { ImportRequest, IntakeContext, TableImport } from './request.node.ts';
import { orRefuse, refusable, retellWithout } from './said/service.ts';
import { keepProfile, readLearned } from './store.ts';

export type { ImportProgress, ImportRequest, IntakeContext } from './request.node.ts';

const MEMORY = '800MB';

/** Imports files one after the other; one that cannot be read does not keep the others out. */
export function importFiles(context: IntakeContext, request: ImportRequest): Promise<Result<readonly ImportReport[]>> {
  return context.activity.exclusively(async () => {
    const choice = await choiceOf(context, request);
    if (!choice.ok) return choice;
    const reports: ImportReport[] = [];
    const problems: Problem[] = [];
    let begun = false;
    const appendRejects = () => {
      const was = begun;
      begun = true;
      return was;
    };
    for (const file of request.files) {
      const imported = await importFile(context, request, file, choice.value, appendRejects);
      problems.push(...imported.problems);
      if (imported.ok) reports.push(...imported.value);
    }
    return reports.length === 0 && problems.length > 0 ? failed(...problems) : ok(reports, problems);
  });
}

export function listImports(context: Pick<IntakeContext, 'activity'>): Promise<readonly ImportRecord[]> {
  return context.activity.imports();
}

/** Takes an import back: its rows, and what it alone says about people. */
export function undo(context: IntakeContext, importId: string): Promise<Result<ImportRecord>> {
  return context.activity.exclusively(async () => {
    const closed = await readClosed(context.records);
    const at = context.clock().toISOString();
    const imports = await context.activity.imports();
    const decision = { by: context.by, why: `undo ${importId}` };
    return refusable(() =>
      context.activity.undo(importId, at, closed, async (inside: Records) => {
        orRefuse(await retellWithout(inside, importId, imports, decision, context.clock));
      }),
    );
  });
}

async function choiceOf(context: IntakeContext, request: ImportRequest): Promise<Result<Choice>> {
  const catalogue = shippedCatalogue();
  if (!catalogue.ok) return catalogue;
  const learned = await readLearned(context.records);
  const choice: Choice = { catalogue: catalogue.value, learned, asked: undefined, kind: request.as };
  if (request.profile === undefined) return ok(choice);
  const found = profileAsked(request.profile, [...learned, ...catalogue.value.profiles]);
  return found.ok ? ok({ ...choice, ...found.value }) : found;
}

async function importFile(
  context: IntakeContext,
  request: ImportRequest,
  file: string,
  choice: Choice,
  appendRejects: () => boolean,
): Promise<Result<readonly ImportReport[]>> {
  mkdirSync(context.activity.stagingFolder, { recursive: true });
  const folder = mkdtempSync(join(context.activity.stagingFolder, 'read-'));
  const duck = await openEngine({ tempFolder: join(folder, 'spill'), memoryLimit: MEMORY }, context.aside);
  try {
    const tables = await readTables(duck.connection, file, { tempDir: folder, aside: context.aside });
    if (!tables.ok) return tables;
    const content = statSync(file).isDirectory() ? '' : await hashFile(duck.connection, file);
    const reports: ImportReport[] = [];
    const problems: Problem[] = [...tables.problems];
    for (const table of tables.value) {
      const mapping = request.mappingFor?.(table);
      if (mapping === null) continue;
      const importId = context.ids();
      const known = context.clock().toISOString();
      const { size: bytes } = statSync(statSync(file).isDirectory() ? join(file, table.file) : file);
      const progress: LoadJob['progress'] = (event) => request.progress({ file: table.file, bytes, ...event });
      const { dryRun, lang } = request;
      const ownRejects = request.rejectsFor?.(importId, table);
      const run = {
        context,
        connection: duck.connection,
        importId,
        known,
        progress,
        dryRun,
        lang,
        rejectsPath: ownRejects ?? request.rejectsPath,
        appendRejects: ownRejects === undefined ? appendRejects : () => false,
      };
      const chosen = mapping === undefined ? choice : { ...choice, asked: mapping, askedByFile: false };
      const imported = await importTable({ ...run, hash: content }, table, chosen);
      await rm(join(context.activity.stagingFolder, importId), { recursive: true, force: true });
      problems.push(...imported.problems);
      if (imported.ok) reports.push(imported.value);
    }
    return reports.length === 0 ? failed(...problems) : ok(reports, problems);
  } finally {
    await duck.close();
    // Large files go slowly, and a server has requests to answer.
    await rm(folder, { recursive: true, force: true });
  }
}

async function importTable(run: TableImport, table: RawTable, choice: Choice): Promise<Result<ImportReport>> {
  const chosen = await chooseProfile(run.connection, table, choice);
  if (!chosen.ok) return failed(...table.problems, ...chosen.problems);
  const { profile, keep } = chosen.value;
  const hash = run.hash === '' ? '' : digest(`${run.hash} ${table.sheet} ${canonicalJson(asJson(profile))}`);
  const before = await sameImport(run, profile.kind, hash);
  if (before) return ok(before, [intakeProblem('intake.same-file', { id: before.importId ?? '' })]);
  const known = { ...run, hash };
  const imported = await importerOf(profile.kind)(known, table, chosen.value);
  return imported.ok && keep !== null ? keepUsed(run, imported, keep) : imported;
}

function importerOf(kind: TargetKind) {
  if (kind === 'fact') return importFactTable;
  return kind === 'roster' ? importRosterTable : importActivity;
}

/** Keeps the profile by which rows came in for the next file like this one, and says so. */
async function keepUsed(
  { context, dryRun, known }: TableImport,
  imported: { readonly value: ImportReport; readonly problems: readonly Problem[] },
  keep: MappingProfile,
): Promise<Result<ImportReport>> {
  const { value: report, problems } = imported;
  if (dryRun || report.accepted === 0) return ok(report, problems);
  await keepProfile(context.records, keep, known);
  const problem = intakeProblem('intake.profile-kept', { id: keep.id }, { file: report.file });
  return ok({ ...report, findings: [...report.findings, { problem, rows: 0, examples: [] }] }, problems);
}

/** The report of the same file read the same way, where nothing of its kind came after it: then nothing can change. */
async function sameImport(run: TableImport, kind: TargetKind, hash: string): Promise<ImportReport | undefined> {
  if (hash === '' || kind === 'roster' || kind === 'fact') return undefined;
  const ofKind = (await run.context.activity.imports()).filter((one) => one.kind === kind && one.undone === null);
  const last = ofKind.at(-1);
  if (last?.hash !== hash) return undefined;
  const report = last.report as unknown as ImportReport;
  const problem = intakeProblem('intake.same-file', { id: last.id }, { file: report.file });
  const findings = [{ problem, rows: 0, examples: [] }];
  const counts = { added: 0, replaced: 0, unchanged: report.accepted, peopleCreated: 0 };
  return { ...report, ...counts, importId: null, dryRun: run.dryRun, findings };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function asJson(profile: MappingProfile): Json {
  return JSON.parse(JSON.stringify(profile)) as Json;
}
