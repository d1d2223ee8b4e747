import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Decimal } from '../../../base/decimal.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { PreviewSums } from './preview-result.tsx';
import { type Preview, previewPlan, useLastMonth } from './queries.ts';
import { usePlanTexts } from './texts.ts';

/** The text on the screen, tried on a month that has been: everybody's total, who moves, or one chosen person. */
export function PreviewPanel({ text }: { readonly text: string }) {
  const t = usePlanTexts();
  const month = useLastMonth();
  const [typed, setTyped] = useState<string | null>(null);
  const period = typed ?? month ?? '';
  const preview = useMutation({ mutationFn: () => previewPlan(text, period) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate();
  };
  return (
    <Section title={t('preview')} note={t('previewNote')}>
      <form className="plan-bar" onSubmit={submit}>
        <Input
          aria-label={t('period')}
          style={{ width: 120 }}
          value={period}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" loading={preview.isPending} disabled={period === ''}>
          {t('runPreview')}
        </Button>
      </form>
      <Failure error={preview.error} />
      {preview.data && <PreviewSums preview={preview.data} />}
      {preview.data && preview.data.people.length > 0 && <People preview={preview.data} text={text} />}
    </Section>
  );
}

type Person = Preview['people'][number];
const SHOWN = 30;

/** Whoever moves most stands first; a name finds anybody. */
function People({ preview, text }: { readonly preview: Preview; readonly text: string }) {
  const t = usePlanTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const rows = preview.people
    .filter((one) => `${one.person} ${one.name}`.toLowerCase().includes(wanted))
    .sort((a, b) => changeOf(b).abs().compare(changeOf(a).abs()))
    .slice(0, SHOWN);
  const columns: readonly Column<Person>[] = [
    {
      id: 'person',
      title: t('person'),
      cell: (one) => (
        <button type="button" className="link" onClick={() => setChosen(one.person)}>
          {one.name}
        </button>
      ),
    },
    { id: 'team', title: t('team'), wide: true, cell: (one) => one.team ?? '—' },
    { id: 'before', title: t('totalBefore'), number: true, cell: (one) => <Quantity value={one.before} unit="yuan" /> },
    { id: 'pay', title: t('draftPeople'), number: true, cell: (one) => <Quantity value={one.pay} unit="yuan" /> },
    {
      id: 'change',
      title: t('change'),
      number: true,
      cell: (one) => <Quantity value={one.pay && one.before ? changeOf(one).toFixed(2) : null} unit="yuan" signed />,
    },
  ];
  return (
    <div style={{ marginTop: 16 }}>
      <Input
        aria-label={t('findPerson')}
        placeholder={t('findPerson')}
        style={{ maxWidth: 240, marginBottom: 8 }}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Table caption={t('person')} columns={columns} rows={rows} rowKey={(one) => one.person} />
      {chosen !== null && <OnePerson text={text} period={preview.period} person={chosen} />}
    </div>
  );
}

/** The chosen person's lines, under the draft and under the version in force. */
function OnePerson({
  text,
  period,
  person,
}: {
  readonly text: string;
  readonly period: string;
  readonly person: string;
}) {
  const t = usePlanTexts();
  const say = useSay();
  const asked = useQuery({
    queryKey: ['plan-preview', text, period, person],
    queryFn: () => previewPlan(text, period, person),
  });
  if (asked.isPending) return <Waiting lines={6} />;
  if (asked.error) return <Failure error={asked.error} />;
  const { chosen, problems } = asked.data;
  if (chosen === null) return null;
  return (
    <Section title={chosen.name}>
      {problems.map((one) => (
        <p key={`${one.code} ${one.message}`} className="note">
          {one.message} {one.fix}
        </p>
      ))}
      <Table
        caption={chosen.name}
        columns={[
          { id: 'line', title: t('line'), cell: (one) => say(one.title) || one.id },
          {
            id: 'before',
            title: t('totalBefore'),
            number: true,
            cell: (one) => <Quantity value={one.before} unit={one.unit} />,
          },
          {
            id: 'now',
            title: t('draftPeople'),
            number: true,
            cell: (one) => <Quantity value={one.now} unit={one.unit} />,
          },
        ]}
        rows={chosen.lines}
        rowKey={(one) => one.id}
      />
    </Section>
  );
}

function changeOf({ pay, before }: Person): Decimal {
  return pay && before ? Decimal.of(pay).minus(Decimal.of(before)) : Decimal.ZERO;
}
