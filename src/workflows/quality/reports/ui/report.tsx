import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMe } from '../../../../access/ui/session.ts';
import { answer, api } from '../../../../platform/ui/api.ts';
import { FileLinks } from '../../../../platform/ui/file-links.tsx';
import { Figures, Page, Section, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { Quantity } from '../../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../../platform/ui/texts.ts';
import { KIND_TITLES, type Sums } from '../model.ts';
import { knownWords } from '../table.ts';
import { daysOf } from './reports.tsx';
import { useReportTexts } from './texts.ts';
import './reports.css';

function readReport(id: string) {
  return answer(api.GET('/api/quality-reports/{id}', { params: { path: { id } } }));
}

type Answer = Awaited<ReturnType<typeof readReport>>;

/** A report as it was published. */
export function ReportPage() {
  const t = useReportTexts();
  const say = useSay();
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const report = useQuery({ queryKey: ['quality-report', id], queryFn: () => readReport(id) });
  const { data } = report;
  const title = data ? `${say(KIND_TITLES[data.kind])} ${daysOf(data)}` : t('title');
  const file = `/api/quality-reports/${encodeURIComponent(id)}/file?lang=${currentLang()}`;
  return (
    <Page
      title={title}
      scope={<Link to={'/quality/reports' as never}>{t('back')}</Link>}
      actions={<FileLinks at={() => file} formats={['xlsx']} />}
    >
      <Failure error={report.error} />
      {report.isPending ? <Waiting lines={12} /> : data && <Report report={data} />}
    </Page>
  );
}

function Report({ report }: { readonly report: Answer }) {
  const t = useReportTexts();
  const say = useSay();
  const ownPerson = useMe().data?.account.person ?? null;
  const { sums, teams, people, causes, owed } = report.content;
  return (
    <>
      <Figures
        items={[
          { label: t('about'), value: report.lead === '' ? t('everybody') : t('teamOf', { name: report.leadName }) },
          { label: t('checks'), value: sums.checks, note: t('checked', { n: sums.checked }) },
          { label: t('mean'), value: <Quantity value={sums.mean} unit="points" /> },
          { label: t('critical'), value: sums.critical },
          { label: t('wrong'), value: sums.wrong },
        ]}
      />
      <p className="note report-known">
        {say(knownWords(report))} {t('proof', { hash: report.hash.slice(0, 12) })}
      </p>
      {report.kind === 'weekly' && ownPerson !== null && (
        <p className="report-known">
          <Link
            to={'/quality/checks' as never}
            search={{ first: report.first, last: report.last, person: ownPerson } as never}
          >
            {t('mine')}
          </Link>
        </p>
      )}
      {teams.length > 1 && (
        <Section title={t('teams')}>
          <SumsTable title={t('teams')} head={t('team')} rows={teams} nameOf={(row) => row.team || '—'} />
        </Section>
      )}
      {people.length > 0 && (
        <Section title={t('people')}>
          <SumsTable
            title={t('people')}
            head={t('person')}
            rows={people}
            nameOf={(row) => `${row.name} ${row.person}`}
          />
        </Section>
      )}
      {causes.length > 0 && (
        <CountTable
          title={t('causes')}
          head={t('cause')}
          rows={causes.map((one) => [say(one.title) || one.cause, one.checks])}
        />
      )}
      {owed.length > 0 && (
        <CountTable
          title={t('owed')}
          head={t('person')}
          rows={owed.map((one) => [`${one.name} ${one.person}`, one.checks])}
        />
      )}
    </>
  );
}

interface SumsTableProps<Row extends Sums> {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
}

function SumsTable<Row extends Sums>({ title, head, rows, nameOf }: SumsTableProps<Row>) {
  const t = useReportTexts();
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: head, cell: nameOf },
    { id: 'checks', title: t('checks'), number: true, cell: (row) => row.checks },
    {
      id: 'deductions',
      title: t('deductions'),
      number: true,
      cell: (row) => <Quantity value={row.deductions} unit="points" />,
    },
    {
      id: 'mean',
      title: t('mean'),
      number: true,
      wide: true,
      cell: (row) => <Quantity value={row.mean} unit="points" />,
    },
    { id: 'critical', title: t('critical'), number: true, cell: (row) => row.critical },
    { id: 'wrong', title: t('wrong'), number: true, wide: true, cell: (row) => row.wrong },
  ];
  return <Table caption={title} columns={columns} rows={rows} rowKey={nameOf} />;
}

interface CountTableProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly (readonly [string, number])[];
}

function CountTable({ title, head, rows }: CountTableProps) {
  const t = useReportTexts();
  const columns: readonly Column<readonly [string, number]>[] = [
    { id: 'name', title: head, cell: ([name]) => name },
    { id: 'checks', title: t('checks'), number: true, cell: ([, checks]) => checks },
  ];
  return (
    <Section title={title}>
      <Table caption={title} columns={columns} rows={rows} rowKey={([name]) => name} />
    </Section>
  );
}
