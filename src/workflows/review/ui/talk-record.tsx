import { COLON } from '../../../base/text.ts';
import { dayText } from '../../../platform/ui/instant.ts';
import { useSay } from '../../../platform/ui/texts.ts';
import type { Result } from './read.ts';
import { useResultTexts } from './texts.ts';

export type Talk = NonNullable<Result['talk']>;

export function TalkRecord({ talk }: { readonly talk: Talk }) {
  const t = useResultTexts();
  const say = useSay();
  const day = (at: string | null) => (at === null ? t('unsigned') : dayText(at));
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
                {aim}
                {say(COLON)}
                {action} <span className="note">{t('doneBy', { due })}</span>
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
