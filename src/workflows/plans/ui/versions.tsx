import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { STATE_TITLES } from '../model.ts';
import { Compare } from './compare.tsx';
import { useOpen } from './open.ts';
import './plans.css';
import { useVersions, type VersionRow } from './queries.ts';
import { usePlanTexts } from './texts.ts';

/** The versions of one plan, newest first. */
export function VersionsPage() {
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  const t = usePlanTexts();
  const say = useSay();
  const lang = useLang();
  const me = useMe();
  const versions = useVersions(plan);
  const rows = versions.data?.rows ?? [];
  const mayEdit = me.data ? reaches(me.data, 'plan.edit', 'all') : false;
  const mayBegin = mayEdit && rows.every((row) => row.state === 'published');
  const columns: readonly Column<VersionRow>[] = [
    {
      id: 'version',
      title: t('version'),
      cell: (row) => <Link to={`/plans/${plan}/${row.version}` as never}>{t('nth', { version: row.version })}</Link>,
    },
    { id: 'state', title: t('state'), cell: (row) => STATE_TITLES[row.state][lang] },
    {
      id: 'inForce',
      title: t('inForce'),
      cell: (row) =>
        row.state !== 'published' ? '—' : row.inForce === null ? t('fromEver') : t('fromDay', { date: row.inForce }),
    },
    {
      id: 'authors',
      title: t('authors'),
      wide: true,
      cell: (row) => row.authors.map((one) => one.name).join(', ') || t('catalogue'),
    },
    {
      id: 'published',
      title: t('publishedBy'),
      wide: true,
      cell: (row) => (row.publishedBy === null || row.publishedBy.account === 'system' ? '—' : row.publishedBy.name),
    },
    { id: 'begin', title: '', name: t('begin'), cell: (row) => mayBegin && <Begin plan={plan} from={row.version} /> },
  ];
  const [newest] = rows;
  return (
    <Page
      title={(newest && say(newest.title)) || plan}
      scope={
        <>
          <code className="note">{plan}</code>
          <Link to={'/plans' as never}>{t('plans')}</Link>
        </>
      }
    >
      <Failure error={versions.error} />
      {versions.isPending ? (
        <Waiting lines={6} />
      ) : (
        <Table caption={t('versions')} columns={columns} rows={rows} rowKey={(row) => String(row.version)} />
      )}
      {rows.length > 1 && <Compare plan={plan} versions={rows} />}
      {mayEdit && newest && (
        <div className="plan-after">
          <CopyForm plan={plan} version={newest.version} />
        </div>
      )}
    </Page>
  );
}

function Begin({ plan, from }: { readonly plan: string; readonly from: number }) {
  const t = usePlanTexts();
  const open = useOpen();
  const begin = useMutation({
    mutationFn: () => answer(api.POST('/api/plans/{plan}/versions', { params: { path: { plan } }, body: { from } })),
    onSuccess: open,
  });
  return (
    <>
      <Button size="small" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t('begin')}
      </Button>
      <Failure error={begin.error} />
    </>
  );
}

function CopyForm({ plan, version }: { readonly plan: string; readonly version: number }) {
  const t = usePlanTexts();
  const open = useOpen();
  const [id, setId] = useState('');
  const copy = useMutation({
    mutationFn: () => answer(api.POST('/api/plans', { body: { plan: id.trim(), from: { plan, version } } })),
    onSuccess: open,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    copy.mutate();
  };
  return (
    <Section title={t('copyAs')}>
      <form className="plan-bar" onSubmit={submit}>
        <Input
          aria-label={t('newId')}
          placeholder={t('newId')}
          value={id}
          style={{ width: 240 }}
          onChange={(event) => setId(event.target.value)}
        />
        <Button htmlType="submit" disabled={id.trim() === ''} loading={copy.isPending}>
          {t('copy')}
        </Button>
      </form>
      <Failure error={copy.error} />
    </Section>
  );
}
