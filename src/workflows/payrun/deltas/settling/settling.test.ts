import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingGroups } from '../../closing/service.ts';
import { exportRun } from '../../exports/service.ts';
import type { Run } from '../../model.ts';
import { askAboutLine, payslipsOf, payslipView } from '../../payslips/service.ts';
import { printSlip } from '../../printing/service.ts';
import { explainFindings, findRun, moveRun } from '../../runs/service.ts';
import { tasksOf } from '../../tasks/service.ts';
import { actor, hr, must, SmallOrganisation } from '../../testing/small.node.ts';
import { differencesIn, takeDeltas } from '../service.ts';

let small: SmallOrganisation;

beforeAll(async () => {
  small = await SmallOrganisation.open();
});
afterAll(() => small.close());

const extra = (person: string, amount: string) =>
  small.record('amount.granted', person, '2026-01-20', { name: 'extra', amount });
/** The plan measures nothing, which every run says. */
const findings = async (run: Run) =>
  (await findingGroups(small.world.records, run)).filter(({ code }) => code !== 'payrun.no-data');
const codes = async (run: Run) => (await findings(run)).map(({ code }) => code);
const fresh = async (run: Run) => (await findRun(small.world.records, run.id)) as Run;
const settleAll = async (run: Run) =>
  must(await takeDeltas(small.world, hr, { id: run.id, take: null, reason: 'checked' }));
const tasks = async () => (await tasksOf(small.world, hr)).map(({ kind, count }) => [kind, count]);

async function textOf(body: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces).toString('utf8');
}

async function file(run: Run, name: 'bank.csv' | 'register.csv'): Promise<string> {
  return textOf(must(await exportRun(small.world.records, { run, name, lang: 'en', people: null })));
}

/** January closed for the usual three; then what `later` records, known to whatever is prepared after. */
function afterJanuary(later: () => Promise<void>, then: () => Promise<void>): Promise<void> {
  return small.undone(async () => {
    await small.hire();
    await small.closeRun(await small.prepare('2026-01'));
    await later();
    await then();
  });
}

