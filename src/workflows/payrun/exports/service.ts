import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { Decimal } from '../../../base/decimal.ts';
import { moneyText } from '../../../base/money.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { type Lang, say, type Text } from '../../../base/text.ts';
import { payLine } from '../../../plan/index.ts';
import type { Records } from '../../../platform/db/port.ts';
import { NET, reasonOfWithheld, withheldLines } from '../../../stages/pay/law/index.ts';
import { writeProof } from '../../../stages/payslip/service.ts';
import { accountOf } from '../bank.ts';
import { corrections, payableOf } from '../deltas/settled.ts';
import { deltasByPerson } from '../deltas/store.ts';
import { personFrom, withholdingFrom } from '../keep.ts';
import type { PaidDelta, Run } from '../model.ts';
import { deltaWords } from '../payslips/service.ts';
import { printRun } from '../printing/service.ts';
import { payrunProblem } from '../problems.ts';
import { everyStoredPay, type Tell } from '../results/service.ts';
import { everyResult, jsonOf, type ResultRow, withheldAmounts } from '../results/store.ts';
import { type LineHead, registerHeads, withheldHeads } from '../review/service.ts';
import { sourceOf } from '../sources/service.ts';
import { settlementOf } from './settlement.ts';
import { writeWorkbook } from './workbook.node.ts';

/** A run as files: the register, the bank's list, JSON, and the proof that anybody can work out again. */

/** Lists, answered at once. */
export const LISTED_EXPORTS = ['register.csv', 'bank.csv'] as const;
/** What takes long for a large run: written to a file by a job. */
export const FILED_EXPORTS = ['register.xlsx', 'payslips.pdf', 'run.json', 'proof.json'] as const;
export type FiledExport = (typeof FILED_EXPORTS)[number];
export type ExportName = (typeof LISTED_EXPORTS)[number] | FiledExport;

export interface ExportRequest {
  readonly run: Run;
  readonly name: ExportName;
  readonly lang: Lang;
  /** Whose pay the reader may see; null is everybody. */
  readonly people: ReadonlySet<string> | null;
  /** Told how many people are through. */
  readonly tell?: Tell | undefined;
}

export async function exportRun(records: Records, request: ExportRequest): Promise<Result<Readable>> {
  const { run, name } = request;
  const heads = await registerHeads(records, run);
  if (!heads.ok) return heads;
  const columns = { heads: heads.value, withheld: await withheldHeads(records, run) };
  const register: Register = { records, request, ...columns, deltas: await deltasByPerson(records, run.id) };
  switch (name) {
    case 'register.csv':
      return ok(csvOf(registerRows(register)));
    case 'register.xlsx':
      return ok(workbookOf(register));
    case 'bank.csv':
      if (run.approved === null) return failed(payrunProblem('payrun.not-approved'));
      return ok(csvOf(bankRows(register)));
    case 'payslips.pdf':
      return printRun({ records, run, lang: request.lang }, request);
    case 'run.json':
      return ok(Readable.from(jsonPieces(register)));
    case 'proof.json':
      return proofOf(records, request);
  }
}

interface Register {
  readonly records: Records;
  readonly request: ExportRequest;
  readonly heads: readonly LineHead[];
  /** Columns of what is withheld; none where the run works nothing out. */
  readonly withheld: readonly LineHead[];
  readonly deltas: ReadonlyMap<string, readonly PaidDelta[]>;
}

const TITLES = {
  person: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Person' },
  name: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  team: { 'zh-CN': '组', 'zh-TW': '組', en: 'Team' },
  deltas: { 'zh-CN': '补发补扣', 'zh-TW': '補發補扣', en: 'Paid later or taken back' },
  payable: { 'zh-CN': '实际应付', 'zh-TW': '實際應付', en: 'Payable' },
  reasons: {
    'zh-CN': '补发补扣与代扣的依据',
    'zh-TW': '補發補扣與代扣的依據',
    en: 'Reasons of corrections and withholding',
  },
  bank: { 'zh-CN': '开户行', 'zh-TW': '開戶行', en: 'Bank' },
  account: { 'zh-CN': '账号', 'zh-TW': '帳號', en: 'Account' },
  amount: { 'zh-CN': '金额', 'zh-TW': '金額', en: 'Amount' },
  remark: { 'zh-CN': '附言', 'zh-TW': '附言', en: 'Remark' },
  wages: { 'zh-CN': '{period} 工资', 'zh-TW': '{period} 薪資', en: 'Wages {period}' },
  noTeam: { 'zh-CN': '未分组', 'zh-TW': '未分組', en: 'No team' },
} as const satisfies Readonly<Record<string, Text>>;

/** Everybody in the run; who gets corrections alone is among them. */
async function* everybody({ records, request }: Register): AsyncGenerator<ResultRow> {
  const { run, people } = request;
  let done = 0;
  for await (const row of everyResult(records, run.id, run.outcome?.calculation ?? '')) {
    await request.tell?.(done++, run.outcome?.people ?? null);
    if (people === null || people.has(row.person)) yield row;
  }
}

function paidWith({ deltas }: Register, { person, total }: ResultRow): string {
  return payableOf(total ?? '0', deltas.get(person) ?? []) ?? '';
}

