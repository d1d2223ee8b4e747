import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnOrganisation, ownOrganisation } from '../browser/served.ts';

const RUN = '2026-01/points-basic';
const PREPARE = ['--plan', 'points-basic', '--period', '2026-01', '--as', 'hr'];
const MADE = '2026-02-01T01:00:00Z';
const PUBLISHED = '2026-02-02T01:00:00Z';
const CLOSED = '2026-02-06T01:00:00Z';

/** Beside a running server, which holds the folder. */
describe('a pay run at the command line', () => {
  let own: OwnOrganisation;
  const asked = (...args: readonly string[]) => own.run([...args, '--lang', 'en']);
  beforeAll(async () => {
    own = await ownOrganisation(MADE);
    // Every command begins at the clock it is given: a run must not know less than was recorded before it.
    await own.turn(PUBLISHED);
  }, 300_000);
  afterAll(() => own?.end());

  it('is told what the law says by `pay` already, in the words of the run, and `pay` succeeds all the same', async () => {
    const paid = await asked('pay', '--plan', 'points-basic', '--period', '2026-01');
    expect(paid.code).toBe(0);
    const said = paid.err.split('\n').filter((line) => line.startsWith('warning law.overtime-no-line'));
    expect(said[0]).toMatch(
      /person K\d+ · 2026-01\] [\d.]+ h of overtime, and .* no line that pays them; by law they earn [\d.]+/,
    );
    const run = JSON.parse((await asked('run', 'prepare', ...PREPARE, '--format', 'json')).out);
    const found = run.findings.find(({ code }: { code: string }) => code === 'law.overtime-no-line');
    expect(paid.err).toContain(`${found.count - said.length} more of law.overtime-no-line`);
  });

  it('is listed, and shown with what comes next', async () => {
    const { out } = await asked('run', 'list', '--as', 'hr', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject([{ period: '2026-01', plan: 'points-basic', state: 'prepared' }]);
    const shown = await asked('run', 'show', RUN, '--as', 'hr');
    expect(shown.err).toContain(`next: jixin run check ${RUN}`);
    expect(shown.err).toContain('warning law.overtime-no-line');
  });

  it('goes its way by the moves of whoever may make them, and by nobody else', async () => {
    const move = (id: string, as: string, ...rest: readonly string[]) => asked('run', id, RUN, '--as', as, ...rest);
    expect((await move('check', 'agent')).err).toContain('access.forbidden');
    expect((await move('check', 'hr')).code).toBe(0);
    expect((await move('submit', 'hr')).err).toContain('payrun.unexplained');
    const { findings } = JSON.parse((await asked('run', 'show', RUN, '--as', 'hr', '--format', 'json')).out);
    for (const { code, severity } of findings)
      if (severity === 'warning') await asked('run', 'explain', RUN, code, '--reason', 'seen', '--as', 'hr');
    expect((await move('submit', 'hr')).code).toBe(0);
    expect((await move('approve', 'hr')).err).toContain('access.forbidden');
    expect((await move('return', 'manager')).code).toBe(2);
    expect((await move('approve', 'manager')).code).toBe(0);
    expect((await asked('run', 'payslip', RUN, 'K0012', '--as', 'agent')).err).toContain('payrun.no-payslip');
    expect((await move('publish', 'hr')).code).toBe(0);
    expect((await move('close', 'hr')).err).toContain('payrun.unanswered');
    await own.turn(CLOSED);
    expect((await move('close', 'hr')).code).toBe(0);
  });

  it('gives its register and payslips to whom they may be shown', async () => {
    const all = JSON.parse((await asked('run', 'register', RUN, '--as', 'hr', '--format', 'json')).out);
    expect(all.length).toBeGreaterThan(10);
    const own = JSON.parse((await asked('run', 'register', RUN, '--as', 'agent', '--format', 'json')).out);
    expect(own).toHaveLength(1);
    const [{ person, gross_pay }] = own;
    const slip = JSON.parse((await asked('run', 'payslip', RUN, person, '--as', 'agent', '--format', 'json')).out);
    expect(slip.find(({ line }: { line: string }) => line === 'payable').amount).toBe(gross_pay);
    const other = all.find((row: { person: string }) => row.person !== person).person;
    expect((await asked('run', 'payslip', RUN, other, '--as', 'agent')).err).toContain('access.forbidden');
  });
});
