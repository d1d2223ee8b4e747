import { Button, Radio } from 'antd';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { OUTCOME_TITLES, OUTCOMES, type Outcome } from '../model.ts';
import { CorrectionsEditor } from './corrections.tsx';
import { useDecideTexts } from './decide-texts.ts';
import { Movements } from './movements.tsx';
import type { AppealDetail } from './read.ts';
import type { Verdict } from './verdict-draft.ts';

export function OutcomeField({ verdict: { outcome, setOutcome } }: { readonly verdict: Verdict }) {
  const t = useDecideTexts();
  const say = useSay();
  return (
    <fieldset className="appeal-outcomes">
      <legend className="appeal-legend">{t('outcome')}</legend>
      <Radio.Group value={outcome} onChange={(event) => setOutcome(event.target.value as Outcome)}>
        {OUTCOMES.map((one) => (
          <Radio key={one} value={one}>
            {say(OUTCOME_TITLES[one])}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

/** What is corrected, and whom it would move. */
export function ChangePart({ appeal, verdict }: { readonly appeal: AppealDetail; readonly verdict: Verdict }) {
  const t = useDecideTexts();
  const { corrections, setCorrections, said, seen, previewed } = verdict;
  return (
    <>
      <CorrectionsEditor appeal={appeal} corrections={corrections} onChange={setCorrections} />
      <p className="appeal-moves">
        <Button loading={seen.isPending} onClick={() => seen.mutate(said)}>
          {t('preview')}
        </Button>
        {!previewed && <span className="note">{t('previewFirst')}</span>}
      </p>
      <Failure error={seen.error} />
      {previewed && seen.data && <Movements rows={seen.data.rows} />}
    </>
  );
}
