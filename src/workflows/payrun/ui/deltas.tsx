import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { Field } from './field.tsx';
import type { RunDetail } from './read.ts';
import { useRunTexts } from './texts.ts';

type Delta = Awaited<ReturnType<typeof readDeltas>>['rows'][number];

function readDeltas(id: string) {
  return answer(api.GET('/api/runs/{id}/deltas', { params: { path: { id } } }));
}

/** What closed periods would pay differently now, and whether this run settles it. */
export function DeltasPart({ run }: { readonly run: RunDetail['run'] }) {
  const t = useRunTexts();
  const deltas = useQuery({ queryKey: ['run-deltas', run.id], queryFn: () => readDeltas(run.id) });
  const me = useMe().data;
  if (deltas.isPending) return <Waiting lines={8} />;
  if (deltas.error) return <Failure error={deltas.error} />;
  const { rows } = deltas.data;
  if (rows.length === 0) return <Empty says={t('noDeltas')} />;
  const open = run.state === 'prepared' || run.state === 'checked';
  const mayTake = open && me != null && reaches(me, 'run.prepare', 'all') && reaches(me, 'pay.read', 'all');
  const columns: readonly Column<Delta>[] = [
    { id: 'period', title: t('period'), cell: (row) => row.period },
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <>
          {row.name} <span className="note">{row.person}</span>
        </>
      ),
    },
    {
      id: 'was',
      title: t('was'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.before} unit="yuan" />,
    },
    {
      id: 'is',
      title: t('is'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.now} unit="yuan" />,
    },
    {
      id: 'difference',
      title: t('difference'),
      number: true,
      cell: (row) => <Quantity value={row.difference} unit="yuan" signed />,
    },
    { id: 'taken', title: t('taken'), cell: (row) => (row.taken ? '✓' : '—') },
    { id: 'reason', title: t('reason'), wide: true, cell: (row) => row.reason || '—' },
  ];
  return (
    <Section title={t('deltas')} note={t('deltasNote')}>
      <Table caption={t('deltas')} columns={columns} rows={rows} rowKey={(row) => `${row.fromRun} ${row.person}`} />
      {mayTake && <TakeForm run={run.id} rows={rows} />}
    </Section>
  );
}

function TakeForm({ run, rows }: { readonly run: string; readonly rows: readonly Delta[] }) {
  const t = useRunTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => {
      const chosen = rows.map(({ fromRun, person }) => ({ fromRun, person }));
      return answer(
        api.PUT('/api/runs/{id}/deltas', { params: { path: { id: run } }, body: { take: chosen, reason } }),
      );
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['run', run] }),
        queries.invalidateQueries({ queryKey: ['run-deltas', run] }),
      ]),
  });
  return (
    <form
      className="run-why"
      onSubmit={(event) => {
        event.preventDefault();
        take.mutate();
      }}
    >
      <Field id="delta-reason" label={t('reason')}>
        <Input id="delta-reason" value={reason} required onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button type="primary" htmlType="submit" loading={take.isPending}>
        {t('take')}
      </Button>
      <Failure error={take.error} />
    </form>
  );
}
