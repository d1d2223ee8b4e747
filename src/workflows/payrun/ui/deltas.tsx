import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { Field } from './field.tsx';
import { PersonLink } from './person-link.tsx';
import { type RunDetail, readAnew } from './read.ts';
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
  if (mayTake) return <Choice key={choiceOf(rows)} run={run.id} rows={rows} />;
  return <Differences run={run.id} rows={rows} />;
}

function keyOf({ fromRun, person, line }: Delta): string {
  return `${fromRun} ${person} ${line}`;
}

/** What was offered and taken: another offer is chosen from anew. */
function choiceOf(rows: readonly Delta[]): string {
  return rows.map((row) => `${keyOf(row)} ${row.difference} ${row.taken}`).join('\n');
}

interface DifferencesProps {
  readonly run: string;
  readonly rows: readonly Delta[];
  /** Where they may be chosen from. */
  readonly first?: Column<Delta>;
  readonly children?: ReactNode;
}

/** Every amount leads to its reason: the old one as it was paid, the difference with what has changed since. */
function Differences({ run, rows, first, children }: DifferencesProps) {
  const t = useRunTexts();
  const say = useSay();
  const slips = (row: Delta) => `/api/people/${encodeURIComponent(row.person)}/payslips`;
  const columns: readonly Column<Delta>[] = [
    ...(first ? [first] : []),
    { id: 'period', title: t('period'), cell: (row) => <span className="run-period">{row.period}</span> },
    {
      id: 'person',
      title: t('person'),
      cell: (row) => <PersonLink run={run} person={row.person} name={row.name} />,
    },
    { id: 'line', title: t('line'), wide: true, cell: (row) => say(row.title) || row.line },
    {
      id: 'was',
      title: t('was'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.before} unit="yuan" why={`${slips(row)}/${row.fromRun}/lines/${row.line}`} />,
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
      cell: (row) => (
        <Quantity
          value={row.difference}
          unit="yuan"
          signed
          why={`${slips(row)}/${run}/deltas/${row.fromRun}?line=${row.line}`}
        />
      ),
    },
    {
      id: 'taken',
      title: t('taken'),
      number: true,
      // The law may let less be taken from one month's wage than is owed: the rest stays on the list of the next run.
      cell: (row) => (row.settled === null ? '—' : <Quantity value={row.settled} unit="yuan" signed />),
    },
    { id: 'reason', title: t('reason'), wide: true, cell: (row) => row.reason || '—' },
  ];
  return (
    <Section title={t('deltas')} note={t('deltasNote')}>
      <Table caption={t('deltas')} columns={columns} rows={rows} rowKey={keyOf} />
      {children}
    </Section>
  );
}

/** Which of them this run pays: what was chosen before, else all of them until somebody leaves one out. */
function Choice({ run, rows }: { readonly run: string; readonly rows: readonly Delta[] }) {
  const t = useRunTexts();
  const say = useSay();
  const before = rows.filter(({ taken }) => taken);
  const [chosen, setChosen] = useState(() => new Set((before.length > 0 ? before : rows).map(keyOf)));
  const turn = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const first: Column<Delta> = {
    id: 'choose',
    title: <span className="visually-hidden">{t('take')}</span>,
    name: t('take'),
    cell: (row) => (
      <input
        type="checkbox"
        aria-label={t('takeOne', { name: row.name, period: row.period, line: say(row.title) || row.line })}
        checked={chosen.has(keyOf(row))}
        onChange={() => turn(keyOf(row))}
      />
    ),
  };
  return (
    <Differences run={run} rows={rows} first={first}>
      <TakeForm run={run} rows={rows.filter((row) => chosen.has(keyOf(row)))} of={rows.length} />
    </Differences>
  );
}

interface TakeFormProps {
  readonly run: string;
  /** Those that are chosen. */
  readonly rows: readonly Delta[];
  readonly of: number;
}

function TakeForm({ run, rows, of }: TakeFormProps) {
  const t = useRunTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => {
      const taken = rows.map(({ fromRun, person, line }) => ({ fromRun, person, line }));
      return answer(api.PUT('/api/runs/{id}/deltas', { params: { path: { id: run } }, body: { take: taken, reason } }));
    },
    onSuccess: () => readAnew(queries, run),
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
        <Input
          id="delta-reason"
          value={reason}
          required={rows.length > 0}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={take.isPending}>
        {rows.length === 0 ? t('takeNone') : rows.length === of ? t('take') : t('takeSome', { count: rows.length })}
      </Button>
      <Failure error={take.error} />
    </form>
  );
}
