import { Checkbox } from 'antd';
import { useState } from 'react';
import { SEMICOLON } from '../../../base/text.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import type { EffectAnswer, RaterDetail } from './queries.ts';
import { useRaterTexts } from './texts.ts';

export function EffectSection({ answer }: { readonly answer: RaterDetail }) {
  const t = useRaterTexts();
  const [moved, setMoved] = useState(false);
  const { rater, applied, people } = answer;
  if (applied === null) return null;
  const certain = rater.tests.some(({ statistic, found }) => statistic === 'leniency' && found);
  const rows = moved ? people.filter(({ difference }) => difference !== null && Number(difference) !== 0) : people;
  return (
    <Section title={t('yuan')} note={t('yuanNote', { applied: applied.replace('-', '−') })}>
      {!certain && <p className="rater-warning">{t('uncertain')}</p>}
      {people.some(({ seen }) => seen) && (
        <p>
          <Checkbox checked={moved} onChange={(event) => setMoved(event.target.checked)}>
            {t('moved')}
          </Checkbox>
        </p>
      )}
      <EffectTable rows={rows} />
    </Section>
  );
}

function EffectTable({ rows }: { readonly rows: readonly EffectAnswer[] }) {
  const t = useRaterTexts();
  const say = useSay();
  const money = (row: EffectAnswer, value: string | null, signs = false) => (
    <Quantity value={value} unit="yuan" signed={signs} missing={row.seen ? t('unpaid') : t('hidden')} />
  );
  const columns: readonly Column<EffectAnswer>[] = [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <>
          {row.name} <span className="note">{row.person}</span>
        </>
      ),
    },
    { id: 'team', title: t('team'), wide: true, cell: (row) => row.team ?? '—' },
    { id: 'judged', title: t('judged'), number: true, cell: (row) => row.judged },
    {
      id: 'value',
      title: t('value'),
      number: true,
      wide: true,
      cell: (row) => row.inputs.map(({ value, adjusted }) => `${value} → ${adjusted}`).join(say(SEMICOLON)) || '—',
    },
    { id: 'before', title: t('before'), number: true, wide: true, cell: (row) => money(row, row.before) },
    { id: 'after', title: t('after'), number: true, wide: true, cell: (row) => money(row, row.after) },
    { id: 'difference', title: t('change'), number: true, cell: (row) => money(row, row.difference, true) },
  ];
  return <Table caption={t('yuan')} columns={columns} rows={rows} rowKey={(row) => row.person} />;
}
