import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '../../../access/ui/session.ts';
import { Amount, HideButton } from '../../../platform/ui/amount.tsx';
import { answer, api } from '../../../platform/ui/api.ts';
import { useHidden } from '../../../platform/ui/hidden.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { AnswerPart } from './answer.tsx';
import { shownUnit } from './shown-unit.ts';
import './payrun.css';
import { type Payslip, readPayslip } from './read.ts';
import { StateTag } from './run-list.tsx';
import { useSlipTexts } from './texts.ts';

const WhatIfPart = lazy(() => import('./what-if.tsx').then((m) => ({ default: m.WhatIfPart })));

type Line = Payslip['lines'][number];

/** What somebody was paid and why, what changed, and what they say to it. Designed for a phone, good on paper. */
export function PayslipPage() {
  const { person = '', run = '' } = useParams({ strict: false }) as { person?: string; run?: string };
  const t = useSlipTexts();
  const say = useSay();
  const me = useMe().data;
  const slip = useQuery({
    queryKey: ['payslip', person, run, currentLang()],
    queryFn: () => readPayslip(person, run),
  });
  if (slip.isPending) return <Waiting lines={14} />;
  if (slip.error) return <Failure error={slip.error} />;
  const { data } = slip;
  const own = me?.account.person === data.person;
  const published = data.state === 'published' || data.state === 'closed';
  const net = data.withheld.at(-1);
  return (
    <Page
      title={`${t('payslip')} ${data.period}`}
      scope={published ? undefined : <span className="note">{t('preview')}</span>}
      actions={
        <>
          <HideButton />
          <Button
            size="small"
            href={`/api/people/${encodeURIComponent(person)}/payslips/${run}/payslip.pdf?lang=${currentLang()}`}
          >
            {t('pdf')}
          </Button>
          <Button size="small" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <div className="slip">
        <header className="slip-head">
          <p>
            <strong>{data.name}</strong>{' '}
            <span className="note">{[data.person, data.team].filter(Boolean).join(' · ')}</span>
          </p>
          <p className="slip-total">
            <Amount value={net?.amount ?? data.payable} unit="yuan" {...whyOf(data, net?.id ?? data.payLine)} />{' '}
            <span className="slip-what">{t(net ? 'net' : 'payable')}</span>
          </p>
          <p className="note">
            {say(data.title)} v{data.planVersion} {published ? null : <StateTag state={data.state} />}
          </p>
        </header>
        <Lines slip={data} />
        <Corrections slip={data} />
        <Withheld slip={data} />
        {published && <AnswerPart slip={data} own={own} />}
        {data.lines.length > 0 && <TryPart person={person} run={run} />}
      </div>
    </Page>
  );
}

function whyOf(slip: Payslip, line: string | null): { readonly why?: string } {
  if (line === null) return {};
  return { why: `/api/people/${encodeURIComponent(slip.person)}/payslips/${slip.run}/lines/${line}` };
}

/** Money first; points, scores and coefficients, which lead to it, below in smaller type. */
function Lines({ slip }: { readonly slip: Payslip }) {
  const t = useSlipTexts();
  const paid = slip.lines.filter((line) => line.unit === 'yuan' && line.kind !== 'employer_cost');
  const steps = slip.lines.filter((line) => !paid.includes(line));
  // Corrections of closed periods alone: the plan paid nothing in this one.
  if (slip.lines.length === 0) return <p className="note">{t('correctionsOnly')}</p>;
  const gone = slip.changes.filter((change) => !slip.lines.some((line) => line.id === change.line));
  const compared = slip.before === null ? t('firstSlip') : t('changes', { period: slip.before });
  const same = slip.before !== null && slip.changes.length === 0;
  return (
    <Section title={t('lines')} note={`${t('linesNote')} ${same ? t('noChanges') : compared}`}>
      {paid.length > 0 && (
        <dl className="slip-lines">
          {paid.map((line) => (
            <SlipLine key={line.id} slip={slip} line={line} />
          ))}
        </dl>
      )}
      {steps.length > 0 && (
        <dl className="slip-lines slip-lines-steps">
          {steps.map((line) => (
            <SlipLine key={line.id} slip={slip} line={line} />
          ))}
        </dl>
      )}
      {gone.map((change) => (
        <Sentence key={change.line} text={change.sentence} />
      ))}
    </Section>
  );
}

function SlipLine({ slip, line }: { readonly slip: Payslip; readonly line: Line }) {
  const say = useSay();
  const change = slip.changes.find((one) => one.line === line.id);
  const total = line.id === slip.payLine;
  return (
    <div className={total ? 'slip-line slip-line-total' : 'slip-line'}>
      <dt>{say(line.title) || line.id}</dt>
      <dd className={line.kind === 'deduction' ? 'slip-taken' : undefined}>
        <Amount value={line.amount} unit={shownUnit(line)} {...whyOf(slip, line.id)} />
      </dd>
      {change && (
        <dd className="slip-moved">
          <Sentence text={change.sentence} title={say(line.title)} />
        </dd>
      )}
    </div>
  );
}

/** The sentence under a line does not say the line's name again. */
function Sentence({ text, title }: { readonly text: Payslip['changes'][number]['sentence']; readonly title?: string }) {
  const say = useSay();
  const hidden = useHidden();
  if (hidden) return null;
  const whole = say(text);
  const start = title === undefined ? -1 : whole.search(/[:：]/);
  const said = title !== undefined && whole.startsWith(title) && start >= 0 ? whole.slice(start + 1).trim() : whole;
  return <span className="slip-change note">{said}</span>;
}

function Corrections({ slip }: { readonly slip: Payslip }) {
  const t = useSlipTexts();
  if (slip.deltas.length === 0) return null;
  return (
    <Section title={t('corrections')}>
      <dl className="slip-lines">
        {slip.deltas.map((delta) => (
          <div key={`${delta.fromRun} ${delta.line}`} className="slip-line">
            <dt>
              {delta.period}
              <Sentence text={delta.sentence} />
            </dt>
            <dd>
              <Amount
                value={delta.amount}
                unit="yuan"
                signed
                why={`/api/people/${encodeURIComponent(slip.person)}/payslips/${slip.run}/deltas/${delta.fromRun}?line=${delta.line}`}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** From what is payable to what is left in hand. */
function Withheld({ slip }: { readonly slip: Payslip }) {
  const t = useSlipTexts();
  const say = useSay();
  if (slip.withheld.length === 0) return null;
  return (
    <Section title={t('withheld')} note={t('withheldNote')}>
      <dl className="slip-lines">
        {slip.withheld.map((line) => (
          <div key={line.id} className={line.kind === 'info' ? 'slip-line slip-line-total' : 'slip-line'}>
            <dt>{say(line.title)}</dt>
            <dd className={line.kind === 'deduction' ? 'slip-taken' : undefined}>
              <Amount value={line.amount} unit="yuan" {...whyOf(slip, line.id)} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The plan language is loaded only when somebody wants to try values. */
function TryPart({ person, run }: { readonly person: string; readonly run: string }) {
  const t = useSlipTexts();
  const [open, setOpen] = useState(false);
  const asked = useQuery({
    queryKey: ['what-if', person, run],
    queryFn: () =>
      answer(api.GET('/api/people/{person}/payslips/{run}/what-if', { params: { path: { person, run } } })),
    enabled: open,
  });
  return (
    <Section title={t('whatIf')} note={t('whatIfNote')}>
      {!open && <Button onClick={() => setOpen(true)}>{t('openWhatIf')}</Button>}
      <Failure error={asked.error} />
      {open && asked.data && (
        <Suspense fallback={<Waiting lines={8} />}>
          <WhatIfPart asked={asked.data} />
        </Suspense>
      )}
    </Section>
  );
}
