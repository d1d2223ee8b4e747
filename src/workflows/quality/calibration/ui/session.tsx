import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../../access/ui/session.ts';
import { answer, api } from '../../../../platform/ui/api.ts';
import { Empty, Figures, Page, Section, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { SESSION_TITLES } from '../model.ts';
import { CompareParts } from './compare.tsx';
import { readSession, type ViewAnswer } from './queries.ts';
import { ScoringPart } from './scoring.tsx';
import { useCalibrationTexts } from './texts.ts';
import './calibration.css';

/** One session: to score while it is open, to compare and agree once it is closed. */
export function SessionPage() {
  const t = useCalibrationTexts();
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const view = useQuery({ queryKey: ['calibration', id], queryFn: () => readSession(id) });
  const back = <Link to={'/quality/calibration' as never}>{t('title')}</Link>;
  return (
    <Page title={view.data?.session.title ?? t('title')} scope={back}>
      <Failure error={view.error} />
      {view.isPending ? <Waiting lines={12} /> : view.data && <Session view={view.data} />}
    </Page>
  );
}

function Session({ view }: { readonly view: ViewAnswer }) {
  const t = useCalibrationTexts();
  const say = useSay();
  const me = useMe().data;
  const { session, outcome } = view;
  const mine = session.inspectors.some(({ account }) => account === me?.account.id);
  const handed = session.inspectors.reduce((sum, one) => sum + one.handedIn, 0);
  const whole = outcome?.agreement.find(({ item }) => item === null);
  return (
    <>
      <Figures
        items={[
          { label: t('state'), value: say(SESSION_TITLES[session.state]) },
          { label: t('due'), value: session.due },
          { label: t('progress'), value: `${handed} / ${session.inspectors.length * session.conversations}` },
          ...(whole
            ? [
                {
                  label: `${t('agreement')} ${t('alpha')}`,
                  value: whole.alpha ?? '—',
                  note: whole.low === null ? undefined : `${whole.low} … ${whole.high}`.replaceAll('-', '−'),
                },
              ]
            : []),
        ]}
      />
      {me != null && reaches(me, 'calibration.lead', 'all') && <Moves view={view} inspects={mine} />}
      {session.state === 'scoring' && (mine ? <ScoringPart view={view} /> : <Empty says={t('notAsked')} />)}
      {outcome && <CompareParts view={view} outcome={outcome} inspects={mine} />}
    </>
  );
}

function Moves({ view, inspects }: { readonly view: ViewAnswer; readonly inspects: boolean }) {
  const t = useCalibrationTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { session } = view;
  const move = useMutation({
    mutationFn: (id: 'close' | 'settle' | 'discard') =>
      answer(
        api.POST('/api/calibrations/{id}/moves', { params: { path: { id: session.id } }, body: { move: id, reason } }),
      ),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['calibration', session.id] }),
        queries.invalidateQueries({ queryKey: ['calibrations'] }),
      ]),
  });
  if (view.moves.length === 0) return null;
  return (
    <Section title={t('next')} note={inspects && session.state === 'closed' ? t('own') : undefined}>
      <div className="calibration-moves">
        <Input
          aria-label={t('reason')}
          placeholder={t('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {view.moves.map((id) => (
          <Button
            key={id}
            type={id === 'discard' ? 'default' : 'primary'}
            loading={move.isPending && move.variables === id}
            onClick={() => move.mutate(id as 'close')}
          >
            {t(id as 'close')}
          </Button>
        ))}
      </div>
      <Failure error={move.error} />
    </Section>
  );
}
