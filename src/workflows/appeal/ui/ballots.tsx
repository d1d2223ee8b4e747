import { Button } from 'antd';
import { COLON } from '../../../base/text.ts';
import { useSay } from '../../../platform/ui/texts.ts';
import { OUTCOME_TITLES } from '../model.ts';
import { useDecideTexts } from './decide-texts.ts';
import type { AppealDetail } from './read.ts';

export interface BallotsProps {
  readonly appeal: AppealDetail;
  readonly onAdopt: (ballot: AppealDetail['ballots'][number]) => void;
}

/** Two seats that say the same decide: what another has said can be taken over, word by word but the reason. */
export function Ballots({ appeal, onAdopt }: BallotsProps) {
  const t = useDecideTexts();
  const say = useSay();
  return appeal.ballots.map((ballot) => (
    <p key={ballot.seat} className="appeal-moves">
      <span>
        {ballot.by}
        {say(COLON)}
        <strong>{say(OUTCOME_TITLES[ballot.outcome])}</strong> · {ballot.reason}
      </span>
      <Button size="small" onClick={() => onAdopt(ballot)}>
        {t('adopt')}
      </Button>
    </p>
  ));
}
