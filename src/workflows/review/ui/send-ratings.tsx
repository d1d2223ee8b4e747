import { Button } from 'antd';
import type { SheetEntry } from './read.ts';
import { useRateTexts } from './texts.ts';

interface SendRatingsProps {
  readonly rated: readonly SheetEntry[];
  readonly complete: readonly SheetEntry[];
  readonly onSend: (entries: readonly SheetEntry[], done: boolean) => void;
  readonly sending: boolean;
}

/** Giving what is complete for good, or keeping all that is still owed as a draft. */
export function SendRatings({ rated, complete, onSend, sending }: SendRatingsProps) {
  const t = useRateTexts();
  const owed = rated.filter(({ state }) => state === 'owed');
  return (
    <p className="review-do">
      <Button type="primary" disabled={complete.length === 0} loading={sending} onClick={() => onSend(complete, true)}>
        {t('give', { count: complete.length })}
      </Button>
      <Button disabled={sending} onClick={() => onSend(owed, false)}>
        {t('draft')}
      </Button>
    </p>
  );
}
