import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { type Me, reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { expectWhatCameOut } from '../expectations.ts';
import { STATE_TITLES } from '../model.ts';
import { CasesPanel, CheckPanel, type Spot } from './check-panel.tsx';
import { DiffPanel } from './diff-panel.tsx';
import { useLeaveWarning } from './leave.ts';
import { LineForm } from './line-form.tsx';
import { ParameterForm } from './parameter-form.tsx';
import './plans.css';
import { PreviewPanel } from './preview-panel.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { useVersion, type Version } from './queries.ts';
import { namesOfPlan, useStudied } from './studied.ts';
import { usePlanTexts } from './texts.ts';

const PlanText = lazy(() => import('./plan-text.tsx').then((m) => ({ default: m.PlanText })));

/** One version: form and text side by side over the same text, checked and run while it is written. */
export function StudioPage() {
  const params = useParams({ strict: false }) as { plan?: string; version?: string };
  const plan = params.plan ?? '';
  const number = Number(params.version ?? '0');
  const me = useMe();
  const version = useVersion(plan, number);
  if (version.error) return <Failure error={version.error} />;
  if (!version.data || !me.data) return <Waiting lines={16} />;
  const { revision, state } = version.data;
  return <Studio key={`${plan} ${number} ${revision} ${state}`} version={version.data} me={me.data} />;
}

function Studio({ version, me }: { readonly version: Version; readonly me: Me }) {
  const t = usePlanTexts();
  const lang = useLang();
  const say = useSay();
  const [text, setText] = useState(version.text);
  const [spot, setSpot] = useState<Spot | null>(null);
  const studied = useStudied(text, `${version.plan}@${version.version}`);
  const names = useMemo(() => namesOfPlan(studied?.plan ?? null, lang), [studied, lang]);
  const mayEdit = version.state !== 'published' && reaches(me, 'plan.edit', 'all');
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['plans'] });
  if (studied === null) return <Waiting lines={16} />;
  return (
    <Page
      title={say(studied.plan?.title ?? version.title) || version.plan}
      scope={
        <>
          <Link to={`/plans/${version.plan}` as never}>{t('nth', { version: version.version })}</Link>
          <span className="note">{STATE_TITLES[version.state][lang]}</span>
          {version.state === 'published' && (
            <span className="note">
              {version.inForce === null ? t('fromEver') : t('fromDay', { date: version.inForce })}
            </span>
          )}
        </>
      }
      actions={mayEdit && <DraftActions version={version} text={text} errors={studied.errors} onDone={refresh} />}
    >
      <PublishPanel version={version} me={me} onDone={refresh} />
      <div className="studio">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long form is scrolled by keyboard too, where nothing in it may be edited. */}
        <section className="studio-form" aria-label={`${t('parameters')} · ${t('lines')}`} tabIndex={0}>
          <ParameterForm plan={studied.plan} text={text} readOnly={!mayEdit} onChange={setText} />
          {studied.plan && <LineForm plan={studied.plan} text={text} readOnly={!mayEdit} onChange={setText} />}
        </section>
        <Section title={t('text')}>
          <Suspense fallback={<div className="studio-text" />}>
            <PlanText
              label={t('text')}
              text={text}
              readOnly={!mayEdit}
              problems={studied.problems}
              names={names}
              onChange={setText}
              goTo={spot}
            />
          </Suspense>
        </Section>
        <div>
          <CheckPanel studied={studied} goTo={(at) => setSpot({ ...at })} />
          <CasesPanel
            studied={studied}
            goTo={(at) => setSpot({ ...at })}
            onAccept={
              mayEdit && studied.text === text ? () => setText(expectWhatCameOut(text, studied.problems)) : null
            }
          />
        </div>
        <div>
          <DiffPanel id={version.plan} basedOn={version.basedOn} plan={studied.plan} />
          {reaches(me, 'plan.preview', 'all') && <PreviewPanel text={text} />}
        </div>
      </div>
    </Page>
  );
}

interface ActionProps {
  readonly version: Version;
  readonly text: string;
  readonly errors: number;
  readonly onDone: () => void;
}

function DraftActions({ version, text, errors, onDone }: ActionProps) {
  const t = usePlanTexts();
  const navigate = useNavigate();
  const path = { plan: version.plan, version: version.version };
  const at = '/api/plans/{plan}/versions/{version}';
  const changed = text !== version.text;
  const save = useMutation({
    mutationFn: () => answer(api.PUT(at, { params: { path }, body: { text, revision: version.revision } })),
    onSuccess: onDone,
  });
  const submit = useMutation({
    mutationFn: () => answer(api.POST(`${at}/submit`, { params: { path }, body: { revision: version.revision } })),
    onSuccess: onDone,
  });
  const discard = useMutation({
    mutationFn: () => answer(api.DELETE(at, { params: { path } })),
    onSuccess: async () => {
      await navigate({ to: `/plans/${version.plan}` as never });
      onDone();
    },
  });
  useLeaveWarning(changed && !discard.isPending && !discard.isSuccess, t('leaveSure'));
  return (
    <>
      <span className="note" role="status">
        {changed ? t('unsaved') : t('saved')}
      </span>
      <Button loading={save.isPending} disabled={!changed} onClick={() => save.mutate()}>
        {t('save')}
      </Button>
      {version.state === 'draft' && (
        <Button
          type="primary"
          loading={submit.isPending}
          disabled={changed || errors > 0}
          onClick={() => submit.mutate()}
        >
          {t('submit')}
        </Button>
      )}
      <Button danger loading={discard.isPending} onClick={() => confirm(t('discardSure')) && discard.mutate()}>
        {t('discard')}
      </Button>
      <Failure error={save.error ?? submit.error ?? discard.error} />
    </>
  );
}
