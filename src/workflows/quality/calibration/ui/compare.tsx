import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../../platform/ui/api.ts';
import { Section } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { OverturnRate } from '../../../appeal/ui/index.ts';
import { RELIABLE_ALPHA, TENTATIVE_ALPHA } from '../model.ts';
import { medianEntries, mostOf, pointsIn, shownPoints } from './points.ts';
import { itemsOf, type ViewAnswer } from './queries.ts';
import { ConversationHead, EntriesForm } from './scoring.tsx';
import { useCalibrationTexts } from './texts.ts';

type Outcome = NonNullable<ViewAnswer['outcome']>;
type Conversation = ViewAnswer['conversations'][number];

interface CompareProps {
  readonly view: ViewAnswer;
  readonly outcome: Outcome;
  /** Whoever scored here does not set the reference. */
  readonly inspects: boolean;
}

/** What a closed session shows: the grid, the agreement, and how far everybody is from what was agreed. */
export function CompareParts({ view, outcome, inspects }: CompareProps) {
  return (
    <>
      <Grid view={view} />
      {view.session.state === 'closed' && !inspects && <ReferencePart view={view} />}
      {outcome.deviations.length > 0 && <DeviationTable view={view} outcome={outcome} />}
      <AgreementTable view={view} outcome={outcome} />
    </>
  );
}

/** Conversations down, inspectors across, one item at a time. */
function Grid({ view }: { readonly view: ViewAnswer }) {
  const t = useCalibrationTexts();
  const say = useSay();
  const [item, setItem] = useState('');
  const { session, conversations, scores } = view;
  const entriesBy = (contact: string, account: string) =>
    scores.find((one) => one.contact === contact && one.inspector === account)?.entries;
  const given = (contact: string) =>
    session.inspectors.map(({ account }) => pointsIn(view, item, entriesBy(contact, account)));
  const columns: readonly Column<Conversation>[] = [
    { id: 'conversation', title: t('conversations'), cell: (row) => <ConversationHead about={row} /> },
    ...session.inspectors.map(
      (one, at): Column<Conversation> => ({
        id: one.account,
        title: one.name,
        number: true,
        cell: (row) => {
          const values = given(row.contact);
          const right = row.reference ? pointsIn(view, item, row.reference) : mostOf(values);
          const differs = values[at] !== right;
          return (
            <span className={differs ? 'calibration-differs' : undefined}>
              {shownPoints(values[at] ?? null, t('na'))}
              {differs && <span className="visually-hidden"> {t('differs')}</span>}
            </span>
          );
        },
      }),
    ),
    {
      id: 'reference',
      title: t('reference'),
      number: true,
      cell: (row) => (row.reference ? shownPoints(pointsIn(view, item, row.reference), t('na')) : '—'),
    },
  ];
  const choices = itemsOf(view).map((one) => ({ value: one.id, label: say(one.title) }));
  return (
    <Section title={t('scores')} note={t('scoresNote')}>
      <p className="calibration-do">
        <Select
          aria-label={t('item')}
          value={item}
          options={[{ value: '', label: t('total') }, ...choices]}
          onChange={setItem}
          style={{ minWidth: 200 }}
        />
      </p>
      <Table caption={t('scores')} columns={columns} rows={conversations} rowKey={(row) => row.contact} />
    </Section>
  );
}

function ReferencePart({ view }: { readonly view: ViewAnswer }) {
  const t = useCalibrationTexts();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: async (
      agreed: readonly { readonly contact: string; readonly entries: ReturnType<typeof medianEntries> }[],
    ) => {
      for (const { contact, entries } of agreed) {
        const path = { id: view.session.id, contact };
        await answer(api.PUT('/api/calibrations/{id}/references/{contact}', { params: { path }, body: { entries } }));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['calibration', view.session.id] }),
  });
  const open = view.conversations.filter(({ reference }) => reference === null);
  const medians = open.map(({ contact }) => ({ contact, entries: medianEntries(view, contact) }));
  return (
    <Section title={t('agree')}>
      {view.conversations.map((one) => (
        <ReferenceForm
          key={`${one.contact} ${one.reference === null}`}
          view={view}
          about={one}
          onKeep={(entries) => keep.mutate([{ contact: one.contact, entries }])}
        />
      ))}
      {open.length > 0 && (
        <p>
          <Button loading={keep.isPending} onClick={() => keep.mutate(medians)}>
            {t('middle')}
          </Button>
        </p>
      )}
      <Failure error={keep.error} />
    </Section>
  );
}

interface ReferenceFormProps {
  readonly view: ViewAnswer;
  readonly about: Conversation;
  readonly onKeep: (entries: ReturnType<typeof medianEntries>) => void;
}

