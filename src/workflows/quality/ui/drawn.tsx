import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { useCards, useTitles } from './sampling-plans.ts';
import { useSetupTexts } from './setup-texts.ts';

export function Draws() {
  const t = useSetupTexts();
  const draws = useQuery({ queryKey: ['quality', 'draws'], queryFn: () => answer(api.GET('/api/quality/draws')) });
  const titles = useTitles();
  if (draws.isPending) return <Waiting lines={4} />;
  if (draws.error) {
    return (
      <Section title={t('draws')}>
        <Failure error={draws.error} />
      </Section>
    );
  }
  return (
    <Section title={t('draws')}>
      <Table
        caption={t('draws')}
        rows={draws.data?.rows.slice(0, 12) ?? []}
        rowKey={(row) => row.id}
        empty={t('noDraws')}
        columns={[
          { id: 'day', title: t('day'), cell: (row) => row.day },
          { id: 'plan', title: t('plan'), cell: (row) => titles.plan(row.plan) },
          { id: 'seed', title: t('seedShort'), cell: (row) => <code>{row.seed}</code> },
          { id: 'by', title: t('drawnBy'), cell: (row) => row.drawnBy },
        ]}
      />
    </Section>
  );
}

export function Cards() {
  const t = useSetupTexts();
  const say = useSay();
  const cards = useCards();
  if (cards.isPending) return <Waiting lines={5} />;
  return (
    <Section title={t('cards')}>
      <Failure error={cards.error} />
      <Table
        caption={t('cards')}
        rows={cards.data?.rows ?? []}
        rowKey={(row) => `${row.card}@${row.version}`}
        columns={[
          {
            id: 'card',
            title: t('card'),
            cell: (row) => (
              <Link
                to={'/quality/cards/$card/$version' as never}
                params={{ card: row.card, version: String(row.version) } as never}
              >
                {say(row.title) || row.card}
              </Link>
            ),
          },
          { id: 'version', title: t('version'), number: true, cell: (row) => row.version },
          {
            id: 'state',
            title: t('state'),
            cell: (row) => (row.state === 'draft' ? t('draft') : row.current ? t('current') : t('published')),
          },
          { id: 'inForce', title: t('inForce'), cell: (row) => row.inForce ?? '—' },
        ]}
      />
    </Section>
  );
}
