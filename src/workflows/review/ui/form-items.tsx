import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { SOURCE_NAMES } from '../../../stages/appraisal/index.ts';
import { useFormTexts } from './form-texts.ts';
import type { FormVersion } from './forms-read.ts';

type Item = FormVersion['items'][number];

/** Whose numbers a metric is made of, where they are not the person's own. */
const OF = { team: 'ofTeam', lead: 'ofLead', manager: 'ofManager' } as const;

/** Items with their weights, who speaks on each, and what the points mean. */
export function FormItems({ version }: { readonly version: FormVersion }) {
  const t = useFormTexts();
  const say = useSay();
  const raters = Object.entries(version.sources)
    .map(([source, weight]) => `${say(SOURCE_NAMES[source as 'self'])} ${Number(weight) * 100}%`)
    .join(' · ');
  const columns: readonly Column<Item>[] = [
    {
      id: 'item',
      title: t('item'),
      cell: ({ title, guide }) => (
        <>
          {say(title)}
          {say(guide) !== '' && <div className="note">{say(guide)}</div>}
        </>
      ),
    },
    { id: 'duty', title: t('duty'), cell: ({ duty }) => (duty === null ? '—' : t(duty)) },
    {
      id: 'source',
      title: t('source'),
      wide: true,
      cell: ({ measured }) => {
        if (measured === null) return `${t('judged')}: ${raters}`;
        return measured.of === 'person' ? measured.metric : t(OF[measured.of], { metric: measured.metric });
      },
    },
    { id: 'weight', title: t('weight'), number: true, cell: ({ weight }) => <Quantity value={weight} unit="ratio" /> },
  ];
  return <Table caption={say(version.title)} columns={columns} rows={version.items} rowKey={({ id }) => id} />;
}