async function* registerRows(register: Register): AsyncGenerator<readonly string[]> {
  const { heads, withheld, request } = register;
  yield titlesOf(register);
  for await (const row of everybody(register)) {
    const amounts = JSON.parse(row.amounts) as Readonly<Record<string, string | null>>;
    const cells = heads.map(({ id }) => digits(amounts[id] ?? null));
    const sums = [moneyText(corrections(register.deltas.get(row.person) ?? [])), paidWith(register, row)];
    const taken = withheldAmounts(row.withheld);
    const left = withheld.map(({ id }) => taken[id] ?? '');
    const why = reasonsOf(register, row);
    yield [row.person, row.name, row.team ?? say(TITLES.noTeam, request.lang), ...cells, ...sums, ...left, why];
  }
}

/** Why each correction is paid and each amount withheld, as the payslip says it. */
function reasonsOf({ deltas, request: { lang } }: Register, row: ResultRow): string {
  const corrected = (deltas.get(row.person) ?? []).map((delta) => say(deltaWords(delta, { lines: [] }), lang));
  const withheld = row.withheld === null ? null : withholdingFrom(jsonOf(row.withheld));
  const taken = (withheld ? withheldLines(withheld) : []).flatMap(({ id, title }) => {
    const sentence = withheld && reasonOfWithheld(withheld, id)?.sentence;
    return sentence ? [`${say(title, lang)}: ${say(sentence, lang)}`] : [];
  });
  return [...corrected, ...taken].join('\n');
}

function titlesOf({ heads, withheld, request: { lang } }: Register): readonly string[] {
  const before = [TITLES.person, TITLES.name, TITLES.team].map((t) => say(t, lang));
  const after = [TITLES.deltas, TITLES.payable].map((t) => say(t, lang));
  const titled = ({ id, title }: LineHead) => say(title, lang) || id;
  return [...before, ...heads.map(titled), ...after, ...withheld.map(titled), say(TITLES.reasons, lang)];
}

/** Digits that never end are cut half-up at ten places; the proof keeps them exact. */
function digits(amount: string | null): string {
  if (amount === null) return '';
  return amount.includes('/') ? (Decimal.parse(amount)?.toDigits() ?? amount) : amount;
}

/** Who gets money, and where to. */
async function* bankRows(register: Register): AsyncGenerator<readonly string[]> {
  const { lang, run } = register.request;
  const { person, name, bank, account, amount, remark, wages } = TITLES;
  yield [person, name, bank, account, amount, remark].map((t) => say(t, lang));
  const note = say(wages, lang).replace('{period}', run.period);
  for await (const row of everybody(register)) {
    const payable = Decimal.of(withheldAmounts(row.withheld)[NET] ?? paidWith(register, row));
    if (payable.sign() <= 0) continue;
    const to = accountOf(personFrom(jsonOf(row.record)));
    yield [row.person, row.name, to.bank, to.account, moneyText(payable), note];
  }
}

/** With the mark that makes Excel read UTF-8; a text that Excel would take for a formula is made plain. */
function csvOf(rows: AsyncIterable<readonly string[]>): Readable {
  const lines = Readable.from(rows, { objectMode: true });
  const writer = stringify({
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: false,
    cast: { string: plainCell },
  });
  lines.on('error', (error) => writer.destroy(error));
  return lines.pipe(writer);
}

/** Negative amounts are numbers, not formulas. */
function plainCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function workbookOf(register: Register): Readable {
  const out = new PassThrough();
  const rows = registerRows(register);
  const money = [
    ...register.heads.map(({ unit }) => unit === 'yuan'),
    true,
    true,
    ...register.withheld.map(() => true),
  ];
  writeWorkbook(out, rows, { textColumns: 3, money, sheetColumn: 2 }).catch((error: Error) => out.destroy(error));
  return out;
}

async function* jsonPieces(register: Register): AsyncGenerator<string> {
  const { request, heads } = register;
  const { id, period, plan, planVersion, planHash, state, known, outcome } = request.run;
  const head = { id, period, plan, planVersion, planHash, state, known, outcome };
  yield `{"run":${JSON.stringify(head)},"lines":${JSON.stringify(heads)},"people":[\n`;
  let first = true;
  for await (const row of everybody(register)) {
    const { person, name, team, total, inputs, amounts, steps, withheld } = row;
    const known = JSON.stringify({ person, name, team, total, payable: paidWith(register, row) });
    const deltas = JSON.stringify(register.deltas.get(person) ?? []);
    const parts = `"inputs":${inputs},"amounts":${amounts},"steps":${steps},"deltas":${deltas},"withheld":${withheld}`;
    yield `${first ? '' : ',\n'}${known.slice(0, -1)},${parts}}`;
    first = false;
  }
  yield '\n]}\n';
}

/** Written to a file of its own first, for the proof is sealed at its end. */
async function proofOf(records: Records, { run, people, tell }: ExportRequest): Promise<Result<Readable>> {
  const source = await sourceOf(records, run);
  if (!source.ok) return source;
  const folder = await mkdtemp(join(tmpdir(), 'jixin-proof-'));
  const path = join(folder, 'proof.json');
  const proof = await writeProof(path, source.value.compiled.plan, source.value.text, run.period);
  const deltas = await deltasByPerson(records, run.id);
  const line = payLine(source.value.compiled.plan)?.id ?? '';
  try {
    let done = 0;
    for await (const { pay, row } of everyStoredPay(records, run, source.value)) {
      await tell?.(done++, run.outcome?.people ?? null);
      const settlement = settlementOf(row, line, deltas.get(row.person) ?? []);
      if (people === null || people.has(pay.person.id)) await proof.add(pay, settlement);
    }
    await proof.close();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const body = createReadStream(path);
  body.on('close', () => rm(folder, { recursive: true, force: true }));
  return ok(body);
}