describe('a difference that nobody settles', () => {
  it('stops the run until it is settled or put off for a reason, and is a task meanwhile', async () => {
    await afterJanuary(
      () => extra('ann', '120'),
      async () => {
        const run = await small.prepare('2026-02');
        expect(await codes(run)).toEqual(['payrun.delta-open']);
        expect(await tasks()).toContainEqual(['payrun.settle', 1]);
        must(await moveRun(small.world, hr, { id: run.id, move: 'check', reason: '' }));
        must(
          await explainFindings(small.world, hr, { id: run.id, code: 'payrun.no-data', reason: 'nothing is measured' }),
        );
        const submitted = await moveRun(small.world, hr, { id: run.id, move: 'submit', reason: '' });
        expect(submitted.problems.map(({ code }) => code)).toEqual(['payrun.unexplained']);
        const later = { id: run.id, code: 'payrun.delta-open', reason: 'the director decides in March' };
        must(await explainFindings(small.world, hr, later));
        expect(await tasks()).not.toContainEqual(['payrun.settle', 1]);
        // Others may be open by now: a calculation wants the reason anew.
        must(await moveRun(small.world, hr, { id: run.id, move: 'recalculate', reason: '' }));
        expect(await findings(await fresh(run))).toMatchObject([{ reason: null }]);
        expect(await codes(await settleAll(run))).toEqual([]);
        expect(await tasks()).not.toContainEqual(['payrun.settle', 1]);
      },
    );
  });

  it('goes with whoever comes under another plan', async () => {
    await afterJanuary(
      async () => {
        await extra('ann', '120');
        await small.record('person.recorded', 'ann', '2026-02-01', { post: 'vip' });
      },
      async () => {
        const old = await small.prepare('2026-02');
        expect(await differencesIn(small.world.records, old)).toEqual([]);
        expect(await codes(old)).toEqual(['payrun.delta-nowhere']);
        expect(await tasks()).toContainEqual(['payrun.owed', 1]);
        await small.record('person.recorded', 'zed', '2025-01-01', { name: 'Zed', post: 'vip', base_pay: '3000' });
        const own = await small.prepare('2026-02', 'base-of-vips');
        expect(await tasks()).not.toContainEqual(['payrun.owed', 1]);
        const settled = await settleAll(own);
        const view = must(await payslipView(small.world.records, settled, 'ann'));
        expect(view.payable).toBe('3120.00');
        expect(view.deltas[0]?.sentence.en).toContain('Gross of 2026-01: 120.00 yuan paid later');
      },
    );
  });

  it('is paid to who has left, on a payslip of corrections alone, to their account', async () => {
    await afterJanuary(
      async () => {
        await small.record('person.recorded', 'ann', '2026-01-31', { status: 'left', left_on: '2026-01-31' });
        await small.record('person.recorded', 'ann', '2026-01-31', { bank: 'ICBC', bank_account: '6222' });
        await extra('ann', '120');
      },
      async () => {
        const run = await settleAll(await small.prepare('2026-02'));
        // Accounts are kept here, so those without one are named.
        expect(await codes(run)).toEqual(['payrun.account-missing']);
        const published = await small.publish(run);
        const view = must(await payslipView(small.world.records, published, 'ann'));
        expect([view.slip.lines, view.payable]).toEqual([[], '120.00']);
        const [of] = view.deltas;
        const asked = { id: published.id, person: 'ann', line: `${of?.fromRun}/${of?.line}`, text: 'why?' };
        const question = must(await askAboutLine(small.world, actor('ann', 'agent', 'ann'), asked));
        expect(question.lineTitle.en).toBe('Correction of 2026-01, Gross');
        expect((await payslipsOf(small.world.records, 'ann')).map(({ payable }) => payable)).toEqual([
          '120.00',
          '3000.00',
        ]);
        expect(await file(published, 'bank.csv')).toContain('ann,ann,ICBC,6222,120.00,');
        expect(await file(published, 'register.csv')).toContain('120.00 yuan paid later');
        const slip = must(await printSlip({ records: small.world.records, run: published, lang: 'en' }, 'ann'));
        const pieces: Buffer[] = [];
        for await (const piece of slip) pieces.push(Buffer.from(piece));
        const { text } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.concat(pieces))), {
          mergePages: true,
        });
        expect(text).toContain('120.00 yuan paid later');
      },
    );
  });

  it('waits with its warning where who has left owes it and there is no wage to take it from', async () => {
    await afterJanuary(
      async () => {
        await small.record('person.recorded', 'ann', '2026-01-31', { status: 'left', left_on: '2026-01-31' });
        await extra('ann', '-120');
      },
      async () => {
        const run = await settleAll(await small.prepare('2026-02'));
        expect(await codes(run)).toEqual(['payrun.delta-stranded', 'payrun.no-pay']);
        expect(await differencesIn(small.world.records, run)).toMatchObject([{ owed: '-120.00', settled: '0.00' }]);
        await small.closeRun(run);
        const march = await small.prepare('2026-03');
        expect(await differencesIn(small.world.records, march)).toMatchObject([{ owed: '-120.00', settled: null }]);
      },
    );
  });
});

describe('taking back more than a month’s wage may be cut', () => {
  it('takes as much as leaves the minimum wage, says what stays owed, and offers it to the next run', async () => {
    await afterJanuary(
      () => extra('ann', '-700'),
      async () => {
        const february = await settleAll(await small.prepare('2026-02'));
        // A fifth of 3,000 would be 600; 400 leave the plan's minimum wage of 2,600.
        expect(await codes(february)).toEqual(['payrun.delta-carried']);
        const view = must(await payslipView(small.world.records, february, 'ann'));
        expect(view.payable).toBe('2600.00');
        expect(view.deltas[0]?.sentence.en).toContain('400.00 yuan taken back, 3,000.00 before and 2,300.00 now');
        expect(view.deltas[0]?.sentence.en).toContain('300.00 yuan stay owed');
        await small.closeRun(february);
        const march = await small.prepare('2026-03');
        expect(await differencesIn(small.world.records, march)).toMatchObject([
          { period: '2026-01', before: '2600.00', now: '2300.00', owed: '-300.00', settled: null },
        ]);
        const settled = await small.closeRun(await settleAll(march));
        expect(await file(settled, 'bank.csv')).toContain('ann,ann,,,2700.00,');
        expect(await differencesIn(small.world.records, await small.prepare('2026-04'))).toEqual([]);
      },
    );
  });

  it('is worked out again with the pay it is taken from', async () => {
    await afterJanuary(
      () => extra('ann', '-700'),
      async () => {
        const february = await settleAll(await small.prepare('2026-02'));
        await small.record('person.recorded', 'ann', '2026-02-01', { base_pay: '4000' });
        must(await moveRun(small.world, hr, { id: february.id, move: 'recalculate', reason: '' }));
        const view = must(await payslipView(small.world.records, await fresh(february), 'ann'));
        expect(view.payable).toBe('3300.00');
      },
    );
  });
});
