import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { useCycleTexts } from './texts.ts';

function readDistribution(id: string) {
  return answer(api.GET('/api/reviews/{id}/distribution', { params: { path: { id } } }));
}

type FormGrades = Awaited<ReturnType<typeof readDistribution>>['forms'][number];

/** How grades fall beside the advised shares, and whom forcing them would move: advice, and nothing else. */
export function GradesPart({ id }: { readonly id: string }) {
  const found = useQuery({ queryKey: ['review', id, 'distribution'], queryFn: () => readDistribution(id) });
  const say = useSay();
  if (found.isPending) return <Waiting lines={8} />;
  if (found.error) return <Failure error={found.error} />;
  return found.data.forms.map((form) => (
    <Section key={form.form} title={say(form.title)}>
      <Shares form={form} />
      <Forced form={form} />
    </Section>
  ));
}

function Shares({ form }: { readonly form: FormGrades }) {
  const t = useCycleTexts();
  const say = useSay();
  const columns: readonly Column<FormGrades['grades'][number]>[] = [
    { id: 'grade', title: t('grade'), cell: (row) => say(row.title) },
    { id: 'people', title: t('people'), number: true, cell: (row) => row.people },
    {
      id: 'bar',
      title: t('share'),
      name: t('share'),
      cell: (row) => (
        <span className="review-bar">
          <span style={{ width: `${Number(row.share) * 100}%` }} />
          {row.advised !== null && <i style={{ left: `${Number(row.advised) * 100}%` }} />}
        </span>
      ),
    },
    { id: 'share', title: t('share'), number: true, cell: (row) => <Quantity value={row.share} unit="ratio" /> },
    { id: 'advised', title: t('advised'), number: true, cell: (row) => <Quantity value={row.advised} unit="ratio" /> },
  ];
  return <Table caption={say(form.title)} columns={columns} rows={form.grades} rowKey={(row) => row.grade} />;
}

function Forced({ form }: { readonly form: FormGrades }) {
  const t = useCycleTexts();
  const say = useSay();
  const title = (grade: string) => say(form.grades.find((one) => one.grade === grade)?.title ?? {});
  if (form.forced.length === 0) return <p className="note">{t('forcedNone')}</p>;
  const columns: readonly Column<FormGrades['forced'][number]>[] = [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <>
          {row.name} <span className="note">{row.person}</span>
        </>
      ),
    },
    { id: 'from', title: t('from'), cell: (row) => title(row.from) },
    { id: 'to', title: t('to'), cell: (row) => title(row.to) },
    { id: 'points', title: t('points'), number: true, cell: (row) => <Quantity value={row.points} unit="" /> },
  ];
  return (
    <>
      <p className="review-amber">{t('forced', { count: form.forced.length })}</p>
      <Table caption={t('grades')} columns={columns} rows={form.forced} rowKey={(row) => row.person} />
    </>
  );
}
