import { Link } from '@tanstack/react-router';
import { Decimal } from '../../base/decimal.ts';
import type { Lang } from '../../base/text.ts';
import { Empty, Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Quantity, quantityText } from '../../platform/ui/quantity.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { useMetrics } from './queries.ts';
import { useHomeTexts } from './texts.ts';

/** Few, and those an agent can do something about. */
const OWN = 'contacts_handled,csat,first_response,handle_time,qa_score,attendance_rate';

interface OwnNumbersProps {
  readonly month: string;
  readonly before: string;
  readonly over: boolean;
}

export function OwnNumbers({ month, before, over }: OwnNumbersProps) {
  const t = useHomeTexts();
  const lang = useLang();
  const now = useMetrics({ metrics: OWN, period: month });
  const earlier = useMetrics({ metrics: OWN, period: before });
  const cells = now.data?.rows[0]?.cells ?? [];
  const empty = now.isSuccess && cells.every((cell) => cell.value === null);
  return (
    <Section
      title={t(over ? 'wholeMonth' : 'soFar', { month })}
      note={
        <Link to={'/numbers' as never} search={{ by: 'day' } as never}>
          {t('more')}
        </Link>
      }
    >
      <Failure error={now.error} />
      {now.isPending && <Waiting lines={5} />}
      {empty && <Empty says={t('noNumbers', { month })} />}
      {now.data && !empty && (
        <dl className="home-figures">
          {now.data.metrics.map((metric, i) => {
            const cell = cells[i];
            const old = earlier.data?.rows[0]?.cells[i]?.value ?? null;
            const why = `/api/metrics/why?${new URLSearchParams({ metrics: metric.asked, period: month, group: '[]' })}`;
            return (
              <div key={metric.asked}>
                <dt>{metric.title[lang]}</dt>
                <dd className="home-value">
                  <Quantity
                    value={cell?.value ?? null}
                    unit={metric.unit}
                    n={counts(metric.unit) ? null : (cell?.n ?? null)}
                    small={Number(cell?.n ?? 0) < metric.minimumN}
                    why={why}
                  />
                </dd>
                <dd className="note">
                  {t('against', { before, value: old === null ? '—' : quantityText(old, metric.unit, lang) })}
                </dd>
                {/* A line of its own, there before the month before is: it would be broken, and move what is below. */}
                <dd className="note">{change(old, cell?.value ?? null, metric.unit, lang) ?? '\u00a0'}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </Section>
  );
}

/** A count is its own n. */
const counts = (unit: string) => unit === 'count';

/** The signed difference; between shares in points of a percent, which is what is read off. */
function change(old: string | null, now: string | null, unit: string, lang: Lang): string | null {
  const [was, is] = [Decimal.parse(old ?? ''), Decimal.parse(now ?? '')];
  return was && is ? quantityText(is.minus(was).toString(), unit, lang, true) : null;
}
