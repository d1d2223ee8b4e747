import { OriginOf } from '../../../platform/ui/origin-link.tsx';
import { Section } from '../../../platform/ui/page.tsx';
import { planUnit, Quantity } from '../../../platform/ui/quantity.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { rowOfRef } from '../objects.ts';
import type { AppealDetail } from './read.ts';
import { useAppealTexts } from './texts.ts';

type Shown = Pick<AppealDetail, 'title' | 'value' | 'unit' | 'day' | 'page' | 'details'>;

/** The number that is contested, as it stands, with the way to its reasons. */
export function TheNumber({ number, of }: { readonly number: Shown; readonly of: Pick<AppealDetail, 'kind' | 'ref'> }) {
  const t = useAppealTexts();
  const say = useSay();
  const { title, value, unit, day, page } = number;
  const details = Object.entries(number.details).filter(([, text]) => text !== null && text !== '');
  const hidden = of.kind === 'line' && value === null;
  const row = of.kind === 'row' ? rowOfRef(of.ref) : null;
  return (
    <Section title={t('theNumber')}>
      <p className="appeal-number">
        <strong>{say(title)}</strong>
        {value !== null && <Quantity value={value} unit={of.kind === 'line' ? planUnit(unit) : unit} />}
        {hidden && <span className="note">{t('hiddenPay')}</span>}
      </p>
      <p className="note">
        {t('counts', { day })}
        {page !== null && (
          <>
            {' · '}
            <a href={page}>{t('seeNumber')}</a>
          </>
        )}{' '}
        {row !== null && <OriginOf row={row} />}
      </p>
      {details.length > 0 && (
        <details className="appeal-details">
          <summary>{t('details')}</summary>
          <dl>
            {details.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  );
}
