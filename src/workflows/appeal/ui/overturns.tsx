import { useQuery } from '@tanstack/react-query';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Quantity } from '../../../platform/ui/quantity.tsx';

/** How often whose scores were changed on appeal, beside whatever else is said of them. */

function readRates() {
  return answer(api.GET('/api/appeals/rates'));
}

export type Rate = Awaited<ReturnType<typeof readRates>>['items'][number];

export function useRates(enabled = true) {
  return useQuery({ queryKey: ['appeal-rates'], queryFn: readRates, enabled });
}

interface Inspector {
  /** A person's id, or the name as a source gives it. */
  readonly inspector: string | null;
}

/** Nothing where the reader may not see rates, or nothing was decided about the inspector. */
export function OverturnRate({ inspector }: Inspector) {
  const me = useMe().data;
  const found = useRates(me != null && reaches(me, 'appeal.rate', 'all'));
  const rate = found.data?.inspectors.find(({ group, person }) => inspector === (person ?? group));
  return rate === undefined ? '—' : <RateFigure rate={rate} />;
}

/** Fewer appeals than this say little: the share is drawn lighter. */
const FEW = 10;

export function RateFigure({ rate: { rate, n, interval } }: { readonly rate: Rate }) {
  return (
    <>
      <Quantity value={rate} unit="ratio" n={String(n)} small={n < FEW} />{' '}
      <span className="note">
        · <Quantity value={interval.low} unit="ratio" /> – <Quantity value={interval.high} unit="ratio" />
      </span>
    </>
  );
}
