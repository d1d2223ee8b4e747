import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Reason } from '../../base/explain.ts';
import { ApiProblem } from './api.ts';
import { setHidden, useHidden } from './hidden.ts';
import { Waiting } from './page.tsx';
import { Failure } from './problems.tsx';
import { WhyAddress } from './reason-rows.tsx';
import { ReasonTree, Sources } from './reason-tree.tsx';
import { currentLang } from './texts.ts';
import './why.css';
import { useWhyTexts } from './why-texts.ts';

/**
 * The one answer to "why?": sentence first, then the formula with values, then what it was made from, down to the rows.
 * Its address is the page's with `?why=`; `foot` is where a page puts its appeal or question.
 */
export function WhyPanel({ foot }: { readonly foot?: (reason: Reason, at: string) => ReactNode }) {
  const search = useSearch({ strict: false }) as { why?: string };
  const navigate = useNavigate();
  const at = search.why?.startsWith('/api/') ? search.why : undefined;
  const close = () => navigate({ to: '.', search: (now: object) => ({ ...now, why: undefined }) as never });
  if (at === undefined) return null;
  return <OpenPanel key={at} at={at} close={close} foot={foot} />;
}

interface OpenPanelProps {
  readonly at: string;
  readonly close: () => void;
  readonly foot: ((reason: Reason, at: string) => ReactNode) | undefined;
}

function OpenPanel({ at, close, foot }: OpenPanelProps) {
  const t = useWhyTexts();
  const panel = useRef<HTMLElement>(null);
  const hidden = useHidden() && PAY.test(at);
  const reason = useQuery({ queryKey: ['why', at, currentLang()], queryFn: () => fetchReason(at), enabled: !hidden });
  const shown = hidden ? undefined : reason.data;
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <aside
      className="why-panel"
      ref={panel}
      tabIndex={-1}
      aria-label={t('title')}
      onKeyDown={(e) => e.key === 'Escape' && close()}
    >
      <header className="why-head">
        <h2>{t('title')}</h2>
        <button type="button" className="why-button" onClick={() => window.print()}>
          {t('print')}
        </button>
        <button type="button" className="why-button" onClick={close}>
          {t('close')}
        </button>
      </header>
      {hidden && <HiddenReason />}
      {!hidden && reason.isPending && <Waiting lines={8} label={t('loading')} />}
      <Failure error={reason.error} />
      <WhyAddress value={at}>
        {shown && <ReasonTree reason={shown} open />}
        {shown && <Sources reason={shown} />}
      </WhyAddress>
      {shown && foot?.(shown, at)}
    </aside>
  );
}

/** Reasons of pay: a sentence of them tells amounts as much as a number does. */
const PAY = /^\/api\/people\/[^/]+\/(payslips|projected-pay)\//;

function HiddenReason() {
  const t = useWhyTexts();
  return (
    <p>
      {t('hidden')}{' '}
      <button type="button" className="why-button" onClick={() => setHidden(false)}>
        {t('show')}
      </button>
    </p>
  );
}

async function fetchReason(at: string): Promise<Reason> {
  const response = await fetch(at, { headers: { 'accept-language': currentLang() } });
  const body = await response.json();
  if (!response.ok) throw new ApiProblem(response.status, body.problems ?? []);
  return body as Reason;
}
