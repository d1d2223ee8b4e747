import { describe, expect, it } from 'vitest';
import { period } from '../../base/period.ts';
import { describe as describeProblem } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import { callText, loadMetrics, metricCall, readRequest } from './index.ts';
import { dictionary } from './testing/catalog.node.ts';

/** The ids that metrics.md promises, and the two named variants. */
const PROMISED =
  'contacts_handled contacts_offered answer_rate first_response first_response_within average_response average_response_by_contact handle_time service_level resolution_rate first_contact_resolution transfer_rate csat csat_mean dsat rating_participation reply_rate answer_ask_ratio conversion sales_amount sales_share average_order complaint_count complaint_rate complaint_on_time complaint_success ticket_count ticket_on_time wrong_tickets close_rate followups_done retention qa_score qa_deductions checks_done answer_accuracy attendance_rate late_count full_attendance tenure_months months_at_level bot_share unpaid_days';

describe('the shipped dictionary', () => {
  it('holds every metric it promises', () => {
    const ids = dictionary.map((metric) => metric.id);
    expect(PROMISED.split(' ').filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('titles and defines each in three languages', () => {
    for (const { id, title, definition } of dictionary)
      for (const lang of LANGS) {
        expect(title[lang], `${id} ${lang}`).not.toBe('');
        expect(definition[lang].length, `${id} ${lang}`).toBeGreaterThan(title[lang].length);
      }
    const english = dictionary.filter((m) => /[\u4e00-\u9fff]/.test(m.title.en + m.definition.en));
    expect(english.map((m) => m.id)).toEqual([]);
  });
});

const own = (sources: string, more = ''): string => `metrics:
  mine:
    version: 1
    title: { zh-CN: 我的 }
    definition: { zh-CN: 我的指标 }
    unit: ratio
    minimum_n: 0
${more}    sources:
      - ${sources}
`;

function problems(text: string): readonly string[] {
  return loadMetrics([{ file: 'own.yaml', text }]).problems.map((p) => describeProblem(p, 'en').split(' → ')[0] ?? '');
}

describe("a user's own metric", () => {
  it('is read like a shipped one, its title completed from the language it has', () => {
    const read = loadMetrics([
      { file: 'own.yaml', text: own('{ kind: contact, numerator: rating * 2, denominator: 1 }') },
    ]);
    expect(read.ok && read.value[0]?.title.en).toBe('我的');
  });

  it('names every mistake at once, each at its place', () => {
    const text = own(
      '{ kind: contact, numerator: ratng >= 4, denominator: handle_time / 60, where: channel }',
      '    minimumn: 3\n',
    );
    expect(problems(text)).toEqual([
      'error metrics.key-unknown [own.yaml:8:5] “minimumn” is not known here.',
      'error metrics.name-unknown [own.yaml:10:37] There is no column “ratng”.',
      'error metrics.division [own.yaml:10:62] A sum over rows does not divide.',
      'error metrics.type-wrong [own.yaml:10:87] This must be flag, but is text.',
    ]);
  });

  it('offers no name where none is near', () => {
    const fixes = ['csatt', 'zzzzzzzzzzzzzzzz'].map((id) => metricCall(id, dictionary).problems[0]?.fix.en);
    expect(fixes).toEqual([
      'Did you mean “csat”? A metric with a parameter is written service_level(20).',
      'A metric with a parameter is written service_level(20).',
    ]);
  });

  it('offers the column that was meant', () => {
    const [problem] = loadMetrics([
      { file: 'own.yaml', text: own('{ kind: contact, numerator: ratng >= 4 }') },
    ]).problems;
    expect(problem?.fix.en).toContain('Did you mean “rating”?');
  });

  it.each([
    ['{ kind: contract, numerator: 1 }', 'error metrics.value-wrong'],
    ['{ kind: contact, numerator: 1 + }', 'error plan.formula-unfinished'],
    ['{ kind: contact, numerator: "ROUND(rating, 1)" }', 'error metrics.function-unsupported'],
    ['{ kind: contact, numerator: "IF(answered, 1)" }', 'error metrics.arguments'],
    ["{ kind: contact, numerator: started_at > 'tomorrow' }", 'error metrics.type-wrong'],
    ['{ kind: contact, denominator: 1 }', 'error metrics.shape'],
    ['{ kind: contact', 'error metrics.yaml'],
  ])('is refused when it says %s', (source, start) => {
    expect(problems(own(source))[0]).toContain(start);
  });

  it('cannot take the name of another', () => {
    const file = { file: 'own.yaml', text: own('{ kind: contact, numerator: 1 }') };
    expect(loadMetrics([file, file]).problems.map((p) => p.code)).toEqual(['metrics.twice']);
  });
});

describe('a request', () => {
  it('takes parameters in their order and writes them back as they were asked', () => {
    const written = ['csat', 'service_level', 'service_level(60)', 'first_response_within(30, 8, 23)'].map((text) => {
      const found = metricCall(text, dictionary);
      return found.ok ? callText(found.value) : found.problems[0]?.code;
    });
    expect(written).toEqual(['csat', 'service_level', 'service_level(60)', 'first_response_within(30,8,23)']);
  });

  it('is titled by its parameters once: in the title’s own place, or else behind it', () => {
    const titles = ['service_level(60)', 'first_response_within(15)', 'first_response_within(15, 8, 24)'].map(
      (text) => {
        const found = metricCall(text, dictionary);
        return found.ok ? found.value.definition.title['zh-CN'] : '';
      },
    );
    expect(titles).toEqual(['60 秒接通率', '15 秒首响率', '15 秒首响率 (from_hour 8)']);
  });

  it('is refused with every mistake named', () => {
    const request = readRequest(
      { metrics: ['cast', 'csat(3)'], period: period('2021'), by: ['agnt'], where: 'chanel = 1' },
      dictionary,
    );
    expect(request.problems.map((p) => p.code)).toEqual([
      'metrics.unknown',
      'metrics.arguments',
      'metrics.dimension-unknown',
      'metrics.name-unknown',
    ]);
  });
});
