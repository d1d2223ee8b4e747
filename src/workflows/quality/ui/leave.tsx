import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Sheet } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** Giving a conversation back, or taking it out of the queue with a reason. */
export function Leave({
  sheet,
  onDone,
  settle,
}: {
  readonly sheet: Sheet;
  readonly onDone: () => Promise<void>;
  readonly settle: () => Promise<number>;
}) {
  const t = useQualityTexts();
  const [reason, setReason] = useState<string | null>(null);
  const path = { path: { id: sheet.check.id } };
  const release = useMutation({
    mutationFn: async () => {
      await settle();
      return answer(api.POST('/api/quality/checks/{id}/release', { params: path }));
    },
    onSuccess: () => history.back(),
  });
  const skip = useMutation({
    mutationFn: async () => {
      await settle();
      return answer(api.POST('/api/quality/checks/{id}/skip', { params: path, body: { reason: reason ?? '' } }));
    },
    onSuccess: onDone,
  });
  return (
    <>
      <Failure error={release.error ?? skip.error} />
      {reason === null ? (
        <Button onClick={() => setReason('')}>{t('skip')}</Button>
      ) : (
        <form
          className="sheet-skip"
          onSubmit={(event) => {
            event.preventDefault();
            skip.mutate();
          }}
        >
          <Input
            autoFocus
            required
            maxLength={500}
            aria-label={t('skipWhy')}
            placeholder={t('skipWhy')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" loading={skip.isPending}>
            {t('skip')}
          </Button>
        </form>
      )}
      <Button onClick={() => release.mutate()} loading={release.isPending}>
        {t('release')}
      </Button>
    </>
  );
}
