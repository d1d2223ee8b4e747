import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, lazy, Suspense, useCallback, useState } from 'react';
import { Decimal } from '../../../base/decimal.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import type { ChartColors } from '../../../platform/ui/chart.tsx';
import { Figures, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity, quantityText } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { type Preview, previewPlan } from './queries.ts';
import { usePlanTexts } from './texts.ts';

const Chart = lazy(() => import('../../../platform/ui/chart.tsx').then((m) => ({ default: m.Chart })));

/** The text on the screen, tried on a month that has been: everybody's total, who moves, or one chosen person. */
export function PreviewPanel({ text }: { readonly text: string }) {
  const t = usePlanTexts();
  const month = useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
  const [typed, setTyped] = useState<string | null>(null);
  const period = typed ?? month.data?.month ?? '';
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
      {preview.data && <Result preview={preview.data} text={text} />}
    </Section>
  );
}

function Result({ preview, text }: { readonly preview: Preview; readonly text: string }) {
  const t = usePlanTexts();
  const { total, before, gain, lose, same, stuck } = preview;
  const change = before === null ? null : Decimal.of(total).minus(Decimal.of(before)).toFixed(2);
  return (
    <>
      <Figures
        items={[
          { label: t('total'), value: <Quantity value={total} unit="yuan" /> },
          { label: t('totalBefore'), value: <Quantity value={before} unit="yuan" /> },
          { label: t('change'), value: <Quantity value={change} unit="yuan" signed /> },
        ]}
      />
      <p className="note">{t('moves', { gain, lose, same, stuck })}</p>
      {preview.distribution.length > 0 && <Distribution preview={preview} />}
      {preview.people.length > 0 && <People preview={preview} text={text} />}
    </>
  );
}

function Distribution({ preview }: { readonly preview: Preview }) {
  const t = usePlanTexts();
  const lang = useLang();
  const buckets = preview.distribution;
  const range = (one: Preview['distribution'][number]) =>
    `${quantityText(one.from, '', lang)}–${quantityText(one.to, '', lang)}`;
  const option = useCallback(
    (colors: ChartColors) => {
      const bar = (name: string, values: readonly number[], color: string | undefined) => ({
        type: 'bar',
        name,
        data: values,
        color,
        barGap: '10%',
        label: {
          show: true,
          position: 'top',
          color: colors.ink,
          fontSize: 11,
          formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(value)),
        },
      });
      return {
        grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
        xAxis: {
          type: 'category',
          data: buckets.map((one) => quantityText(one.from, '', lang)),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colors.line } },
          axisLabel: { color: colors.muted, hideOverlap: true },
        },
        yAxis: { type: 'value', show: false, min: 0 },
        series: [
          bar(
            t('totalBefore'),
            buckets.map((one) => one.before),
            colors.line,
          ),
          bar(
            t('draftPeople'),
            buckets.map((one) => one.people),
            colors.accent,
          ),
        ],
      };
    },
    [buckets, lang, t],
  );
  return (
    <>
      <Suspense fallback={<div style={{ height: 200 }} />}>
        <Chart label={t('distribution')} height={200} option={option} />
      </Suspense>
      <Table
        caption={t('distribution')}
        columns={[
          { id: 'range', title: t('range'), cell: range },
          { id: 'before', title: t('totalBefore'), number: true, cell: (one) => one.before },
          { id: 'people', title: t('draftPeople'), number: true, cell: (one) => one.people },
        ]}
        rows={buckets}
        rowKey={(one) => one.from}
      />
    </>
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
