import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { Failure, Problems } from '../../platform/ui/problems.tsx';
import { useChannelTexts } from './channel-texts.ts';
import { CHANNELS, type Standing } from './queries.ts';

/** How a channel fares: when it last sent, since when it fails and why, what waits and what was given up. */
export function ChannelStanding({ of }: { readonly of: Standing }) {
  const t = useChannelTexts();
  const facts = [
    ...(of.active ? [] : [t('off')]),
    of.sentAt === null ? t('never') : t('sentAt', { at: instantText(of.sentAt) }),
    ...(of.waiting === 0 ? [] : [t('waiting', { count: of.waiting })]),
  ];
  return (
    <div className="channel-standing">
      <p className="note">{facts.join(' · ')}</p>
      {of.failingSince !== null && (
        <p className="channel-failing">{t('failingSince', { at: instantText(of.failingSince) })}</p>
      )}
      {of.failure && <Problems problems={[of.failure]} />}
      {of.givenUp > 0 && <p className="channel-failing">{t('givenUp', { count: of.givenUp })}</p>}
      {of.givenUp > 0 && of.givenUpFor && <Problems problems={[of.givenUpFor]} />}
    </div>
  );
}

/** What is done with a channel that is set up: tried, and taken away. */
export function ChannelMoves({ id, tested }: { readonly id: string; readonly tested: string }) {
  const t = useChannelTexts();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: CHANNELS });
  const params = { path: { id } };
  const test = useMutation({
    mutationFn: () => answer(api.POST('/api/channels/{id}/test', { params })),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/channels/{id}', { params })),
    onSuccess: refresh,
  });
  return (
    <>
      <Button onClick={() => test.mutate()} loading={test.isPending}>
        {t('test')}
      </Button>
      <Popconfirm
        title={t('removeSure')}
        okText={t('remove')}
        cancelText={t('cancel')}
        onConfirm={() => remove.mutate()}
      >
        <Button danger loading={remove.isPending}>
          {t('remove')}
        </Button>
      </Popconfirm>
      {test.isSuccess && <span role="status">{tested}</span>}
      <Failure error={test.error ?? remove.error} />
    </>
  );
}
