import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure, Problems } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import { type Draft, keptAs, nameOf, type TableProposal } from './draft.ts';
import './intake.css';
import { fetchProposal } from './proposal.ts';
import { RunProgress, RunView, useRun } from './run.tsx';
import { TableMapping } from './table-mapping.tsx';
import { useIntakeTexts } from './texts.ts';

/** What an upload is: confirm the columns, check, import. Everything on one page, in this order. */
export function MappingPage() {
  const t = useIntakeTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const proposal = useQuery({
    queryKey: ['proposal', id, currentLang()],
    queryFn: () => fetchProposal(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={t('mapping')} actions={<Link to={'/data' as never}>{t('backToData')}</Link>}>
      <Failure error={proposal.error} />
      {proposal.isPending && <Waiting lines={12} label={t('looking')} />}
      {proposal.data && <Tables key={id} upload={id} proposal={proposal.data} />}
    </Page>
  );
}

interface TablesProps {
  readonly upload: string;
  readonly proposal: {
    readonly tables: readonly TableProposal[];
    readonly problems: Parameters<typeof Problems>[0]['problems'];
  };
}

function Tables({ upload, proposal }: TablesProps) {
  const t = useIntakeTexts();
  const [drafts, setDrafts] = useState(() => proposal.tables.map(draftOf));
  const [shown, setShown] = useState(0);
  const current = drafts[shown];
  const change = (next: Draft) => setDrafts(drafts.map((draft, i) => (i === shown ? next : draft)));
  return (
    <>
      <Problems problems={proposal.problems} />
      {drafts.length > 1 && (
        <div className="tabs" role="tablist" aria-label={t('tables')}>
          {drafts.map(({ table, included }, i) => (
            <button
              key={`${table.file} ${table.sheet}`}
              type="button"
              role="tab"
              aria-selected={i === shown}
              className={included ? undefined : 'left-out'}
              onClick={() => setShown(i)}
            >
              {nameOf(table)}
            </button>
          ))}
        </div>
      )}
      {current && (
        <TableMapping key={shown} upload={upload} draft={current} several={drafts.length > 1} onChange={change} />
      )}
      <Run upload={upload} drafts={drafts} />
    </>
  );
}

/** A table that nothing was recognised in is left out until somebody says what it is, where there are others. */
function draftOf(table: TableProposal, _: number, all: readonly TableProposal[]): Draft {
  const included = table.origin !== 'unknown' || all.length === 1;
  return { table, profile: table.profile, included, changed: false, keep: table.origin === 'proposed' };
}

function Run({ upload, drafts }: { readonly upload: string; readonly drafts: readonly Draft[] }) {
  const t = useIntakeTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { run: runId } = useSearch({ strict: false }) as { run?: string };
  const [asked, setAsked] = useState<string | null>(null);
  const order = orderOf(drafts);
  const fingerprint = JSON.stringify(order);
  const start = useMutation({
    mutationFn: (dryRun: boolean) => answer(api.POST('/api/import-runs', { body: { upload, dryRun, tables: order } })),
    onSuccess: ({ id }) => {
      setAsked(fingerprint);
      return navigate({ to: '.', search: { run: id } as never, replace: true, resetScroll: false });
    },
  });
  const run = useRun(runId);
  const busy = start.isPending || run.going;
  const reports = run.data?.tables ?? [];
  const imported = run.data?.state === 'done' && reports.some(({ report }) => !report.dryRun);
  const checked = run.data?.state === 'done' && !imported && asked === fingerprint;
  useEffect(() => {
    if (imported) void queries.invalidateQueries({ queryKey: ['imports'] });
  }, [imported, queries]);
  return (
    <Section title={imported ? t('imported') : t('check')} note={!checked && !imported && t('checkFirst')}>
      <Failure error={start.error} />
      {!imported && (
        <div className="do-line">
          {checked && (
            <Button type="primary" loading={busy} onClick={() => start.mutate(false)}>
              {t('import')}
            </Button>
          )}
          <Button
            type={checked ? 'default' : 'primary'}
            disabled={order.length === 0}
            loading={busy && !checked}
            onClick={() => start.mutate(true)}
          >
            {run.data && !busy ? t('checkAgain') : t('check')}
          </Button>
        </div>
      )}
      <Failure error={run.error} />
      {run.going && <RunProgress watched={run.watched} />}
      {run.data && <RunView run={run.data} />}
    </Section>
  );
}

function orderOf(drafts: readonly Draft[]) {
  return drafts
    .filter((draft) => draft.included)
    .map(({ table, profile, keep, changed }) => {
      const { file, sheet } = table;
      // A mapping that was changed, or is to be kept, is the organisation's own and not the shipped one any more.
      const own = keep || changed ? keptAs(profile, nameOf(table)) : profile;
      return { file, sheet, profile: own, keep };
    });
}
