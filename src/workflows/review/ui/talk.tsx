import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { Empty, Section } from '../../../platform/ui/page.tsx';
import type { Result } from './read.ts';
import { TalkForm } from './talk-form.tsx';
import { TalkRecord } from './talk-record.tsx';
import { TalkSigning } from './talk-signing.tsx';
import { useResultTexts } from './texts.ts';

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
      {talk ? <TalkRecord talk={talk} /> : <Empty says={t('noTalk')} offer={offer} />}
      {talk && <TalkSigning result={result} talk={talk} own={own} />}
      {talk && offer && <p className="review-do">{offer}</p>}
    </Section>
  );
}
