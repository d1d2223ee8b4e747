import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { grouped } from '../../../base/quantity.ts';
import type { paths } from '../../../platform/ui/api.gen.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Problems } from '../../../platform/ui/problems.tsx';
import { Progress, useJob, type Watched } from '../../../platform/ui/progress.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import { doingIn } from '../imports/note.ts';
import { ReportView } from './report.tsx';
import { useIntakeTexts } from './texts.ts';

type RunAnswer = paths['/api/import-runs/{id}']['get']['responses']['200']['content']['application/json'];

/** A run of checks or imports: how far it is as it happens, and what came of it, read once it is over. */
export function useRun(id: string | undefined) {
  const queries = useQueryClient();
  const run = useQuery({
    queryKey: ['run', id, currentLang()],
    queryFn: () => answer(api.GET('/api/import-runs/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
  const going = run.data?.state === 'queued' || run.data?.state === 'running';
  const events = id !== undefined && going ? `/api/jobs/${encodeURIComponent(id)}/events` : null;
  const watched = useJob(events, () => queries.invalidateQueries({ queryKey: ['run', id] }));
  return { ...run, going, watched };
}

export function RunView({ run }: { readonly run: RunAnswer }) {
  const t = useIntakeTexts();
  const reports = run.tables.map(({ report }) => report);
  return (
    <div aria-live="polite">
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

export function RunProgress({ watched }: { readonly watched: Watched | null }) {
  const t = useIntakeTexts();
  const doing = doingIn(watched?.job.note ?? '');
  if (watched === null || doing === null) return <Progress label={t('queued')} pace={null} />;
  const { done, total } = watched.job;
  const shown = (amount: number) => (doing.counted === 'rows' ? grouped(String(amount)) : inMegabytes(amount));
  const counted =
    total === null ? undefined : t(`counted.${doing.counted}`, { done: shown(done), total: shown(total) });
  return <Progress label={`${t(`step.${doing.step}`)} ${doing.file}`} counted={counted} pace={watched.pace} />;
}

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
