import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Me } from '../../../access/ui/session.ts';
import { reaches } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { PreviewSums } from './preview-result.tsx';
import { previewPlan, useLastMonth, type Version } from './queries.ts';
import { usePlanTexts } from './texts.ts';

interface PanelProps {
  readonly version: Version;
  readonly me: Me;
  readonly onDone: () => void;
}

/** A checked draft waits for a second person, who says from which day it holds and on what ground. */
export function PublishPanel({ version, me, onDone }: PanelProps) {
  const t = usePlanTexts();
  if (version.state !== 'checked') return null;
  const own = version.authors.some((one) => one.account === me.account.id);
  if (!reaches(me, 'plan.publish', 'all')) return <p className="studio-notice">{t('waits')}</p>;
  if (own) return <p className="studio-notice">{t('ownDraft')}</p>;
  return <PublishForm version={version} onDone={onDone} />;
}

function PublishForm({ version, onDone }: Omit<PanelProps, 'me'>) {
  const t = usePlanTexts();
  const [from, setFrom] = useState(firstOfNextMonth);
  const [why, setWhy] = useState('');
  const publish = useMutation({
    mutationFn: () => {
      const path = { plan: version.plan, version: version.version };
      return answer(
        api.POST('/api/plans/{plan}/versions/{version}/publish', { params: { path }, body: { from, why: why.trim() } }),
      );
    },
    onSuccess: onDone,
  });
  // Who signs has seen what it costs: the last finished month under this text, beside the version in force.
  const period = useLastMonth();
  const preview = useQuery({
    queryKey: ['plan-preview', version.text, period],
    queryFn: () => previewPlan(version.text, period ?? ''),
    enabled: period !== undefined,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate();
  };
  return (
    <form className="studio-notice" onSubmit={submit}>
      <p>{t('publishNote')}</p>
      {!preview.isFetched && <Waiting lines={8} />}
      {preview.data && (
        <Section title={t('costs', { period: preview.data.period })}>
          <PreviewSums preview={preview.data} />
        </Section>
      )}
      {preview.error && <p className="note">{t('costsUnknown', { period: period ?? '' })}</p>}
      <Failure error={preview.error} />
      <div className="plan-bar">
        <label className="plan-field" htmlFor="publish-from">
          {t('publishFrom')}
          <DayField id="publish-from" value={from} onChange={setFrom} />
        </label>
        <label className="plan-field" htmlFor="publish-why" style={{ flex: '1 1 240px' }}>
          {t('publishWhy')}
          <Input id="publish-why" value={why} onChange={(event) => setWhy(event.target.value)} />
        </label>
        <Button
          type="primary"
          htmlType="submit"
          disabled={from === '' || why.trim() === '' || !preview.isFetched}
          loading={publish.isPending}
        >
          {t('publish')}
        </Button>
      </div>
      <Failure error={publish.error} />
    </form>
  );
}

/** Rules are announced before they count: the next month is the usual first day. */
function firstOfNextMonth(): string {
  const now = new Date();
  const next = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 1));
  return next.toISOString().slice(0, 10);
}
