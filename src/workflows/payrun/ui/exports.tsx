import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { grouped } from '../../../base/quantity.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { Failure, Problems } from '../../../platform/ui/problems.tsx';
import { Progress, useJob } from '../../../platform/ui/progress.tsx';
import { currentLang, useLang } from '../../../platform/ui/texts.ts';
import { useRunTexts } from './texts.ts';

/** A run as files: lists at once, large files when their job has written them. */

const LISTED = ['register.csv', 'bank.csv'] as const;
const FILED = ['register.xlsx', 'payslips.pdf', 'run.json', 'proof.json'] as const;
type Filed = (typeof FILED)[number];

function readOrders(run: string) {
  return answer(api.GET('/api/runs/{id}/exports', { params: { path: { id: run } } }));
}

type Order = Awaited<ReturnType<typeof readOrders>>['rows'][number];

export function Exports({ run, approved }: { readonly run: string; readonly approved: boolean }) {
  const t = useRunTexts();
  const [open, setOpen] = useState(false);
  return (
    <details className="run-exports" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('exports')}</summary>
      <ul>
        {LISTED.filter((name) => approved || name !== 'bank.csv').map((name) => (
          <li key={name}>
            <a href={`/api/runs/${run}/exports/${name}?lang=${currentLang()}`} download>
              {t(name)}
            </a>
          </li>
        ))}
        {open && <FiledExports run={run} />}
      </ul>
    </details>
  );
}

function FiledExports({ run }: { readonly run: string }) {
  const lang = useLang();
  const orders = useQuery({ queryKey: ['run-exports', run, lang], queryFn: () => readOrders(run) });
  if (orders.error) return <Failure error={orders.error} />;
  return FILED.map((name) => {
    const order = orders.data?.rows.find((one) => one.name === name && one.lang === lang);
    return <FiledExport key={name} run={run} name={name} order={order} />;
  });
}

interface FiledProps {
  readonly run: string;
  readonly name: Filed;
  readonly order: Order | undefined;
}

function FiledExport({ run, name, order }: FiledProps) {
  const t = useRunTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const readAgain = () => queries.invalidateQueries({ queryKey: ['run-exports', run] });
  const ask = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/runs/{id}/exports', { params: { path: { id: run } }, body: { name, lang } })),
    onSuccess: readAgain,
  });
  if (order?.state === 'done')
    return (
      <li>
        <a href={`/api/exports/${order.id}/file`} download>
          {t(name)} <span className="note">{t('exportReady', { until: instantText(order.until) })}</span>
        </a>
      </li>
    );
  if (order?.state === 'queued' || order?.state === 'running')
    return (
      <li className="run-export-going">
        <Writing label={t(name)} id={order.id} over={readAgain} />
      </li>
    );
  return (
    <li>
      <Button type="text" block className="run-export-ask" loading={ask.isPending} onClick={() => ask.mutate()}>
        {t(name)}
      </Button>
      <Failure error={ask.error} />
      <Problems problems={order?.problems ?? []} />
    </li>
  );
}

function Writing({ label, id, over }: { readonly label: string; readonly id: string; readonly over: () => void }) {
  const t = useRunTexts();
  const watched = useJob(`/api/jobs/${encodeURIComponent(id)}/events`, over);
  const { done = 0, total = null } = watched?.job ?? {};
  const counted =
    total === null ? undefined : t('workedOut', { done: grouped(String(done)), total: grouped(String(total)) });
  return <Progress label={label} counted={counted} pace={watched?.pace ?? null} />;
}