function ReferenceForm({ view, about, onKeep }: ReferenceFormProps) {
  const t = useCalibrationTexts();
  const [entries, setEntries] = useState(about.reference ?? medianEntries(view, about.contact));
  return (
    <details className="calibration-conversation">
      <summary>
        <ConversationHead about={about} />
        {about.reference && <span className="calibration-done">{t('reference')}</span>}
      </summary>
      <EntriesForm view={view} name={about.contact} entries={entries} onChange={setEntries} />
      <Button onClick={() => onKeep(entries)}>{t('keep')}</Button>
    </details>
  );
}

type Deviation = Outcome['deviations'][number];

function DeviationTable({ view, outcome }: Omit<CompareProps, 'inspects'>) {
  const t = useCalibrationTexts();
  const say = useSay();
  const names = new Map(view.session.inspectors.map(({ account, name }) => [account, name]));
  const titles = new Map(itemsOf(view).map(({ id, title }) => [id, say(title)]));
  const people = new Map(view.session.inspectors.map(({ account, person, name }) => [account, person ?? name]));
  const rows = outcome.deviations.filter(({ item }) => item === null);
  const farthest = ({ inspector }: Deviation) =>
    outcome.deviations
      .filter((one) => one.inspector === inspector && one.item !== null && Number(one.distance ?? 0) > 0)
      .sort((a, b) => Number(b.distance) - Number(a.distance))
      .slice(0, 3);
  const columns: readonly Column<Deviation>[] = [
    { id: 'inspector', title: t('inspector'), cell: (row) => names.get(row.inspector) ?? row.inspector },
    { id: 'n', title: 'n', number: true, cell: (row) => row.n },
    { id: 'bias', title: t('bias'), number: true, cell: (row) => signed(row.bias) },
    { id: 'distance', title: t('distance'), number: true, cell: (row) => decimals(row.distance) },
    {
      id: 'overturns',
      title: t('overturns'),
      number: true,
      wide: true,
      cell: (row) => <OverturnRate inspector={people.get(row.inspector) ?? null} />,
    },
    {
      id: 'worst',
      title: t('worst'),
      wide: true,
      cell: (row) =>
        farthest(row)
          .map(({ item, bias }) => `${titles.get(item ?? '')} ${signed(bias)}`)
          .join('，') || '—',
    },
  ];
  return (
    <Section title={t('deviations')}>
      <Table caption={t('deviations')} columns={columns} rows={rows} rowKey={(row) => row.inspector} />
    </Section>
  );
}

type Agreement = Outcome['agreement'][number];

function AgreementTable({ view, outcome }: Omit<CompareProps, 'inspects'>) {
  const t = useCalibrationTexts();
  const say = useSay();
  const titles = new Map(itemsOf(view).map(({ id, title }) => [id, say(title)]));
  const two = view.session.inspectors.length === 2;
  const columns: readonly Column<Agreement>[] = [
    { id: 'item', title: t('item'), cell: (row) => (row.item === null ? t('total') : titles.get(row.item)) },
    {
      id: 'alpha',
      title: t('alpha'),
      number: true,
      cell: (row) => <Alpha value={row.alpha} same={t('same')} />,
    },
    {
      id: 'interval',
      title: t('interval'),
      number: true,
      wide: true,
      cell: (row) => (row.low === null ? '—' : `${decimals(row.low)} … ${decimals(row.high)}`),
    },
    { id: 'n', title: t('conversations'), number: true, cell: (row) => row.conversations },
    ...(two ? [{ id: 'kappa', title: t('kappa'), number: true, cell: (row: Agreement) => decimals(row.kappa) }] : []),
  ];
  return (
    <Section title={t('agreement')} note={t('agreementNote', { seed: outcome.seed })}>
      <Table caption={t('agreement')} columns={columns} rows={outcome.agreement} rowKey={(row) => row.item ?? ''} />
    </Section>
  );
}

function Alpha({ value, same }: { readonly value: string | null; readonly same: string }) {
  if (value === null) return <span title={same}>—</span>;
  const alpha = Number(value);
  const weak = alpha < TENTATIVE_ALPHA ? 'calibration-weak' : alpha < RELIABLE_ALPHA ? 'calibration-fair' : undefined;
  return <span className={weak}>{decimals(value)}</span>;
}

function decimals(text: string | null): string {
  return text === null ? '—' : Number(text).toFixed(2).replace('-', '−');
}

/** A difference is read with its sign; what rounds to nothing has none. */
function signed(text: string | null): string {
  const shown = decimals(text);
  if (text === null || Number(Number(text).toFixed(2)) === 0) return shown.replace('−', '');
  return Number(text) > 0 ? `+${shown}` : shown;
}
