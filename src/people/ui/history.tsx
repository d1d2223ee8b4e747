import { instantText } from '../../platform/ui/instant.ts';
import { Section } from '../../platform/ui/page.tsx';
import { Table } from '../../platform/ui/table.tsx';
import type { PersonAnswer } from './fetch.ts';
import { useFields } from './fields.ts';
import './people.css';
import { usePeopleTexts } from './texts.ts';

type Change = PersonAnswer['changes'][number];

/** The day that means: as far as anybody knows, it was always so. */
const ALWAYS = '1900-01-01';

/** What was said about somebody, the latest first: what, since when, known when, by whom and why. */
export function History({ changes }: { readonly changes: readonly Change[] }) {
  const t = usePeopleTexts();
  return (
    <Section title={t('history')}>
      <Table
        caption={t('history')}
        rows={changes}
        rowKey={(row) => row.id}
        columns={[
          { id: 'valid', title: t('valid'), cell: (row) => <Since change={row} /> },
          { id: 'what', title: t('what'), cell: (row) => <Said change={row} /> },
          { id: 'why', title: t('why'), cell: (row) => <Why change={row} /> },
          { id: 'by', title: t('by'), wide: true, brief: true, cell: (row) => row.by },
          {
            id: 'known',
            title: t('known'),
            wide: true,
            brief: true,
            cell: (row) => instantText(row.known),
          },
        ]}
      />
    </Section>
  );
}

function Since({ change }: { readonly change: Change }) {
  const t = usePeopleTexts();
  return (
    <>
      <span className="day">{change.valid <= ALWAYS ? t('always') : change.valid}</span>
      {change.until !== null && <div className="note">{t('until', { date: change.until })}</div>}
    </>
  );
}

function Said({ change }: { readonly change: Change }) {
  const t = usePeopleTexts();
  const { fieldTitle, valueText } = useFields();
  return (
    <span className={change.stands ? 'said' : 'said said-over'}>
      {Object.entries(change.data).map(([field, value]) => (
        <span key={field}>
          {fieldTitle(field)} {value === null ? t('cleared') : valueText(field, String(value))}
        </span>
      ))}
      {change.hidden.map((field) => (
        <span key={field} className="note">
          {fieldTitle(field)} {t('hidden')}
        </span>
      ))}
      {!change.stands && <span className="note">{t('corrected')}</span>}
    </span>
  );
}

function Why({ change }: { readonly change: Change }) {
  const t = usePeopleTexts();
  return (
    <>
      {change.why}
      {change.source !== null && <div className="note">{t('sourceRow', change.source)}</div>}
    </>
  );
}
