import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../access/ui/session.ts';
import { inARow } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import { ListFiles, PagedTable, useChange, useFilter, usePages, useSorting } from '../../platform/ui/list.tsx';
import { Page, Section, Waiting } from '../../platform/ui/page.tsx';
import type { Column } from '../../platform/ui/table.tsx';
import { useLang, useSay } from '../../platform/ui/texts.ts';
import { fieldTitle } from '../field-titles.ts';
import { saidBy } from '../said.ts';
import { subjectTitle } from '../subject-title.ts';
import './facts.css';
import { DayField, MonthField } from '../../platform/ui/day-field.tsx';
import { type FactAnswer, type FactFilter, fetchFacts } from './fetch.ts';
import { FactForm, Withdraw } from './forms.tsx';
import { useKindTitle } from './kind-title.ts';
import { useNames, useNamesPending } from './names.ts';
import { useLedgerTexts } from './texts.ts';

/** What is being written: a new fact, a correction of one, or its withdrawal. */
type Writing = { readonly do: 'add' } | { readonly do: 'correct' | 'withdraw'; readonly fact: FactAnswer };

const FILTERS = ['kind', 'subject', 'period', 'known'] as const;

/** The ledger as it was written, newest first, with what became of every statement. */
export function FactsPage() {
  const t = useLedgerTexts();
  const me = useMe().data;
  const filter = useFilter<FactFilter>(FILTERS);
  const sorting = useSorting(['known', 'valid', 'kind', 'subject'], { by: 'known', down: true });
  const [writing, setWriting] = useState<Writing | null>(null);
  const mayWrite = me !== null && me !== undefined && reaches(me, 'fact.write', 'all');
  const done = () => setWriting(null);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ListFiles at="/api/facts" query={{ ...filter, ...sorting.query }} />
          {mayWrite && (
            <Button onClick={() => setWriting(writing ? null : { do: 'add' })}>
              {writing ? t('cancel') : t('add')}
            </Button>
          )}
        </>
      }
    >
      <p className="note">{t('motto')}</p>
      {writing && (
        <Section title={t(writing.do)}>
          {writing.do === 'withdraw' ? (
            <Withdraw fact={writing.fact} onDone={done} />
          ) : (
            <FactForm
              key={JSON.stringify(writing)}
              old={writing.do === 'correct' ? writing.fact : null}
              onDone={done}
            />
          )}
        </Section>
      )}
      <Filters filter={filter} />
      <Facts filter={filter} sorting={sorting} write={mayWrite ? setWriting : null} />
    </Page>
  );
}

