import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { canonicalJson } from '../../base/json.ts';
import { failed, ok, type Problem, type Result } from '../../base/problem.ts';
import type { CompiledPlan, Plan } from '../../plan/index.ts';
import type { PersonPay } from '../pay/index.ts';
import { proofProblem } from './problems.ts';
import {
  isAlone,
  PROOF_FORMAT,
  type ProofHeader,
  type ProofRecord,
  planOfProof,
  proofRecord,
  readHeader,
  readRecord,
  recompute,
  recomputeTogether,
  recordProblem,
  recordText,
} from './proof.ts';
import type { Settlement } from './settlement.ts';

/**
 * Proof files on disk: one valid JSON document, one person a line, so that it is written and verified without holding
 * it in memory. The chain: sha-256 of the header, then for each person sha-256(previous hash, record).
 */

const FLUSH_AT = 1 << 18;

export interface ProofWriter {
  /** Adds one person; somebody whose pay could not be worked out is left out. Resolves when it is safe to go on. */
  add(pay: PersonPay, settlement?: Settlement): Promise<void>;
  /** Seals and closes the file. */
  close(): Promise<{ readonly people: number; readonly hash: string }>;
}

/** Opens a proof file for the pay of one plan and period; `text` is the plan's file as it was read. */
export async function writeProof(path: string, plan: Plan, text: string, period: string): Promise<ProofWriter> {
  const header: ProofHeader = {
    period,
    plan: plan.id,
    version: plan.version,
    file: plan.file,
    text,
    sha256: sha256(text),
  };
  const file = await open(path, 'w');
  let hash = sha256(canonicalJson({ ...header }));
  let people = 0;
  let pending = `{"format":${JSON.stringify(PROOF_FORMAT)},"header":${canonicalJson({ ...header })},"people":[\n`;
  return {
    async add(pay, settlement) {
      const record = proofRecord(pay, settlement);
      if (record === null) return;
      const body = recordText(record);
      hash = sha256(hash + body);
      pending += `${people === 0 ? '' : ',\n'}{"hash":"${hash}","record":${body}}`;
      people += 1;
      if (pending.length < FLUSH_AT) return;
      await file.write(pending);
      pending = '';
    },
    async close() {
      await file.write(`${pending}\n],"seal":{"hash":"${hash}","people":${people}}}\n`);
      await file.sync();
      await file.close();
      return { people, hash };
    },
  };
}

export interface Verified {
  readonly plan: string;
  readonly version: number;
  readonly period: string;
  readonly people: number;
  readonly hash: string;
}

/** Works a proof file out again with nothing but the file; the first difference is named by person and line. */
export async function verifyProof(path: string): Promise<Result<Verified>> {
  const verifier = new Verifier();
  try {
    for await (const part of partsOf(path)) {
      const problems = verifier.take(part);
      if (problems.length > 0) return failed(...problems);
    }
  } catch (error) {
    return failed(proofProblem('payslip.proof-unreadable', { detail: detailOf(error) }, { file: path }));
  }
  return verifier.finish();
}

type Part =
  | { readonly part: 'header'; readonly header: unknown; readonly format: unknown }
  | { readonly part: 'person'; readonly hash: unknown; readonly record: unknown }
  | { readonly part: 'seal'; readonly hash: unknown; readonly people: unknown };

class Verifier {
  private header: ProofHeader | null = null;
  private compiled: CompiledPlan | null = null;
  private hash = '';
  private people = 0;
  private seal: { readonly hash: unknown; readonly people: unknown } | null = null;
  /** The first record that broke the chain, told where working it out again finds nothing more exact. */
  private broken: Problem | null = null;
  /** Only for plans that share or rank, which need everybody at once. */
  private readonly together: ProofRecord[] = [];

  take(part: Part): readonly Problem[] {
    if (part.part === 'header') return this.takeHeader(part.header, part.format);
    if (part.part === 'person') return this.takePerson(part.hash, part.record);
    this.seal = part;
    return [];
  }

  finish(): Result<Verified> {
    const { header, compiled, seal, hash, people } = this;
    if (header === null || compiled === null || seal === null)
      return failed(proofProblem('payslip.proof-unreadable', { detail: 'cut short' }));
    if (compiled.hasGroups && people > 0) {
      const problems = recomputeTogether(compiled, this.together);
      if (problems.length > 0) return failed(...problems);
    }
    if (this.broken) return failed(this.broken);
    if (seal.hash !== hash || seal.people !== people)
      return failed(proofProblem('payslip.proof-seal', { expected: String(seal.people), found: people }));
    return ok({ plan: header.plan, version: header.version, period: header.period, people, hash });
  }

  private takeHeader(json: unknown, format: unknown): readonly Problem[] {
    const header = readHeader(json);
    if (!header.ok || format !== PROOF_FORMAT)
      return [proofProblem('payslip.proof-unreadable', { detail: `format ${JSON.stringify(format ?? null)}` })];
    if (sha256(header.value.text) !== header.value.sha256) return [proofProblem('payslip.proof-plan')];
    const compiled = planOfProof(header.value);
    if (!compiled.ok) return compiled.problems;
    const { plan } = compiled.value;
    if (plan.id !== header.value.plan || plan.version !== header.value.version)
      return [proofProblem('payslip.proof-plan')];
    this.header = header.value;
    this.compiled = compiled.value;
    this.hash = sha256(canonicalJson({ ...header.value }));
    return [];
  }

  /** Recomputes before it looks at the hash: a difference in a line says more than a broken chain. */
  private takePerson(hash: unknown, json: unknown): readonly Problem[] {
    const read = readRecord(json);
    if (!read.ok) return read.problems;
    const record = read.value;
    if (this.compiled === null) return [recordProblem(record)];
    if (this.compiled.hasGroups && !isAlone(record)) this.together.push(record);
    else {
      const problems = recompute(this.compiled, record);
      if (problems.length > 0) return problems;
    }
    this.hash = sha256(this.hash + recordText(record));
    this.people += 1;
    if (hash !== this.hash) this.broken ??= recordProblem(record);
    return [];
  }
}

/**
 * The parts of a proof, a line at a time as they are written. A document in any other layout (an editor's, another
 * program's) is read whole: what it says is what counts, not how it is spaced.
 */
async function* partsOf(path: string): AsyncGenerator<Part> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let first = true;
  let whole: string[] | null = null;
  for await (const line of lines) {
    if (first && !line.endsWith('"people":[')) whole = [];
    if (whole) whole.push(line);
    else if (first) yield headerPart(JSON.parse(`${line}]}`));
    else if (line.startsWith('],')) yield sealPart(JSON.parse(`{"people":[${line}`));
    else if (line !== '') yield personPart(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
    first = false;
  }
  if (!whole) return;
  const document = JSON.parse(whole.join('\n'));
  yield headerPart(document);
  for (const person of document.people ?? []) yield personPart(person);
  yield sealPart(document);
}

function headerPart(json: { readonly header?: unknown; readonly format?: unknown }): Part {
  return { part: 'header', header: json.header, format: json.format };
}

function personPart(json: { readonly hash?: unknown; readonly record?: unknown }): Part {
  return { part: 'person', hash: json.hash, record: json.record };
}

function sealPart(json: { readonly seal?: { readonly hash?: unknown; readonly people?: unknown } }): Part {
  return { part: 'seal', hash: json.seal?.hash, people: json.seal?.people };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
