import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Empty, Figures, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Table } from '../../../platform/ui/table.tsx';
import type { PlanDraft } from './plan-draft.ts';
import { usePlanTexts } from './plan-texts.ts';

interface PlanTrialProps {
  readonly draft: PlanDraft;
  /** Undefined while it is asked for; null where there is nothing to draw of. */
  readonly lastDay: string | null | undefined;
}

/** Long enough that a number typed in two strokes is asked for once. */
const PAUSE_MS = 400;
const LINES = 17;

/** What the plan as it stands in the form would draw of a day: counted, by channel, and the first of the queue. */
export function PlanTrial({ draft, lastDay }: PlanTrialProps) {
  const t = usePlanTexts();
  const [chosen, setDay] = useState<string | null>(null);
  const [turn, setTurn] = useState(1);
  const day = chosen ?? lastDay ?? '';
  const seed = `trial-${turn}`;
  const settled = useSettled(draft);
  const trial = useTrial(settled, day, seed);
  return (
    <section className="plan-trial" aria-label={t('trial')}>
      <h3>{t('trial')}</h3>
      <p className="note">{t('trialNote')}</p>
      {lastDay === null ? (
        <Empty says={t('noDay')} />
      ) : (
        <>
          <div className="draw">
            <label>
              <span className="note">{t('day')}</span>
              <DayField value={day} onChange={setDay} />
            </label>
            <Button onClick={() => setTurn(turn + 1)}>{t('again')}</Button>
            <span className="note">
              {t('seed')} <code>{seed}</code>
            </span>
          </div>
          <Failure error={trial.error} />
          {trial.data ? (
            <div aria-live="polite" aria-busy={trial.isFetching}>
              <Drawn trial={trial.data} />
            </div>
          ) : (
            trial.error === null && <Waiting lines={LINES} />
          )}
        </>
      )}
    </section>
  );
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function useTrial(draft: PlanDraft, day: string, seed: string) {
  const { id, revision: _, ...plan } = draft;
  // A new plan has no id yet: tried as the first of all, it says whom it could draw for.
  const named = /^[a-zA-Z][\w-]*$/.test(id) ? id : 'A';
  return useQuery({
    queryKey: ['quality', 'trial', named, plan, day, seed],
    queryFn: () =>
      answer(api.POST('/api/quality/plans/{id}/try', { params: { path: { id: named } }, body: { plan, day, seed } })),
    enabled: day !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
}

type Trial = NonNullable<ReturnType<typeof useTrial>['data']>;

function Drawn({ trial }: { readonly trial: Trial }) {
  const t = usePlanTexts();
  const channels = trial.channels.map(({ channel, checks }) => `${channel ?? t('noChannel')} ${checks}`).join(' · ');
  return (
    <>
      <Figures
        items={[
          { label: t('checks'), value: trial.checks },
          { label: t('reached'), value: trial.reached },
          { label: t('people'), value: trial.people },
          { label: t('fresh'), value: trial.fresh },
        ]}
      />
      {trial.checks === 0 ? (
        <Empty says={t('nothing')} />
      ) : (
        <>
          <p className="note">
            {t('byChannel')}: {channels}
          </p>
          <Table
            caption={t('first')}
            rows={trial.first}
            rowKey={(row) => `${row.person} ${row.startedAt} ${row.channel}`}
            columns={[
              {
                id: 'person',
                title: t('person'),
                cell: (row) => (
                  <>
                    {row.name} {row.fresh && <span className="quality-open">{t('newcomer')}</span>}
                  </>
                ),
              },
              { id: 'time', title: t('time'), cell: (row) => row.startedAt.slice(11, 16) },
              { id: 'channel', title: t('channel'), cell: (row) => row.channel ?? '—' },
            ]}
          />
        </>
      )}
    </>
  );
}