function Filters({ filter }: { readonly filter: FactFilter }) {
  const t = useLedgerTexts();
  const kindTitle = useKindTitle();
  const set = useChange<FactFilter>();
  const kinds = useQuery({ queryKey: ['fact-kinds'], queryFn: () => answer(api.GET('/api/fact-kinds')) });
  return (
    <div className="filters fact-filters">
      <select aria-label={t('kind')} value={filter.kind ?? ''} onChange={(event) => set({ kind: event.target.value })}>
        <option value="">{t('allKinds')}</option>
        {(kinds.data?.kinds ?? []).map(({ kind, facts }) => (
          <option key={kind} value={kind}>
            {kindTitle(kind)} · {facts}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label={t('subject')}
        placeholder={t('subjectNote')}
        defaultValue={filter.subject ?? ''}
        onChange={(event) => set({ subject: event.target.value })}
      />
      <label>
        {t('period')}
        <MonthField value={filter.period ?? ''} onChange={(period) => set({ period })} />
      </label>
      <label>
        {t('known')}
        <DayField value={filter.known ?? ''} onChange={(known) => set({ known })} />
      </label>
    </div>
  );
}

type FactSorting = ReturnType<typeof useSorting<'known' | 'valid' | 'kind' | 'subject'>>;

interface FactsProps {
  readonly filter: FactFilter;
  readonly sorting: FactSorting;
  readonly write: ((writing: Writing) => void) | null;
}

function Facts({ filter, sorting, write }: FactsProps) {
  const t = useLedgerTexts();
  const asked = { ...filter, ...sorting.query };
  const facts = usePages(['facts'], asked, (from) => fetchFacts(asked, from));
  const columns = useColumns(write);
  const unnamed = useNamesPending();
  const filtered = Object.keys(filter).length > 0;
  if (unnamed) return <Waiting lines={12} />;
  return (
    <PagedTable
      pages={facts}
      lines={12}
      caption={t('title')}
      columns={columns}
      rowKey={(row) => row.id}
      sorting={sorting}
      empty={filtered ? t('none') : t('empty')}
    />
  );
}

function useColumns(write: FactsProps['write']): readonly Column<FactAnswer>[] {
  const t = useLedgerTexts();
  const say = useSay();
  const kindTitle = useKindTitle();
  const reading: readonly Column<FactAnswer>[] = [
    { id: 'kind', title: t('kind'), sortable: true, brief: true, cell: (row) => kindTitle(row.kind) },
    {
      id: 'subject',
      title: t('subject'),
      sortable: true,
      cell: (row) => <span className="fact-subject">{say(subjectTitle(row.subject))}</span>,
    },
    { id: 'valid', title: t('valid'), sortable: true, brief: true, cell: (row) => <Valid fact={row} /> },
    { id: 'what', title: t('what'), cell: (row) => <What fact={row} /> },
    { id: 'why', title: t('why'), wide: true, cell: (row) => <Why fact={row} /> },
    { id: 'by', title: t('by'), wide: true, brief: true, cell: (row) => row.by },
    {
      id: 'known',
      title: t('recorded'),
      wide: true,
      brief: true,
      sortable: true,
      cell: (row) => instantText(row.known),
    },
    {
      id: 'state',
      title: t('state'),
      brief: true,
      cell: (row) => <span className={row.state === 'stands' ? undefined : 'note'}>{t(`state.${row.state}`)}</span>,
    },
  ];
  if (write === null) return reading;
  return [
    ...reading,
    {
      id: 'do',
      title: <span className="visually-hidden">{t('correct')}</span>,
      name: t('correct'),
      wide: true,
      cell: (row) => <Do fact={row} write={write} />,
    },
  ];
}

/** The kinds that procedures write are theirs to take back. */
const BY_PROCEDURE = new Set([
  ...['period.closed', 'check.scored', 'import.undone', 'import.redone'],
  ...['goal.proposed', 'goal.set', 'review.scheduled', 'review.form'],
]);

function Do({ fact, write }: { readonly fact: FactAnswer; readonly write: NonNullable<FactsProps['write']> }) {
  const t = useLedgerTexts();
  const taken = fact.state === 'corrected' || fact.state === 'withdrawn';
  if (taken || BY_PROCEDURE.has(fact.kind)) return null;
  return (
    <span className="fact-do">
      {fact.state === 'stands' && (
        <Button size="small" type="link" onClick={() => write({ do: 'correct', fact })}>
          {t('correct')}
        </Button>
      )}
      <Button size="small" type="link" onClick={() => write({ do: 'withdraw', fact })}>
        {t('withdraw')}
      </Button>
    </span>
  );
}

function Valid({ fact }: { readonly fact: FactAnswer }) {
  const t = useLedgerTexts();
  return (
    <>
      {fact.valid}
      {fact.until !== null && <div className="note">{t('to', { date: fact.until })}</div>}
    </>
  );
}

function What({ fact }: { readonly fact: FactAnswer }) {
  const t = useLedgerTexts();
  const say = useSay();
  const lang = useLang();
  const title = (field: string) => say(fieldTitle(field, fact.data));
  const { told, apart } = saidBy(fact.data, say, useNames());
  return (
    <span className="fact-what">
      {told.join(' · ')}
      {apart.length > 0 && <div className="note">{apart.join(' · ')}</div>}
      {fact.hidden.length > 0 && (
        <span className="note"> {t('hidden', { fields: inARow(fact.hidden.map(title), lang) })}</span>
      )}
    </span>
  );
}

function Why({ fact }: { readonly fact: FactAnswer }) {
  const t = useLedgerTexts();
  return (
    <>
      {fact.why}
      {fact.source !== null && <div className="note">{t('source', fact.source)}</div>}
    </>
  );
}
