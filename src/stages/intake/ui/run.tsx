import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { grouped } from '../../../base/quantity.ts';
import type { paths } from '../../../platform/ui/api.gen.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Problems } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import { ReportView } from './report.tsx';
import { useIntakeTexts } from './texts.ts';

type RunAnswer = paths['/api/import-runs/{id}']['get']['responses']['200']['content']['application/json'];

/** A run of checks or imports: read anew whenever the server says that its job moved, until it is over. */
export function useRun(id: string | undefined) {
  const queries = useQueryClient();
  const run = useQuery({
    queryKey: ['run', id, currentLang()],
    queryFn: () => answer(api.GET('/api/import-runs/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
  const over = run.data?.state === 'done' || run.data?.state === 'failed';
  useEffect(() => {
    if (id === undefined || over) return undefined;
    const moved = () => queries.invalidateQueries({ queryKey: ['run', id] });
    // The browser asks again by itself where the connection was lost; what happened meanwhile is read then.
    const events = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`);
    events.addEventListener('message', moved);
    return () => events.close();
  }, [id, over, queries]);
  return run;
}

export function RunView({ run }: { readonly run: RunAnswer }) {
  const t = useIntakeTexts();
  const going = run.state === 'queued' || run.state === 'running';
  const reports = run.tables.map(({ report }) => report);
  return (
    <div aria-live="polite">
      {going && (
        <>
          <p>
            {run.step === null
              ? t('queued')
              : t(`step.${run.step}`, { rows: run.rows === null ? '…' : grouped(String(run.rows)) })}
            {run.file !== null && <span className="note"> {run.file}</span>}
          </p>
          <div className="progress">
            <span />
          </div>
        </>
      )}
      <Problems problems={run.problems} />
      {run.tables.map(({ report, rejects }) => (
        <Section key={`${report.file} ${report.sheet}`} title={report.dryRun ? t('checked') : t('report')}>
          <ReportView report={report} rejects={rejects} />
          {report.importId !== null && <Link to={`/data/imports/${report.importId}` as never}>{t('openImport')}</Link>}
        </Section>
      ))}
      {reports.some((report) => !report.dryRun) && <Link to={'/data' as never}>{t('backToData')}</Link>}
    </div>
  );
}
