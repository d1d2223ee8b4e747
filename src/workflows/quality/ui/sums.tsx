import type { CardStyle, Score } from '../model.ts';
import type { ItemVerdict } from '../score.ts';
import { useQualityTexts } from './texts.ts';

/** What the sheet comes to so far. */
export function Sums({
  style,
  score,
  verdicts,
}: {
  readonly style: CardStyle;
  readonly score: Score;
  readonly verdicts: readonly ItemVerdict[];
}) {
  const t = useQualityTexts();
  const { deductions, points, possible, critical, wrongAnswer } = score;
  const done = verdicts.filter(({ entry }) => entry !== undefined).length;
  const value = style === 'deductions' ? deductions : points;
  return (
    <div className={critical ? 'sums sums-critical' : 'sums'} aria-live="polite">
      <div className="sums-line">
        <span className="sums-label">{style === 'deductions' ? t('deductions') : t('points')}</span>
        <span className="sums-value">{value?.toString() ?? '—'}</span>
        {style === 'score' && (
          <span className="note">{t('ofPossible', { possible: possible?.toString() ?? '—' })}</span>
        )}
      </div>
      <div className="note">
        {t('answered', { done, all: verdicts.length })}
        {style === 'deductions' && points !== null && ` · ${t('points')} ${points} / ${possible}`}
      </div>
      {critical && <div className="sums-alarm">{t('criticalFailed')}</div>}
      {wrongAnswer && <div className="sums-wrong">{t('wrongAnswer')}</div>}
    </div>
  );
}
