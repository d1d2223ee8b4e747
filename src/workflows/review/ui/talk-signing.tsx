import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Result } from './read.ts';
import type { Talk } from './talk-record.tsx';
import { useResultTexts } from './texts.ts';

interface SigningProps {
  readonly result: Result;
  readonly talk: Talk;
  readonly own: boolean;
}

export function TalkSigning({ result, talk, own }: SigningProps) {
  const t = useResultTexts();
  const me = useMe().data;
  const queries = useQueryClient();
  const [remark, setRemark] = useState('');
  const { person, cycle } = result;
  const sign = useMutation({
    mutationFn: () => {
      const path = { person, id: cycle };
      return answer(api.POST('/api/people/{person}/reviews/{id}/sign', { params: { path }, body: { remark } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-result', person, cycle] }),
  });
  const mine = own
    ? talk.personSignedAt === null
    : me?.account.id === talk.heldBy.account && talk.leadSignedAt === null;
  if (!mine) return null;
  return (
    <form
      className="review-form"
      onSubmit={(event) => {
        event.preventDefault();
        sign.mutate();
      }}
    >
      {own && (
        <>
          <label htmlFor="talk-remark">{t('remark')}</label>
          <Input.TextArea
            id="talk-remark"
            maxLength={2000}
            rows={2}
            autoSize={{ minRows: 2 }}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </>
      )}
      <Failure error={sign.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" loading={sign.isPending}>
          {t('sign')}
        </Button>
      </p>
    </form>
  );
}
