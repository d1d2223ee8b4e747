import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../platform/ui/instant.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { STATE_TITLES } from '../model.ts';
import './appeal.css';
import { AnswerPart } from './answering.tsx';
import { Due } from './due.tsx';
import { Evidence } from './evidence.tsx';
import { JointSeats } from './joint-seats.tsx';
import { NamedRows } from './named-rows.tsx';
import { TheNumber } from './number.tsx';
import { SimilarPrecedents } from './precedents.tsx';
import { readAppeal } from './read.ts';
import { Rulings } from './rulings.tsx';
import { useAppealTexts } from './texts.ts';
import { VerdictForm } from './verdict.tsx';
import type { VerdictMove } from './verdict-draft.ts';

const VERDICTS: readonly VerdictMove[] = ['review', 'vote', 'final-word'];

/** One appeal, for the appellant and for whoever decides: the number, what was said, what was decided, what is to do. */
export function AppealPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useAppealTexts();
  const say = useSay();
  const found = useQuery({ queryKey: ['appeal', id, currentLang()], queryFn: () => readAppeal(id), retry: false });
  if (found.isPending) return <Waiting lines={14} />;
  if (found.error) return <Failure error={found.error} />;
  const { data } = found;
  const verdict = VERDICTS.find((move) => data.moves.includes(move));
  return (
    <Page
      title={t('numbered', { number: data.number })}
      scope={
        <span>
          {data.name} · {say(STATE_TITLES[data.state])}
          {data.due !== null && (
            <>
              {' · '}
              <Due day={data.due} />
            </>
          )}
        </span>
      }
    >
      <div className="appeal">
        <TheNumber number={data} of={data} />
        <Section title={t('said')} note={dayText(data.filedAt)}>
          <p className="appeal-said">{data.statement}</p>
          {data.wish !== '' && <p>{t('asks', { wish: data.wish })}</p>}
          <NamedRows rows={data.rows} />
          {data.pleas
            .filter(({ reason }) => reason !== '')
            .map((plea) => (
              <p key={plea.at} className="appeal-said">
                <span className="note">{t(plea.to === 'joint' ? 'ask-joint' : 'ask-director')} · </span>
                {plea.reason}
              </p>
            ))}
          <Evidence appeal={data} />
        </Section>
        <Rulings rulings={data.rulings} sheet={data.sheet} />
        {data.seats.length > 0 && <JointSeats appeal={data} />}
        {data.isMine && <AnswerPart appeal={data} />}
        {verdict !== undefined && !data.isMine && (
          <>
            <SimilarPrecedents kind={data.kind} />
            <VerdictForm key={`${data.state} ${data.ballots.length}`} appeal={data} move={verdict} />
          </>
        )}
      </div>
    </Page>
  );
}
