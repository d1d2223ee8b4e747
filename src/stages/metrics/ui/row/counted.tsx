import { Link } from '@tanstack/react-router';
import { Empty, Section } from '../../../../platform/ui/page.tsx';
import { quantityText } from '../../../../platform/ui/quantity.tsx';
import { Table } from '../../../../platform/ui/table.tsx';
import { useLang } from '../../../../platform/ui/texts.ts';
import '../explorer.css';
import { whyAt } from '../question.ts';
import { CellQuantity } from '../values-table.tsx';
import type { Row } from './read.ts';
import { useRowTexts } from './texts.ts';

type CountedIn = Row['counted'][number];

/** The metrics of its people's months that the row counts in: what it adds, and what they came to, with their reasons. */
export function Counted({ row: { counted } }: { readonly row: Row }) {
  const t = useRowTexts();
  const lang = useLang();
  return (
    <Section title={t('counted')}>
      <Table
        caption={t('counted')}
        rows={counted}
        rowKey={({ metric, period, person }) => `${metric.asked} ${period} ${person?.id}`}
        empty={<Empty says={t('countsNowhere')} />}
        columns={[
          {
            id: 'metric',
            title: t('metric'),
            cell: ({ metric }) => (
              <Link to={'/numbers/dictionary' as never} search={{ find: metric.id } as never}>
                {metric.title[lang]}
              </Link>
            ),
          },
          { id: 'month', title: t('month'), wide: true, cell: ({ period }) => period },
          { id: 'person', title: t('person'), wide: true, cell: ({ person }) => person?.name ?? t('nobody') },
          { id: 'adds', title: t('adds'), number: true, cell: (one) => addsText(one, lang) },
          { id: 'whole', title: t('whole'), number: true, cell: (one) => <Whole one={one} /> },
        ]}
      />
    </Section>
  );
}

/** `+95 s`, or above and below the line: `1 ÷ 1`. */
function addsText({ adds: { numerator, denominator }, metric }: CountedIn, lang: ReturnType<typeof useLang>): string {
  if (numerator === null && denominator === null) return '—';
  const plain = (text: string | null) => quantityText(text ?? '0', '', lang);
  if (denominator === null) return quantityText(numerator ?? '0', metric.unit, lang, true);
  return `${plain(numerator)} ÷ ${plain(denominator)}`;
}

function Whole({ one: { cell, metric, period, person } }: { readonly one: CountedIn }) {
  if (cell === null) return <>—</>;
  const question = { metrics: metric.asked, by: 'person', period, where: '' };
  return (
    <CellQuantity
      cell={cell}
      metric={metric}
      {...(person === null ? {} : { why: whyAt(question, metric.asked, [person.id]) })}
    />
  );
}
