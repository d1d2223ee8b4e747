import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Parts } from '../../../platform/ui/parts.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import './reviews.css';
import { useResultTexts } from './texts.ts';

const STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;
type State = (typeof STATES)[number];

function readProposals(state: State, cursor: string | null) {
  const query = { state, limit: 50, ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/review-proposals', { params: { query } }));
}

type Proposal = Awaited<ReturnType<typeof readProposals>>['rows'][number];

/** What results lead to: proposed by rule, settled by people. */
export function ProposalsPage() {
  const t = useResultTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { state?: string };
  const state = STATES.find((one) => one === search.state) ?? 'open';
  const found = useInfiniteQuery({
    queryKey: ['review-proposals', state],
    queryFn: ({ pageParam }) => readProposals(state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('proposals')}>
      <Parts
        label={t('proposals')}
        parts={STATES}
        current={state}
        title={(one) => t(one)}
        onOpen={(one) => navigate({ to: '.', search: { state: one } as never })}
      />
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={8} />}
      {found.data && rows.length === 0 && <Empty says={state === 'open' ? t('noProposals') : t('noneSettled')} />}
      {rows.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      {found.hasNextPage && (
        <button type="button" className="link" onClick={() => found.fetchNextPage()}>
          …
        </button>
      )}
    </Page>
  );
}

function ProposalCard({ proposal }: { readonly proposal: Proposal }) {
  const t = useResultTexts();
  const say = useSay();
  const { person, cycle, name, title, about, hands, waitsFor, why, state } = proposal;
  return (
    <div className="review-card">
      <h3>
        {say(title)}：
        <Link to={'/reviews/results/$person/$id' as never} params={{ person, id: cycle } as never}>
          {name}
        </Link>{' '}
        <span className="note">{person}</span>
      </h3>
      <p>{say(about)}</p>
      {hands.length > 0 && <p className="note">{t('hands', { names: hands.map((hand) => hand.name).join('、') })}</p>}
      {waitsFor.length > 0 && <p className="note">{t('waitsFor', { who: waitsFor.map(say).join('、') })}</p>}
      {why !== '' && <p className="review-said">{why}</p>}
      {state === 'open' && <Settle id={proposal.id} moves={['confirm', 'refuse']} />}
      {proposal.flaggedAt !== null && (
        <>
          <p className="review-amber">{t('flagged')}</p>
          <Settle id={proposal.id} moves={['uphold', 'revoke']} />
        </>
      )}
    </div>
  );
}

type Settling = 'confirm' | 'refuse' | 'uphold' | 'revoke';

interface SettleProps {
  readonly id: string;
  readonly moves: readonly [Settling, Settling];
}

/** Only a confirmation goes without a reason. */
function Settle({ id, moves }: SettleProps) {
  const t = useResultTexts();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const settle = useMutation({
    mutationFn: (how: Settling) => {
      const path = `/api/review-proposals/{id}/${how}` as '/api/review-proposals/{id}/confirm';
      return answer(api.POST(path, { params: { path: { id } }, body: { why } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-proposals'] }),
  });
  return (
    <div className="review-form review-wide">
      <Input
        aria-label={t('why')}
        placeholder={t('why')}
        value={why}
        maxLength={1000}
        onChange={(event) => setWhy(event.target.value)}
      />
      <Failure error={settle.error} />
      <p className="review-do">
        {moves.map((how, i) => (
          <Button
            key={how}
            type={i === 0 ? 'primary' : 'default'}
            loading={settle.isPending && settle.variables === how}
            disabled={how !== 'confirm' && why.trim() === ''}
            onClick={() => settle.mutate(how)}
          >
            {t(how)}
          </Button>
        ))}
      </p>
    </div>
  );
}
