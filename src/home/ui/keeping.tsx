import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { grouped } from '../../base/quantity.ts';
import { inARow } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useLang } from '../../platform/ui/texts.ts';
import { useKeepingTexts } from './keeping-texts.ts';

/** An older backup than this, or less of the disk left, wants somebody's eye. */
const BACKUP_DAYS = 7;
const FREE_SHARE = 0.1;

interface Line {
  readonly id: string;
  readonly what: string;
  readonly look: boolean;
  readonly told: string;
  readonly more?: ReactNode;
}

function readStanding() {
  return answer(api.GET('/api/standing'));
}

type Standing = Awaited<ReturnType<typeof readStanding>>;

/** For whoever keeps the server running: everything that could want a hand, in one look. */
export function Keeping() {
  const t = useKeepingTexts();
  const standing = useQuery({ queryKey: ['standing'], queryFn: readStanding });
  const linesOf = useLines();
  if (standing.error) return <Failure error={standing.error} />;
  if (!standing.data) return <Waiting lines={9} />;
  const columns: readonly Column<Line>[] = [
    { id: 'what', title: t('what'), brief: true, cell: (line) => line.what },
    {
      id: 'state',
      title: t('state'),
      brief: true,
      cell: ({ look }) => <span className={look ? 'home-late' : 'note'}>{t(look ? 'look' : 'good')}</span>,
    },
    {
      id: 'told',
      title: t('told'),
      cell: ({ told, more }) => (
        <>
          {told} {more}
        </>
      ),
    },
  ];
  return (
    <Section title={t('title')}>
      <Table caption={t('title')} columns={columns} rows={linesOf(standing.data)} rowKey={(line) => line.id} />
    </Section>
  );
}

function useLines(): (standing: Standing) => readonly Line[] {
  const people = usePeopleLines();
  const server = useServerLines();
  return (standing) => [...server(standing), ...people(standing)];
}

function useServerLines(): (standing: Standing) => readonly Line[] {
  const t = useKeepingTexts();
  return ({ backup, jobs, audit, storage }) => [
    {
      id: 'backup',
      what: t('backup'),
      look: backup === null || backup.daysAgo > BACKUP_DAYS,
      told: backup === null ? t('backupNever') : t('backupAt', { at: instantText(backup.at), days: backup.daysAgo }),
    },
    {
      id: 'jobs',
      what: t('jobs'),
      look: jobs.failed > 0,
      told: t('jobsNow', { ...jobs, days: jobs.failedDays }),
      more: <Link to={`/settings/jobs${jobs.failed > 0 ? '?state=failed' : ''}` as never}>{t('seeJobs')}</Link>,
    },
    {
      id: 'audit',
      what: t('audit'),
      look: !audit.ends,
      told: t(audit.ends ? 'auditEnds' : 'auditCut', {
        entries: grouped(String(audit.entries)),
        at: audit.at === null ? '—' : instantText(audit.at),
      }),
      more: <Link to={'/archive/audit' as never}>{t('seeAudit')}</Link>,
    },
    {
      id: 'storage',
      what: t('storage'),
      look: storage.free < storage.disk * FREE_SHARE,
      told: t('storageNow', {
        records: sizeText(storage.records),
        activity: sizeText(storage.activity),
        free: sizeText(storage.free),
        share: Math.floor((storage.free / Math.max(storage.disk, 1)) * 100),
      }),
    },
  ];
}

function usePeopleLines(): (standing: Standing) => readonly Line[] {
  const t = useKeepingTexts();
  const lang = useLang();
  const accountsLink = <Link to={'/settings/accounts' as never}>{t('seeAccounts')}</Link>;
  return ({ accounts, tokens }) => {
    const { locked, ...counts } = accounts;
    const waiting = locked.map((one) => t('lockedOne', one));
    const { inForce, ending, next, endingDays: days } = tokens;
    return [
      {
        id: 'locked',
        what: t('locked'),
        look: locked.length > 0,
        told: locked.length === 0 ? t('nobodyLocked') : inARow(waiting, lang),
      },
      {
        id: 'accounts',
        what: t('accounts'),
        look: counts.withoutSecondFactor > 0,
        told: t('accountsNow', counts),
        more: accountsLink,
      },
      {
        id: 'tokens',
        what: t('tokens'),
        look: ending > 0,
        told:
          next === null
            ? t('tokensNow', { inForce })
            : t('tokensEnding', { inForce, ending, days, next: instantText(next) }),
      },
    ];
  };
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return `${(bytes / 1000 ** step).toFixed(1)} ${UNITS[step - 1]}`;
}
