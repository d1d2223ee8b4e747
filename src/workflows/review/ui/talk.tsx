import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Result } from './read.ts';
import { TalkForm } from './talk-form.tsx';
import { useResultTexts } from './texts.ts';

type Talk = NonNullable<Result['talk']>;

/** The talk: its record and improvement plan, and both signatures. */
export function TalkPart({ result, own }: { readonly result: Result; readonly own: boolean }) {
  const t = useResultTexts();
  const me = useMe().data;
  const [writing, setWriting] = useState(false);
  const mayWrite = me != null && !own && reaches(me, 'review.talk', 'team');
  const { talk } = result;
  const signedByBoth = talk?.leadSignedAt != null && talk.personSignedAt != null;
  const offer = mayWrite && !writing && !signedByBoth && (
    <Button type={talk ? 'default' : 'primary'} onClick={() => setWriting(true)}>
      {talk ? t('rewrite') : t('writeTalk')}
    </Button>
  );
  if (writing)
    return (
      <Section title={t('talk')}>
        <TalkForm result={result} onDone={() => setWriting(false)} />
      </Section>
    );
  return (
    <Section title={t('talk')}>
      {talk ? <Written talk={talk} /> : <Empty says={t('noTalk')} offer={offer} />}
      {talk && <Signing result={result} talk={talk} own={own} />}
      {talk && offer && <p className="review-do">{offer}</p>}
    </Section>
  );
}

function Written({ talk }: { readonly talk: Talk }) {
  const t = useResultTexts();
  const day = (at: string | null) => at?.slice(0, 10) ?? t('unsigned');
  return (
    <div className="review-talk">
      <p className="note">
        {t('heldOn')} {talk.heldOn} · {t('heldBy')} {talk.heldBy.name}
      </p>
      <p className="review-said">{talk.record}</p>
      {talk.plan.length > 0 && (
        <>
          <h3>{t('plan')}</h3>
          <ol>
            {talk.plan.map(({ aim, action, due }) => (
              <li key={`${aim} ${due}`}>
                {aim}：{action} <span className="note">{due}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {talk.remark !== '' && <p className="review-said">{talk.remark}</p>}
      <p className="note">
        {t('personSigned')} {day(talk.personSignedAt)} · {t('leadSigned')} {day(talk.leadSignedAt)}
      </p>
    </div>
  );
}

interface SigningProps {
  readonly result: Result;
  readonly talk: Talk;
  readonly own: boolean;
}

function Signing({ result, talk, own }: SigningProps) {
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
