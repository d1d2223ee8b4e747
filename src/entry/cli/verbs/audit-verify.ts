import { type AuditHead, headText, parseHead } from '../../../audit/index.ts';
import { auditProblem } from '../../../audit/problems.ts';
import type { AuditVerdict } from '../../../audit/service.ts';
import { failed, ok, type Problem, type Result } from '../../../base/problem.ts';
import { fill, say, type Text } from '../../../base/text.ts';
import type { Call, Verb } from '../verb.ts';

const WHOLE: Text = {
  'zh-CN': '完整：{entries} 条逐一验证。日志结尾（请记在别处）：{end}',
  'zh-TW': '完整：{entries} 條逐一驗證。日誌結尾（請記在別處）：{end}',
  en: 'Whole: {entries} entries were recomputed. The log’s end, to be written down elsewhere: {end}',
};

export const auditVerify: Verb = {
  name: 'audit verify',
  about: {
    'zh-CN': '重算整条审计日志；与另处记下的结尾或备份对照',
    'zh-TW': '重算整條稽核日誌；與另處記下的結尾或備份對照',
    en: 'recompute the whole audit log, and hold it against an end written down elsewhere or a backup',
  },
  needs: 'audit.read',
  operands: [],
  options: [
    {
      name: 'anchor',
      value: 'NUMBER:HASH',
      about: { 'zh-CN': '以前打印的日志结尾', 'zh-TW': '以前印出的日誌結尾', en: 'an end that was printed before' },
    },
    {
      name: 'backup',
      value: 'FILE.tar.gz',
      about: { 'zh-CN': '以前的备份', 'zh-TW': '以前的備份', en: 'a backup made before' },
    },
  ],
  examples: ['jixin audit verify', 'jixin audit verify --backup acme-2026-01.tar.gz'],
  run: async (call) => {
    const known = await knownHeads(call);
    if (!known.ok) return known.problems;
    const { inWorld } = await import('../world.ts');
    const { verifyAudit } = await import('../../../audit/service.ts');
    return inWorld(call, async ({ records }) => {
      const verdict = await verifyAudit(records, known.value);
      const problems = problemsOf(verdict);
      if (call.format === 'json') await call.console.write(`${JSON.stringify(verdict, null, 2)}\n`);
      else if (problems.length === 0) {
        const words = { entries: String(verdict.entries), end: headText(verdict.end) };
        await call.console.write(`${fill(say(WHOLE, call.lang), words)}\n`);
      }
      return problems;
    });
  },
};

async function knownHeads({ options }: Call): Promise<Result<readonly AuditHead[]>> {
  const heads: AuditHead[] = [];
  const text = options.get('anchor');
  if (text !== undefined) {
    const head = parseHead(text);
    if (head === null) return failed(auditProblem('audit.bad-anchor', { text }));
    heads.push(head);
  }
  const file = options.get('backup');
  if (file !== undefined) {
    const { auditHeadOf } = await import('../../backup/restore.ts');
    const head = await auditHeadOf(file);
    if (!head.ok) return head;
    if (head.value === null) return failed(auditProblem('audit.bad-anchor', { text: file }));
    heads.push(head.value);
  }
  return ok(heads);
}

function problemsOf({ brokenAt, cut, end, missing }: AuditVerdict): readonly Problem[] {
  if (brokenAt !== null) return [auditProblem('audit.broken', { seq: brokenAt })];
  return [
    ...(cut === null ? [] : [auditProblem('audit.cut', { expected: cut.seq, seq: end.seq })]),
    ...missing.map((head) => auditProblem('audit.anchor-missing', { anchor: headText(head) })),
  ];
}
