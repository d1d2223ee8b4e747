import { Link } from '@tanstack/react-router';
import type { CheckRow, CheckSums } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** What a check came to, in the few words of a list. */

export function Result({ check }: { readonly check: CheckRow }) {
  const t = useQualityTexts();
  const { result, before, excluded } = check;
  if (result === null) return '—';
  if (excluded) return <span className="quality-calm">{t('leftOut')}</span>;
  return (
    <>
      <Sums sums={result} />
      {before !== null && (
        <span className="note quality-before">
          {t('was')} <Sums sums={before} calm />
        </span>
      )}
    </>
  );
}

/** `扣 4 分`, `85 / 100`: what a check took off, or how much of it was reached. */
export function Sums({ sums, calm = false }: { readonly sums: CheckSums; readonly calm?: boolean }) {
  const t = useQualityTexts();
  if (sums.deductions === null) return t('reached', { value: sums.points ?? '—', points: sums.possible ?? '—' });
  const none = sums.deductions === '0';
  return (
    <span className={none || calm ? 'quality-calm' : 'quality-loss'}>
      {none ? t('noLoss') : t('loss', { value: sums.deductions })}
    </span>
  );
}

export function Findings({ check }: { readonly check: CheckRow }) {
  const t = useQualityTexts();
  const { result, excluded } = check;
  if (result === null || excluded || (!result.critical && !result.wrongAnswer)) return null;
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
