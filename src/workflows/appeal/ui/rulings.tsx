import { COLON, inARow, SEMICOLON } from '../../../base/text.ts';
import { dayText } from '../../../platform/ui/instant.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { OUTCOME_TITLES } from '../model.ts';
import { useCorrectionText } from './correction-text.ts';
import { useDecideTexts } from './decide-texts.ts';
import { Movements } from './movements.tsx';
import type { AppealDetail, Ruling } from './read.ts';
import { useAppealTexts } from './texts.ts';

interface RulingsProps {
  readonly rulings: readonly Ruling[];
  readonly sheet: AppealDetail['sheet'];
}

/** What was decided, by whom, why, what it corrected and whom it moved. */
export function Rulings({ rulings, sheet }: RulingsProps) {
  const t = useDecideTexts();
  if (rulings.length === 0) return null;
  return (
    <Section title={t('rulings')}>
      {rulings.map((ruling) => (
        <RulingView key={ruling.at} ruling={ruling} sheet={sheet} />
      ))}
    </Section>
  );
}

function RulingView({ ruling, sheet }: { readonly ruling: Ruling; readonly sheet: AppealDetail['sheet'] }) {
  const t = useDecideTexts();
  const a = useAppealTexts();
  const say = useSay();
  const correctionText = useCorrectionText(sheet);
  return (
    <article className="appeal-ruling">
      <p className="appeal-ruling-head">
        <strong>{say(OUTCOME_TITLES[ruling.outcome])}</strong>
        <span className="note">
          {t(ruling.instance)} · {inARow(ruling.by, currentLang())} · {dayText(ruling.at)}
        </span>
      </p>
      <p className="appeal-said">{ruling.reason}</p>
      {ruling.principle !== '' && (
        <p className="note">
          {a('principle')}
          {say(COLON)}
          {ruling.principle}
        </p>
      )}
      {ruling.corrections.length > 0 && (
        <>
          <p className="note">
            {t('corrected')}
            {say(COLON)}
            {ruling.corrections.map(({ correction }) => correctionText(correction)).join(say(SEMICOLON))}
          </p>
          <Movements rows={ruling.moved} />
        </>
      )}
    </article>
  );
}
