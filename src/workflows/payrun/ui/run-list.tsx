import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { type RunState, STATE_TITLES } from '../model.ts';
import './payrun.css';
import { Field } from './field.tsx';
import { useRunTexts } from './texts.ts';
import { useInstant } from './when.ts';

type Run = Awaited<ReturnType<typeof readRuns>>['rows'][number];

function readRuns(cursor: string | null) {
  return answer(api.GET('/api/runs', { params: { query: { limit: 50, ...(cursor === null ? {} : { cursor }) } } }));
}

/** Every run, and the way to a new one. */
export function RunsPage() {
  const t = useRunTexts();
  const me = useMe().data;
  const [preparing, setPreparing] = useState(false);
  const mayPrepare = me != null && reaches(me, 'run.prepare', 'all');
  const runs = useInfiniteQuery({
    queryKey: ['runs'],
    queryFn: ({ pageParam }) => readRuns(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = runs.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useColumns();
  const offer = mayPrepare && !preparing && (
    <Button type="primary" onClick={() => setPreparing(true)}>
      {t('prepare')}
    </Button>
  );
  const nothing = <Empty says={mayPrepare ? t('noRuns') : t('noRunsReader')} offer={offer} />;
  return (
    <Page title={t('runs')} actions={rows.length > 0 ? offer : undefined}>
      {preparing && <PrepareForm onDone={() => setPreparing(false)} />}
      <Failure error={runs.error} />
      {runs.isPending ? (
        <Waiting lines={6} />
      ) : (
        <Table
          caption={t('runs')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={preparing ? undefined : nothing}
          onMore={runs.hasNextPage ? () => runs.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly Column<Run>[] {
  const t = useRunTexts();
  const say = useSay();
  const instant = useInstant();
  return [
    {
      id: 'period',
      title: t('period'),
      cell: (row) => (
        <Link to={'/pay/runs/$run' as never} params={{ run: row.id } as never}>
          {row.period}
        </Link>
      ),
    },
    {
      id: 'plan',
      title: t('plan'),
      cell: (row) => (
        <>
          {say(row.title) || row.plan} <span className="note">{t('version', { n: row.planVersion })}</span>
        </>
      ),
    },
    { id: 'state', title: t('state'), cell: (row) => <StateTag state={row.state} working={!row.workedOut} /> },
    { id: 'people', title: t('people'), number: true, cell: (row) => row.people ?? '—' },
    {
      id: 'hands',
      title: t('preparedBy'),
      wide: true,
      cell: (row) => row.hands.map((hand) => hand.name).join('、'),
    },
    { id: 'at', title: t('preparedAt'), wide: true, cell: (row) => instant(row.preparedAt) },
    { id: 'approved', title: t('approvedBy'), wide: true, cell: (row) => row.approved?.by.name ?? '—' },
  ];
}

export function StateTag({ state, working = false }: { readonly state: RunState; readonly working?: boolean }) {
  const t = useRunTexts();
  const say = useSay();
  const calculating = working && state === 'prepared';
  return (
    <span className={`run-state run-state-${state}`}>{calculating ? t('working') : say(STATE_TITLES[state])}</span>
  );
}

function PrepareForm({ onDone }: { readonly onDone: () => void }) {
  const t = useRunTexts();
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choices = useQuery({ queryKey: ['run-choices'], queryFn: () => answer(api.GET('/api/runs/choices')) });
  const [period, setPeriod] = useState('');
  const [plan, setPlan] = useState<string>();
  const [file, setFile] = useState<File | null>(null);
  const wanted = period || monthBefore(choices.data?.today);
  const prepare = useMutation({
    mutationFn: async () => {
      const inputs = file && { file: file.name, text: decode(await file.arrayBuffer()) };
      return answer(api.POST('/api/runs', { body: { period: wanted, plan: plan ?? '', inputs } }));
    },
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: ['runs'] });
      onDone();
      await navigate({ to: '/pay/runs/$run', params: { run: run.id } } as never);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prepare.mutate();
  };
  return (
    <Section title={t('prepare')}>
      <form className="run-form" onSubmit={submit}>
        <Field id="run-period" label={t('period')} note={t('periodNote')}>
          <Input id="run-period" value={wanted} required onChange={(event) => setPeriod(event.target.value)} />
        </Field>
        <Field id="run-plan" label={t('plan')}>
          <Select
            id="run-plan"
            showSearch={{ optionFilterProp: 'label' }}
            value={plan ?? null}
            loading={choices.isPending}
            options={(choices.data?.plans ?? []).map((one) => ({ value: one.id, label: say(one.title) || one.id }))}
            onChange={(id) => setPlan(id ?? undefined)}
          />
        </Field>
        <Field id="run-inputs" label={t('inputs')} note={t('inputsNote')}>
          <input
            id="run-inputs"
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
        <Failure error={prepare.error ?? choices.error} />
        <p className="run-form-do">
          <Button type="primary" htmlType="submit" loading={prepare.isPending} disabled={plan === undefined}>
            {t('calculate')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </p>
      </form>
    </Section>
  );
}

/** The month that is usually paid: the one before today's. */
function monthBefore(today: string | undefined): string {
  if (today === undefined) return '';
  const [year = 0, month = 1] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Chinese desktop software still writes GB18030. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
