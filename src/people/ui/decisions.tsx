import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { kindTitle, saidBy } from '../../ledger/index.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Table } from '../../platform/ui/table.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { usePeopleTexts } from './texts.ts';

/** What stands on the person's record itself is told as its history. */
const ON_RECORD = ['person.recorded', 'person.alias'];
const SHOWN = 10;

/** The latest decisions about somebody: ratings, awards, leave, corrections; all of them in the ledger. */
export function Decisions({ person }: { readonly person: string }) {
  const t = usePeopleTexts();
  const say = useSay();
  const facts = useQuery({
    queryKey: ['person-facts', person],
    queryFn: () => answer(api.GET('/api/facts', { params: { query: { subject: person, limit: 50 } } })),
  });
  const decided = (facts.data?.rows ?? []).filter(({ kind }) => !ON_RECORD.includes(kind)).slice(0, SHOWN);
  const all = (
    <Link to={'/archive/facts' as never} search={{ subject: person } as never}>
      {t('allDecisions')}
    </Link>
  );
  return (
    <Section title={t('decisions')} note={all}>
      <Failure error={facts.error} />
      {facts.isPending && <Waiting lines={4} />}
      {facts.data && (
        <Table
          caption={t('decisions')}
          rows={decided}
          rowKey={({ id }) => id}
          empty={t('noDecisions')}
          columns={[
            { id: 'valid', title: t('valid'), cell: ({ valid }) => <span className="day">{valid}</span> },
            { id: 'kind', title: t('kind'), brief: true, cell: ({ kind }) => say(kindTitle(kind)) },
            {
              id: 'what',
              title: t('what'),
              cell: ({ data, state }) => (
                <span className={state === 'stands' ? 'said' : 'said said-over'}>
                  {saidBy(data, say).told.map((one) => (
                    <span key={one}>{one}</span>
                  ))}
                </span>
              ),
            },
            { id: 'why', title: t('why'), wide: true, cell: ({ why }) => why },
            { id: 'by', title: t('by'), wide: true, brief: true, cell: ({ by }) => by },
          ]}
        />
      )}
    </Section>
  );
}
