import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { OUTCOME_TITLES, OUTCOMES, type Outcome } from '../model.ts';
import { CorrectionsEditor, firstCorrection } from './corrections.tsx';
import { useDecideTexts } from './decide-texts.ts';
import { Labelled } from './file.tsx';
import { Movements } from './movements.tsx';
import type { AppealDetail, Correction } from './read.ts';

const PATHS = {
  review: '/api/appeals/{id}/review',
  vote: '/api/appeals/{id}/vote',
  'final-word': '/api/appeals/{id}/final-word',
} as const;
export type VerdictMove = keyof typeof PATHS;

const TITLES = { review: 'decide', vote: 'vote', 'final-word': 'finalWord' } as const;

interface VerdictProps {
  readonly appeal: AppealDetail;
  readonly move: VerdictMove;
}

function useVerdict(appeal: AppealDetail, move: VerdictMove) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const [reason, setReason] = useState('');
  const [principle, setPrinciple] = useState('');
  const [corrections, setCorrections] = useState<readonly Correction[]>([firstCorrection(appeal)]);
  const said = outcome === 'rejected' ? [] : [...corrections];
  const path = { id: appeal.id };
  const seen = useMutation({
    mutationFn: (asked: Correction[]) =>
      answer(api.POST('/api/appeals/{id}/preview', { params: { path }, body: { corrections: asked } })),
  });
  const give = useMutation({
    mutationFn: () =>
      answer(api.POST(PATHS[move], { params: { path }, body: { outcome, reason, principle, corrections: said } })),
    onSuccess: () =>
      Promise.all(['appeal', 'appeals', 'tasks'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const previewed = seen.data !== undefined && JSON.stringify(seen.variables) === JSON.stringify(said);
  const words = { reason, setReason, principle, setPrinciple };
  return { outcome, setOutcome, corrections, setCorrections, said, seen, give, previewed, ...words };
}

type Verdict = ReturnType<typeof useVerdict>;

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

function OutcomeField({ verdict: { outcome, setOutcome } }: { readonly verdict: Verdict }) {
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
function ChangePart({ appeal, verdict }: { readonly appeal: AppealDetail; readonly verdict: Verdict }) {
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

interface BallotsProps {
  readonly appeal: AppealDetail;
  readonly onAdopt: (ballot: AppealDetail['ballots'][number]) => void;
}

/** Two seats that say the same decide: what another has said can be taken over, word by word but the reason. */
function Ballots({ appeal, onAdopt }: BallotsProps) {
  const t = useDecideTexts();
  const say = useSay();
  return appeal.ballots.map((ballot) => (
    <p key={ballot.seat} className="appeal-moves">
      <span>
        {ballot.by}：<strong>{say(OUTCOME_TITLES[ballot.outcome])}</strong> · {ballot.reason}
      </span>
      <Button size="small" onClick={() => onAdopt(ballot)}>
        {t('adopt')}
      </Button>
    </p>
  ));
}
