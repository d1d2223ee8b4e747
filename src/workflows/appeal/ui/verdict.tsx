import { Button, Input } from 'antd';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Ballots, type BallotsProps } from './ballots.tsx';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './labelled.tsx';
import type { AppealDetail } from './read.ts';
import { useVerdict, type VerdictMove } from './verdict-draft.ts';
import { ChangePart, OutcomeField } from './verdict-fields.tsx';

const TITLES = { review: 'decide', vote: 'vote', 'final-word': 'finalWord' } as const;

interface VerdictProps {
  readonly appeal: AppealDetail;
  readonly move: VerdictMove;
}

/** A decision is previewed before it is given: the button waits until what it changes was seen. */
export function VerdictForm({ appeal, move }: VerdictProps) {
  const t = useDecideTexts();
  const verdict = useVerdict(appeal, move);
  const { outcome, give, previewed } = verdict;
  const adopt: BallotsProps['onAdopt'] = (ballot) => {
    verdict.setOutcome(ballot.outcome);
    verdict.setCorrections(ballot.corrections);
  };
  return (
    <Section title={t(TITLES[move])}>
      <form
        className="appeal-verdict"
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        {move === 'vote' && <Ballots appeal={appeal} onAdopt={adopt} />}
        <OutcomeField verdict={verdict} />
        {outcome !== 'rejected' && <ChangePart appeal={appeal} verdict={verdict} />}
        <Labelled id="verdict-reason" label={t('reasonFor')}>
          <Input.TextArea
            id="verdict-reason"
            value={verdict.reason}
            required
            maxLength={4000}
            rows={2}
            autoSize={{ minRows: 2 }}
            onChange={(event) => verdict.setReason(event.target.value)}
          />
        </Labelled>
        <Labelled id="verdict-principle" label={t('principleFor')}>
          <Input
            id="verdict-principle"
            value={verdict.principle}
            maxLength={2000}
            onChange={(event) => verdict.setPrinciple(event.target.value)}
          />
        </Labelled>
        <Failure error={give.error} />
        <p>
          <Button
            type="primary"
            htmlType="submit"
            loading={give.isPending}
            disabled={outcome !== 'rejected' && !previewed}
          >
            {t('give')}
          </Button>
        </p>
      </form>
    </Section>
  );
}
