import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES } from '../model.ts';
import './reviews.css';
import { useRateTexts, useResultTexts } from './texts.ts';

/** What I was asked to rate, my results, and for a lead the talks that wait. */
export function MinePage() {
  const t = useRateTexts();
  const me = useMe().data;
  const person = me?.account.person ?? null;
  const leads = me != null && reaches(me, 'review.talk', 'team') && person !== null;
  return (
    <Page title={t('mine')}>
      <ToRate />
      {leads && <Talks />}
      {person !== null && <Results person={person} />}
    </Page>
  );
}

function ToRate() {
  const t = useRateTexts();
  const say = useSay();
  const mine = useQuery({ queryKey: ['reviews-mine'], queryFn: () => answer(api.GET('/api/reviews/mine')) });
  if (mine.isPending) return <Waiting lines={4} />;
  const { rows = [], today = '' } = mine.data ?? {};
  return (
    <Section title={t('toRate')}>
      <Failure error={mine.error} />
      {rows.length === 0 && <Empty says={t('nothingToRate')} />}
      <ul className="review-list">
        {rows.map(({ cycle, period, step, owed, given, opens, due }) => (
          <li key={`${cycle} ${step}`}>
            <Link to={'/reviews/rate/$id' as never} params={{ id: cycle } as never}>
              <strong>
                {period} {say(STEP_TITLES[step])}
              </strong>
              <span>{t('given', { given, all: given + owed })}</span>
              <span className={due < today && owed > 0 ? 'review-due review-amber' : 'review-due note'}>
                <span>{opens > today ? t('from', { opens }) : t('until', { due })}</span>{' '}
                {due < today && owed > 0 && <span>{t('late')}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Results({ person }: { readonly person: string }) {
  const t = useRateTexts();
  const say = useSay();
  const results = useQuery({
    queryKey: ['review-results', person],
    queryFn: () => answer(api.GET('/api/people/{person}/reviews', { params: { path: { person } } })),
  });
  if (results.isPending) return <Waiting lines={4} />;
  const rows = results.data?.rows ?? [];
  return (
    <Section title={t('results')}>
      <Failure error={results.error} />
      {rows.length === 0 && <Empty says={t('noResults')} />}
      <ul className="review-list">
        {rows.map(({ cycle, period, score, grade }) => (
          <li key={cycle}>
            <Link to={'/reviews/results/$person/$id' as never} params={{ person, id: cycle } as never}>
              <strong>{period}</strong>
              <span>{score ?? '—'}</span>
              <span>{grade ? say(grade.title) : '—'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Talks() {
  const t = useRateTexts();
  const words = useResultTexts();
  const talks = useQuery({ queryKey: ['review-talks'], queryFn: () => answer(api.GET('/api/reviews/talks')) });
  if (talks.isPending) return <Waiting lines={2} />;
  const rows = talks.data?.rows ?? [];
  if (rows.length === 0) return <Failure error={talks.error} />;
  return (
    <Section title={t('talks')}>
      <ul className="review-list">
        {rows.map(({ cycle, period, person, name, heldOn, leadSigned, personSigned }) => {
          const state = heldOn === null ? 'waits' : leadSigned && personSigned ? 'done' : 'waitsSign';
          return (
            <li key={`${cycle} ${person}`}>
              <Link to={'/reviews/results/$person/$id' as never} params={{ person, id: cycle } as never}>
                <strong>
                  {period} {name}
                </strong>
                <span className={state === 'done' ? 'note' : 'review-amber'}>{words(state)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
