import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import './intake.css';
import { ReportView } from './report.tsx';
import { useIntakeTexts } from './texts.ts';

/** One import: its report, its rejected rows, and taking it back. */
export function ImportPage() {
  const t = useIntakeTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe().data;
  const found = useQuery({
    queryKey: ['import', id, currentLang()],
    queryFn: () => answer(api.GET('/api/imports/{id}', { params: { path: { id } } })),
  });
  const one = found.data;
  const title = one ? (one.sheet === '' ? one.file : `${one.file} · ${one.sheet}`) : t('report');
  return (
    <Page title={title} actions={<Link to={'/data' as never}>{t('backToData')}</Link>}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={10} />}
      {one && (
        <>
          <p className="note">
            {t('when')} {instantText(one.known)} · {t('profile')} {one.profile}
            {one.undone !== null && ` · ${t('undone')} ${instantText(one.undone)}`}
          </p>
          <Section title={t('report')}>
            <ReportView report={one.report} rejects={one.rejectsKept ? one.id : null} />
          </Section>
          {one.undone === null && me && reaches(me, 'import.write', 'all') && (
            <Undo id={id} added={one.report.added} replaced={one.report.replaced} />
          )}
        </>
      )}
    </Page>
  );
}

interface UndoProps {
  readonly id: string;
  readonly added: number;
  readonly replaced: number;
}

function Undo({ id, added, replaced }: UndoProps) {
  const t = useIntakeTexts();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => answer(api.POST('/api/imports/{id}/undo', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (!asking) return <Button onClick={() => setAsking(true)}>{t('undo')}</Button>;
  return (
    <Section title={t('undo')}>
      <p>{t('undoAsk', { added, replaced })}</p>
      <Failure error={undo.error} />
      <div className="do-line">
        <Button danger type="primary" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('undoYes')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
      </div>
    </Section>
  );
}
