import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMe } from '../../../access/ui/session.ts';
import { dayText } from '../../../platform/ui/instant.ts';
import { Figures, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import './reviews.css';
import { type Result, readResult } from './read.ts';
import { TalkPart } from './talk.tsx';
import { useResultTexts } from './texts.ts';

type Item = Result['items'][number];

/** A released result: every number answers why, down to who said what; below it the talk. */
export function ResultPage() {
  const { person = '', id = '' } = useParams({ strict: false }) as { person?: string; id?: string };
  const t = useResultTexts();
  const say = useSay();
  const me = useMe().data;
  const result = useQuery({
    queryKey: ['review-result', person, id, currentLang()],
    queryFn: () => readResult(person, id),
  });
  if (result.isPending) return <Waiting lines={14} />;
  if (result.error) return <Failure error={result.error} />;
  const { data } = result;
  const why = `/api/people/${encodeURIComponent(person)}/reviews/${id}/why`;
  const own = me?.account.person === person;
  return (
    <Page title={`${t('result')} ${data.period}`} scope={<span className="note">{say(data.title)}</span>}>
      <p>
        <strong>{data.name}</strong>{' '}
        <span className="note">{[data.person, data.team].filter(Boolean).join(' · ')}</span>
      </p>
      <Figures
        items={[
          { label: t('score'), value: <Quantity value={data.score} unit="" why={why} /> },
          { label: t('grade'), value: data.grade ? say(data.grade.title) : '—' },
        ]}
      />
      {own && (
        <p className="note review-contest">
          {t('contestWhole')} <Contest kind="review" about={data.review.id} person={person} />
        </p>
      )}
      <Corrected said={data.said} />
      <Section title={t('item')}>
        <Items result={data} why={why} own={own} />
      </Section>
      <TalkPart result={data} own={own} />
    </Page>
  );
}

/** Nothing that was released changes silently: what it was, what it is, when and why. */
function Corrected({ said }: { readonly said: Result['said'] }) {
  const t = useResultTexts();
  if (said.length < 2) return null;
  return (
    <Section title={t('history')}>
      <ul className="review-history">
        {said.slice(1).map(({ score, at, why }, i) => (
          <li key={at}>
            {t('wasScore', { before: said[i]?.score ?? '—', after: score ?? '—', day: dayText(at), why })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Items({ result, why, own }: { readonly result: Result; readonly why: string; readonly own: boolean }) {
  const t = useResultTexts();
  const say = useSay();
  const columns: readonly Column<Item>[] = [
    { id: 'item', title: t('item'), cell: (row) => say(row.title) },
    {
      id: 'weight',
      title: t('weight'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.weight} unit="ratio" />,
    },
    {
      id: 'points',
      title: t('points'),
      number: true,
      cell: (row) => <Quantity value={row.score} unit="" missing={t('missing')} why={`${why}?item=${row.id}`} />,
    },
    { id: 'sources', title: t('sources'), cell: (row) => <Sources item={row} result={result} own={own} /> },
  ];
  return <Table caption={t('result')} columns={columns} rows={result.items} rowKey={(row) => row.id} />;
}

interface SourcesProps {
  readonly item: Item;
  readonly result: Result;
  readonly own: boolean;
}

/** What each source says, contested where it stands: a person's word by its fact, a metric by the rows behind it. */
function Sources({ item, result, own }: SourcesProps) {
  const t = useResultTexts();
  const spoken = item.sources.filter(({ score }) => score !== null);
  if (spoken.length === 0) return <span className="note">{t('missing')}</span>;
  return (
    <span className="review-sources">
      {spoken.map(({ source, score, raters }) => (
        <span key={source}>
          <span className="note">{t(source as 'self')}</span> {score}
          {source === 'peer' && <span className="note"> · n {raters}</span>}{' '}
          {own && source !== 'self' && <SourceAppeal item={item} source={source} result={result} />}
        </span>
      ))}
    </span>
  );
}

function SourceAppeal({ item, source, result }: Omit<SourcesProps, 'own'> & { readonly source: string }) {
  const { person, review } = result;
  if (item.measured !== null) return <Contest kind="review" about={`${review.id}/${item.id}`} person={person} />;
  const fact = result.contestable.find((one) => one.item === item.id && one.source === source);
  return fact ? <Contest kind="rating" about={fact.id} person={person} /> : null;
}

interface ContestProps {
  readonly kind: 'rating' | 'review';
  readonly about: string;
  readonly person: string;
}

function Contest({ kind, about, person }: ContestProps) {
  const t = useResultTexts();
  return (
    <Link to={'/appeals/new' as never} search={{ kind, ref: about, person } as never}>
      {t('appeal')}
    </Link>
  );
}
