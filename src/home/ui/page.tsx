import { Link } from '@tanstack/react-router';
import { type Me, reaches, useMe } from '../../access/ui/session.ts';
import { Empty, Page, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { Cycle } from './cycle.tsx';
import { FirstRun, useFirstRun } from './first-run.tsx';
import './home.css';
import { Keeping } from './keeping.tsx';
import { OwnNumbers } from './own-numbers.tsx';
import { OwnPay } from './own-pay.tsx';
import { useMonth } from './queries.ts';
import { Tasks } from './tasks.tsx';
import { Team } from './team.tsx';
import { useHomeTexts } from './texts.ts';

/** The first page: what is there depends on what one may see, and every part is there for its own reason. */
export function HomePage() {
  const t = useHomeTexts();
  const me = useMe();
  const month = useMonth();
  const pays = Boolean(me.data && reaches(me.data, 'run.read', 'all'));
  // Waited for, so that nothing moves: who has not paid yet is guided before anything else.
  const guide = useFirstRun(pays);
  return (
    <Page title={t('today')} scope={<span className="note">{month.data?.today}</span>}>
      <Failure error={month.error} />
      {month.data && me.data && (!pays || guide.isFetched) ? (
        <Parts me={me.data} of={month.data} guide={guide.data ?? null} />
      ) : (
        <Waiting lines={12} />
      )}
    </Page>
  );
}

interface PartsProps {
  readonly me: Me;
  readonly of: NonNullable<ReturnType<typeof useMonth>['data']>;
  /** What is still to do before the first pay; null where somebody was paid, or where it is not this reader's matter. */
  readonly guide: ReturnType<typeof useFirstRun>['data'] | null;
}

function Parts({ me, of: { month, before, last, today }, guide }: PartsProps) {
  const t = useHomeTexts();
  const over = last < today;
  const leads = me.may['metric.read'] === 'team';
  const works = me.may['metric.read'] === 'own' && me.account.person !== null;
  const pays = reaches(me, 'run.read', 'all');
  const watches = !pays && reaches(me, 'metric.read', 'all');
  const keeps = reaches(me, 'server.watch', 'all');
  const nothing = !pays && !watches && !keeps && me.account.person === null;
  // A month of nobody is all zeros.
  const anybody = guide?.some(({ id, done }) => id === 'roster' && done) ?? true;
  return (
    <>
      {guide && <FirstRun steps={guide} me={me} />}
      <Tasks
        orElse={nothing && <Empty says={t('noTasks')} offer={<Link to={'/data' as never}>{t('importFirst')}</Link>} />}
      />
      {keeps && <Keeping />}
      {pays && anybody && <Cycle month={month} />}
      {leads && <Team month={month} by="person" />}
      {watches && <Team month={month} by="team" />}
      <div className={works ? 'home home-two' : 'home'}>
        {works && <OwnNumbers month={month} before={before} over={over} />}
        {!pays && me.account.person !== null && reaches(me, 'pay.read') && (
          <OwnPay person={me.account.person} month={month} over={over} />
        )}
      </div>
    </>
  );
}
