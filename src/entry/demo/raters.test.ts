import { describe, expect, it } from 'vitest';
import { buildOrganisation } from '../../demo/people.ts';
import { activityFiles } from '../../demo/tables.ts';
import { checkRaters } from '../../workflows/raters/check.ts';
import { inspectorSuite } from '../../workflows/raters/inspectors.ts';

/** What is planted in the demo (docs/demo.md) is what the rater check finds there. */

describe('the demo’s lenient inspector', () => {
  it('is found in every demo organisation, and nobody else is accused', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const org = buildOrganisation({ people: 120, months: 1, seed });
      const files = activityFiles(org, new Set()).filter(({ as }) => as === 'check');
      const checks = files.flatMap(({ rows }) =>
        [...rows].map((row) => ({
          rater: String(row[2]),
          person: String(row[1]),
          deductions: Number(row[6]),
          late: String(row[3]) >= '2026-01-25',
        })),
      );
      const { raters } = checkRaters([inspectorSuite(checks, new Map(), new Map())]);
      const found = raters.flatMap(({ rater, tests }) => tests.filter((test) => test.found).map(() => rater));
      expect(new Set(found)).toEqual(new Set([org.lenient.name]));
    }
  });
});
