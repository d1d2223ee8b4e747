import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import type { Board } from './read.ts';
import { useCycleTexts } from './texts.ts';

function readSums(id: string, q: string, cursor: string | null) {
  const query = { limit: 50, ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { cursor }) };
  return answer(api.GET('/api/reviews/{id}/sums', { params: { path: { id }, query } }));
}

type Sum = Awaited<ReturnType<typeof readSums>>['rows'][number];

/** Everybody's sum with its why; while calibrating, what a lead said can be adjusted with a reason. */
export function SumsPart({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const { id } = board.cycle;
  const [q, setQ] = useState('');
  const [chosen, choose] = useState<Sum | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['review', id, 'sums', q],
    queryFn: ({ pageParam }) => readSums(id, q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns(board, choose);
  return (
    <>
      <div className="review-filters">
        <Input.Search aria-label={t('search')} placeholder={t('search')} allowClear onSearch={setQ} />
        <a className="review-link" href={`/api/reviews/${id}/sums/workbook`}>
          {t('exportSums')}
        </a>
      </div>
      {chosen && <AdjustForm key={chosen.person} id={id} sum={chosen} onDone={() => choose(null)} />}
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={10} />
      ) : (
        <Table
          caption={t('sums')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.person}
          selected={chosen?.person}
          empty={t('noSums')}
          onMore={found.hasNextPage ? () => found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function useColumns({ cycle }: Board, choose: (sum: Sum) => void): readonly Column<Sum>[] {
  const t = useCycleTexts();
  const say = useSay();
  const grades = useGradeTitles(cycle.id);
  const calibrating = cycle.state === 'calibrating';
  const whyOf = (person: string) => {
    const at = encodeURIComponent(person);
    return calibrating ? `/api/reviews/${cycle.id}/sums/${at}/why` : `/api/people/${at}/reviews/${cycle.id}/why`;
  };
  return [
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
    {
      id: 'score',
      title: t('score'),
      number: true,
      cell: (row) => <Quantity value={row.score} unit="" why={whyOf(row.person)} />,
    },
    { id: 'grade', title: t('grade'), cell: (row) => (row.grade === null ? '—' : grades.get(row.grade)) },
    {
      id: 'adjusted',
      title: t('adjusted'),
      wide: true,
      cell: (row) => row.adjustments.map(({ title, score, by }) => `${say(title)} → ${score}（${by.name}）`).join('；'),
    },
    ...(calibrating
      ? [
          {
            id: 'adjust',
            title: t('adjust'),
            cell: (row: Sum) => (
              <button type="button" className="link" onClick={() => choose(row)}>
                {t('adjust')}
              </button>
            ),
          },
        ]
      : []),
  ];
}

function useDistribution(id: string) {
  return useQuery({
    queryKey: ['review', id, 'distribution'],
    queryFn: () => answer(api.GET('/api/reviews/{id}/distribution', { params: { path: { id } } })),
  });
}

function useGradeTitles(id: string): ReadonlyMap<string, string> {
  const say = useSay();
  const grades = useDistribution(id).data?.forms.flatMap((form) => form.grades) ?? [];
  return new Map(grades.map(({ grade, title }) => [grade, say(title)]));
}

interface AdjustFormProps {
  readonly id: string;
  readonly sum: Sum;
  readonly onDone: () => void;
}

/** The items are those of the person's own why: what a lead has judged. */
function AdjustForm({ id, sum, onDone }: AdjustFormProps) {
  const t = useCycleTexts();
  const say = useSay();
  const queries = useQueryClient();
  const [item, setItem] = useState<string>();
  const [score, setScore] = useState('');
  const [why, setWhy] = useState('');
  const { judged, parts } = useJudged(id, sum.person);
  const save = useMutation({
    mutationFn: (to: string | null) =>
      answer(
        api.PUT('/api/reviews/{id}/adjustments', {
          params: { path: { id } },
          body: { person: sum.person, item: item ?? '', score: to, why },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review', id] });
      onDone();
    },
  });
  const adjusted = sum.adjustments.some((one) => one.item === item);
  return (
    <form
      className="review-form review-move"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(score);
      }}
    >
      <h3>
        {t('adjust')}：{sum.name}
      </h3>
      <label htmlFor="adjust-item">{t('item')}</label>
      <Select
        id="adjust-item"
        value={item ?? null}
        loading={parts.isPending}
        options={judged.map((one) => ({ value: one.id, label: say(one.title) }))}
        onChange={(chosen) => setItem(chosen ?? undefined)}
      />
      <label htmlFor="adjust-score">{t('newScore')}</label>
      <Input
        id="adjust-score"
        inputMode="decimal"
        required
        value={score}
        onChange={(event) => setScore(event.target.value)}
      />
      <label htmlFor="adjust-why">{t('reason')}</label>
      <Input id="adjust-why" required maxLength={1000} value={why} onChange={(event) => setWhy(event.target.value)} />
      <Failure error={save.error ?? parts.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" disabled={item === undefined} loading={save.isPending}>
          {t('save')}
        </Button>
        {adjusted && (
          <Button disabled={why.trim() === ''} onClick={() => save.mutate(null)}>
            {t('takeBack')}
          </Button>
        )}
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}

function useJudged(id: string, person: string) {
  const path = { path: { id, person: person } };
  const parts = useQuery({
    queryKey: ['review', id, 'why', person],
    queryFn: () => answer(api.GET('/api/reviews/{id}/sums/{person}/why', { params: path })),
  });
  const items = (parts.data?.parts ?? []) as unknown as {
    id: string;
    title: { en?: string };
    parts: { parts: { id: string; value: string | null }[] }[];
  }[];
  const judged = items.filter((one) =>
    one.parts.some((rated) => rated.parts.some((source) => source.id === 'supervisor' && source.value !== null)),
  );
  return { judged, parts };
}
