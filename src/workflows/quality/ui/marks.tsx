import { Link } from '@tanstack/react-router';
import type { CheckRow } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** What a check came to, in the few words of a list. */

export function Result({ check }: { readonly check: CheckRow }) {
  const t = useQualityTexts();
  const { result } = check;
  if (result === null) return '—';
  if (result.deductions !== null) {
    const none = result.deductions === '0';
    return (
      <span className={none ? 'quality-calm' : 'quality-loss'}>
        {none ? t('noLoss') : t('loss', { value: result.deductions })}
      </span>
    );
  }
  return t('reached', { value: result.points ?? '—', points: result.possible ?? '—' });
}

export function Findings({ check }: { readonly check: CheckRow }) {
  const t = useQualityTexts();
  const { result } = check;
  if (result === null || (!result.critical && !result.wrongAnswer)) return null;
  return (
    <span className="marks">
      {result.critical && <span className="item-flag item-flag-critical">{t('critical')}</span>}
      {result.wrongAnswer && <span className="item-flag">{t('wrongAnswer')}</span>}
    </span>
  );
}

export function Answered({ check, urgent = false }: { readonly check: CheckRow; readonly urgent?: boolean }) {
  const t = useQualityTexts();
  if (check.answer === 'confirmed') return t('confirmed');
  const until = check.result?.answerUntil ?? '';
  return today() <= until ? (
    <span className={urgent ? 'quality-open' : 'quality-calm'}>{t('waiting', { until })}</span>
  ) : (
    t('over')
  );
}

/** Whether the agent may still answer: confirm it, or contest it. */
export function isOpen({ answer, result }: CheckRow): boolean {
  return answer === null && result !== null && today() <= result.answerUntil;
}

/** The way from a check to its appeal; for the agent it is about. */
export function Contest({ check, className }: { readonly check: CheckRow; readonly className: string }) {
  const t = useQualityTexts();
  if (check.appeal === null) return null;
  const { pathname, searchParams } = new URL(check.appeal, location.origin);
  return (
    <Link to={pathname as never} search={Object.fromEntries(searchParams) as never} className={className}>
      {t('appeal')}
    </Link>
  );
}

/** The reader's own day is near enough to say whether a window is open; the server decides. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date());
}
