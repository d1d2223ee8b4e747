import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { type From, PagedTable, type RowOf, usePages } from '../../../platform/ui/list.tsx';
import { Empty, Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Column } from '../../../platform/ui/table.tsx';
import { Field } from './field.tsx';
import type { RunDetail } from './read.ts';
import { useRunTexts } from './texts.ts';

type Group = RunDetail['findings'][number];

const ORDER = ['error', 'warning', 'info'];

/** What was found, by kind: errors have to be mended, warnings want a written reason. */
export function FindingsPart({ detail, seesPay }: { readonly detail: RunDetail; readonly seesPay: boolean }) {
  const t = useRunTexts();
  if (detail.findings.length === 0) return <Empty says={t('noFindings')} />;
  const groups = [...detail.findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <Section title={t('findings')}>
      {groups.map((group) => (
        <FindingGroup key={`${group.severity} ${group.code}`} detail={detail} group={group} seesPay={seesPay} />
      ))}
    </Section>
  );
}

interface GroupProps {
  readonly detail: RunDetail;
  readonly group: Group;
  readonly seesPay: boolean;
}

function FindingGroup({ detail, group, seesPay }: GroupProps) {
  const t = useRunTexts();
  const me = useMe().data;
  const open = detail.run.state === 'prepared' || detail.run.state === 'checked';
  const mayWrite = open && me != null && reaches(me, 'run.prepare', 'all') && group.severity === 'warning';
  const [shown, setShown] = useState(group.severity !== 'info');
  return (
    <article className={`run-finding run-finding-${group.severity}`}>
      <header>
        <strong>{t(group.severity)}</strong> <span className="note">{t('places', { count: group.count })}</span>{' '}
        <code className="note">{group.code}</code>{' '}
        {seesPay && (
          <button type="button" className="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t('showThem')}
          </button>
        )}
      </header>
      {group.severity === 'error' && <p className="note">{t('mustMend')}</p>}
      {group.reason !== null && <p>{t('explained', { by: group.by ?? '', reason: group.reason })}</p>}
      {mayWrite && group.reason === null && <ReasonForm run={detail.run.id} code={group.code} />}
      {seesPay && shown && <Each run={detail.run} code={group.code} />}
    </article>
  );
}

function ReasonForm({ run, code }: { readonly run: string; readonly code: string }) {
  const t = useRunTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/runs/{id}/findings/{code}', { params: { path: { id: run, code } }, body: { reason } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['run', run] }),
  });
  return (
    <form
      className="run-why"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field id={`reason-${code}`} label={t('reasonFor')}>
        <Input id={`reason-${code}`} value={reason} required onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button htmlType="submit" loading={save.isPending}>
        {t('writeReason')}
      </Button>
      <Failure error={save.error} />
    </form>
  );
}

function readFindings(id: string, code: string, from: From) {
  const query = { code, limit: 20, ...from };
  return answer(api.GET('/api/runs/{id}/findings', { params: { path: { id }, query } }));
}

type Found = RowOf<typeof readFindings>;

/** Whom it concerns leads to their record, where most of it is mended; the period is told where it is not the run's. */
function About({ found: { where, name, place }, period }: { readonly found: Found; readonly period: string }) {
  const { person } = where;
  if (person === undefined || name === null) return place;
  return (
    <>
      <Link to={'/people/$id' as never} params={{ id: String(person) } as never} className="person-link">
        {name} <span className="note">{person}</span>
      </Link>
      {where.period !== undefined && where.period !== period && ` · ${where.period}`}
    </>
  );
}

function Each({ run: { id: run, period }, code }: { readonly run: RunDetail['run']; readonly code: string }) {
  const t = useRunTexts();
  const found = usePages(['run-findings', run], code, (from) => readFindings(run, code, from));
  const [first] = found.rows;
  const sameFix = found.rows.every(({ fix }) => fix === first?.fix);
  const columns: readonly Column<Found>[] = [
    { id: 'place', title: t('about'), brief: true, cell: (row) => <About found={row} period={period} /> },
    { id: 'message', title: t('finding'), cell: (row) => row.message },
    ...(sameFix ? [] : [{ id: 'fix', title: t('mend'), cell: (row: Found) => row.fix }]),
  ];
  return (
    <>
      {sameFix && first && <p className="note">{first.fix}</p>}
      <PagedTable
        pages={found}
        lines={2}
        caption={t('findings')}
        columns={columns}
        rowKey={(row) => `${row.place} ${row.message}`}
      />
    </>
  );
}
