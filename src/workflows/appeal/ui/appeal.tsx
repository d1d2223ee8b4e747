import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { CLOSED, SEAT_TITLES, STATE_TITLES } from '../model.ts';
import './appeal.css';
import { useDecideTexts } from './decide-texts.ts';
import { Due } from './due.tsx';
import { Labelled, sendEvidence } from './file.tsx';
import { TheNumber } from './number.tsx';
import { SimilarPrecedents } from './precedents.tsx';
import { type AppealDetail, readAppeal } from './read.ts';
import { Rulings } from './rulings.tsx';
import { useAppealTexts } from './texts.ts';
import { VerdictForm, type VerdictMove } from './verdict.tsx';

const VERDICTS: readonly VerdictMove[] = ['review', 'vote', 'final-word'];

/** One appeal, for the appellant and for whoever decides: the number, what was said, what was decided, what is to do. */
export function AppealPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useAppealTexts();
  const say = useSay();
  const found = useQuery({ queryKey: ['appeal', id, currentLang()], queryFn: () => readAppeal(id), retry: false });
  if (found.isPending) return <Waiting lines={14} />;
  if (found.error) return <Failure error={found.error} />;
  const { data } = found;
  const verdict = VERDICTS.find((move) => data.moves.includes(move));
  return (
    <Page
      title={t('numbered', { number: data.number })}
      scope={
        <span>
          {data.name} · {say(STATE_TITLES[data.state])}
          {data.due !== null && (
            <>
              {' · '}
              <Due day={data.due} />
            </>
          )}
        </span>
      }
    >
      <div className="appeal">
        <TheNumber number={data} />
        <Section title={t('said')} note={data.filedAt.slice(0, 10)}>
          <p className="appeal-said">{data.statement}</p>
          {data.wish !== '' && <p>{t('asks', { wish: data.wish })}</p>}
          {data.rows.length > 0 && <p className="note">{data.rows.join('、')}</p>}
          {data.pleas
            .filter(({ reason }) => reason !== '')
            .map((plea) => (
              <p key={plea.at} className="appeal-said">
                <span className="note">{t(plea.to === 'joint' ? 'ask-joint' : 'ask-director')} · </span>
                {plea.reason}
              </p>
            ))}
          <Evidence appeal={data} />
        </Section>
        <Rulings rulings={data.rulings} />
        {data.seats.length > 0 && <Seats appeal={data} />}
        {data.isMine && <AnswerPart appeal={data} />}
        {verdict !== undefined && !data.isMine && (
          <>
            <SimilarPrecedents kind={data.kind} />
            <VerdictForm key={`${data.state} ${data.ballots.length}`} appeal={data} move={verdict} />
          </>
        )}
      </div>
    </Page>
  );
}

function Evidence({ appeal }: { readonly appeal: AppealDetail }) {
  const t = useAppealTexts();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (file: File) => sendEvidence(appeal.id, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['appeal', appeal.id] }),
  });
  const open = appeal.isMine && !CLOSED.includes(appeal.state) && appeal.evidence.length < 5;
  return (
    <>
      <ul className="appeal-files">
        {appeal.evidence.map((file) => (
          <li key={file.id}>
            <a href={`/api/appeals/${appeal.id}/evidence/${file.id}`} download>
              {file.name}
            </a>{' '}
            <span className="note">{Math.ceil(file.bytes / 1024)} KB</span>
          </li>
        ))}
      </ul>
      {open && (
        <Labelled id="add-evidence" label={t('addFile')} note={t('filesNote')}>
          <input
            id="add-evidence"
            type="file"
            accept="image/png,image/jpeg,application/pdf,text/plain"
            onChange={(event) => event.target.files?.[0] && add.mutate(event.target.files[0])}
          />
        </Labelled>
      )}
      <Failure error={add.error} />
    </>
  );
}

function Seats({ appeal }: { readonly appeal: AppealDetail }) {
  const t = useDecideTexts();
  const say = useSay();
  return (
    <Section title={t('seats')} note={t('seatsNote')}>
      <ul className="appeal-files">
        {appeal.seats.map(({ seat, holder, voted }) => (
          <li key={seat}>
            {say(SEAT_TITLES[seat])}：{holder ?? t('vacant')}{' '}
            <span className="note">{voted ? t('voted') : t('waiting')}</span>
          </li>
        ))}
      </ul>
      {appeal.seats.some(({ holder }) => holder === null) && (
        <p className="note">
          <Link to={'/appeals/seats' as never} search={{ appeal: appeal.id } as never}>
            {t('give2')}
          </Link>
        </p>
      )}
    </Section>
  );
}

const ANSWERS = ['accept', 'ask-joint', 'ask-director', 'withdraw'] as const;
type AnswerMove = (typeof ANSWERS)[number];

/** What the appellant may do now: accept, ask for more with a reason, withdraw. */
function AnswerPart({ appeal }: { readonly appeal: AppealDetail }) {
  const t = useAppealTexts();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'ask-joint' | 'ask-director' | null>(null);
  const [reason, setReason] = useState('');
  const path = { id: appeal.id };
  const send = useMutation({
    mutationFn: (move: AnswerMove) => {
      if (move === 'accept') return answer(api.POST('/api/appeals/{id}/accept', { params: { path }, body: {} }));
      if (move === 'withdraw') return answer(api.POST('/api/appeals/{id}/withdraw', { params: { path }, body: {} }));
      const asked = { params: { path }, body: { reason } };
      return move === 'ask-joint'
        ? answer(api.POST('/api/appeals/{id}/ask-joint', asked))
        : answer(api.POST('/api/appeals/{id}/ask-director', asked));
    },
    onSuccess: async () => {
      setAsking(null);
      await Promise.all(['appeal', 'my-appeals', 'tasks'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const may = ANSWERS.filter((move) => appeal.moves.includes(move));
  if (may.length === 0) return null;
  const answering = may.includes('accept') && appeal.due !== null;
  return (
    <Section title={t('answerTitle')}>
      {answering && <p>{t('answerUntil', { day: appeal.due ?? '' })}</p>}
      {asking === null ? (
        <p className="appeal-moves">
          {may.map((move) => (
            <Button
              key={move}
              type={move === 'accept' ? 'primary' : 'default'}
              loading={send.isPending && send.variables === move}
              onClick={() => (move === 'ask-joint' || move === 'ask-director' ? setAsking(move) : send.mutate(move))}
            >
              {t(move)}
            </Button>
          ))}
        </p>
      ) : (
        <form
          className="appeal-form"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(asking);
          }}
        >
          <Labelled id="plea" label={t('whyMore')}>
            <Input.TextArea
              id="plea"
              value={reason}
              required
              maxLength={4000}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setReason(event.target.value)}
            />
          </Labelled>
          <p className="appeal-moves">
            <Button type="primary" htmlType="submit" loading={send.isPending}>
              {t(asking)}
            </Button>
            <Button onClick={() => setAsking(null)}>{t('cancel')}</Button>
          </p>
        </form>
      )}
      <Failure error={send.error} />
    </Section>
  );
}
