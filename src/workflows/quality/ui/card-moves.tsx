import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { CardVersion } from './card-version.ts';
import { useSetupTexts } from './setup-texts.ts';

export function CardMoves({ one }: { readonly one: CardVersion }) {
  const t = useSetupTexts();
  const me = useMe().data;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [from, setFrom] = useState('');
  const path = { card: one.card, version: one.version };
  const over = () => queries.invalidateQueries({ queryKey: ['quality'] });
  const begin = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/cards/{card}/draft', { params: { path: { card: one.card } } })),
    onSuccess: async (draft) => {
      await over();
      const params = { card: one.card, version: String(draft.version) };
      await navigate({ to: '/quality/cards/$card/$version' as never, params: params as never });
    },
  });
  const discard = useMutation({
    mutationFn: () => answer(api.DELETE('/api/quality/cards/{card}/{version}', { params: { path } })),
    onSuccess: () => navigate({ to: '/quality/setup' as never }),
  });
  const publish = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/quality/cards/{card}/{version}/publish', { params: { path }, body: { from } })),
    onSuccess: over,
  });
  const mayEdit = me != null && reaches(me, 'quality.card', 'all');
  const mayPublish = me != null && reaches(me, 'quality.publish', 'all');
  return (
    <>
      <Failure error={begin.error ?? discard.error ?? publish.error} />
      {mayEdit && one.state === 'published' && (
        <Button loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('begin')}
        </Button>
      )}
      {mayEdit && one.state === 'draft' && (
        <Button loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('discard')}
        </Button>
      )}
      {mayPublish && one.state === 'draft' && (
        <form
          className="draw"
          onSubmit={(event) => {
            event.preventDefault();
            publish.mutate();
          }}
        >
          <DayField required label={t('from')} value={from} onChange={setFrom} />
          <Button type="primary" htmlType="submit" loading={publish.isPending}>
            {t('publish')}
          </Button>
        </form>
      )}
    </>
  );
}
