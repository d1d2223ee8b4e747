import { grouped } from '../../../base/quantity.ts';
import type { paths } from '../../../platform/ui/api.gen.ts';
import { Figures, Section } from '../../../platform/ui/page.tsx';
import { Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { kindTitle } from '../target-titles.ts';
import { useIntakeTexts } from './texts.ts';

export type Report =
  paths['/api/import-runs/{id}']['get']['responses']['200']['content']['application/json']['tables'][number]['report'];

/** The account of one table: what came of its rows, which were refused and why, what is worth knowing. */
export function ReportView({ report, rejects }: { readonly report: Report; readonly rejects: string | null }) {
  const t = useIntakeTexts();
  const say = useSay();
  const nothing = report.accepted > 0 && report.added + report.replaced === 0;
  return (
    <>
      <p className="note report-of">
        {report.sheet === '' ? report.file : `${report.file} · ${report.sheet}`} · {say(kindTitle(report.kind))}
        {report.first !== null && ` · ${t('from', { first: report.first, last: report.last ?? report.first })}`}
      </p>
      {nothing && <p>{t('nothingChanged')}</p>}
      <Figures items={figures(report, t)} />
      {report.rejects.length > 0 && <Rejects report={report} rejects={rejects} />}
      {report.findings.length > 0 && <Findings report={report} />}
    </>
  );
}

const ALWAYS = ['read', 'accepted', 'rejected'] as const;
const WHERE_ANY = ['duplicates', 'dropped', 'added', 'replaced', 'unchanged', 'peopleCreated'] as const;

function figures(report: Report, t: ReturnType<typeof useIntakeTexts>) {
  const shown = [...ALWAYS, ...WHERE_ANY.filter((name) => report[name] > 0)];
  return shown.map((name) => ({
    label: t(name),
    value: (
      <span className={name === 'rejected' && report.rejected > 0 ? 'negative' : undefined}>
        {grouped(String(report[name]))}
      </span>
    ),
  }));
}

function Rejects({ report, rejects }: { readonly report: Report; readonly rejects: string | null }) {
  const t = useIntakeTexts();
  return (
    <Section title={t('rejects')} note={rejects !== null && <RejectFiles name={rejects} />}>
      <Table
        caption={t('rejects')}
        rows={report.rejects}
        rowKey={(row) => `${row.reason} ${row.field}`}
        columns={[
          { id: 'rows', title: t('rows'), number: true, cell: (row) => grouped(String(row.rows)) },
          { id: 'field', title: t('column'), cell: (row) => row.field ?? '—' },
          {
            id: 'reason',
            title: t('reason'),
            cell: (row) => (
              <>
                {row.example.message}
                <span className="map-note">{row.example.place}</span>
              </>
            ),
          },
          { id: 'fix', title: t('fix'), wide: true, cell: (row) => row.example.fix },
        ]}
      />
    </Section>
  );
}

function RejectFiles({ name }: { readonly name: string }) {
  const t = useIntakeTexts();
  const at = (format: string) => `/api/rejects/${name}?format=${format}`;
  return (
    <>
      <a href={at('xlsx')}>{t('rejectsXlsx')}</a> · <a href={at('csv')}>{t('rejectsCsv')}</a>
    </>
  );
}

function Findings({ report }: { readonly report: Report }) {
  const t = useIntakeTexts();
  return (
    <Section title={t('findings')}>
      <ul className="problems">
        {report.findings.map(({ problem, examples }) => (
          <li key={`${problem.code} ${problem.message}`} className={`problem problem-${problem.severity}`}>
            {problem.place !== '' && <span className="problem-place">{problem.place}</span>}
            <span className="problem-message">{problem.message}</span>
            <span className="problem-fix">{problem.fix}</span>
            {examples.length > 0 && (
              <span className="note">{examples.map((example) => t('exampleRow', example)).join(' · ')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
