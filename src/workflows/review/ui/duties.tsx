import { ROLE_TITLES, type Role } from '../../../access/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES } from '../model.ts';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

type Duty = Board['duties'][number];

/** What is owed after rating: by whom, until when, how late. */
export function DutiesPart({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const say = useSay();
  if (board.duties.length === 0) return null;
  const columns: readonly Column<Duty>[] = [
    { id: 'step', title: t('step'), cell: ({ step }) => say(STEP_TITLES[step]) },
    {
      id: 'who',
      title: t('who'),
      cell: ({ who }) => (who in ROLE_TITLES ? say(ROLE_TITLES[who as Role]) : who),
    },
    { id: 'count', title: t('howMany'), number: true, cell: ({ count }) => count },
    {
      id: 'due',
      title: t('due'),
      cell: ({ due, daysLate }) => (
        <>
          {due}
          {daysLate > 0 && <span className="review-amber"> · {t('daysLate', { count: daysLate })}</span>}
        </>
      ),
    },
  ];
  const rowKey = ({ step, who }: Duty) => `${step} ${who}`;
  return (
    <Section title={t('duties')}>
      <Table caption={t('duties')} columns={columns} rows={board.duties} rowKey={rowKey} />
    </Section>
  );
}
