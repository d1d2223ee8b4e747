import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { reaches, useMe } from '../../../../access/ui/session.ts';
import { answer, api } from '../../../../platform/ui/api.ts';
import { Empty, Page, Section, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../../platform/ui/table.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { DRAWN_OF, type DrawnOf, SESSION_TITLES } from '../model.ts';
import { readSessions, type SessionAnswer } from './queries.ts';
import { useCalibrationTexts } from './texts.ts';
import './calibration.css';
import { DayField, MonthField } from '../../../../platform/ui/day-field.tsx';

/** Every session, and the way to a new one. */
export function SessionsPage() {
  const t = useCalibrationTexts();
  const me = useMe().data;
  const [opening, setOpening] = useState(false);
  const sessions = useQuery({ queryKey: ['calibrations'], queryFn: readSessions });
  const leads = me != null && reaches(me, 'calibration.lead', 'all');
  const offer = leads && !opening && (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  );
  const rows = sessions.data?.rows ?? [];
  const columns = useColumns();
  return (
    <Page title={t('title')} actions={rows.length > 0 ? offer : undefined}>
      {opening && <OpenForm onDone={() => setOpening(false)} />}
      <Failure error={sessions.error} />
      {sessions.isPending ? (
        <Waiting lines={4} />
      ) : (
        <Table
          caption={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={opening ? undefined : <Empty says={t('none')} offer={offer} />}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly Column<SessionAnswer>[] {
  const t = useCalibrationTexts();
  const say = useSay();
  return [
    {
      id: 'title',
      title: t('name'),
      cell: (row) => (
        <Link to={'/quality/calibration/$id' as never} params={{ id: row.id } as never}>
          {row.title}
        </Link>
      ),
    },
    { id: 'state', title: t('state'), cell: (row) => say(SESSION_TITLES[row.state]) },
    { id: 'due', title: t('due'), cell: (row) => row.due },
    { id: 'conversations', title: t('conversations'), number: true, wide: true, cell: (row) => row.conversations },
    {
      id: 'inspectors',
      title: t('inspectors'),
      wide: true,
      cell: (row) => row.inspectors.map((one) => `${one.name} ${one.handedIn}/${row.conversations}`).join('，'),
    },
  ];
}

function OpenForm({ onDone }: { readonly onDone: () => void }) {
  const t = useCalibrationTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const newest = useQuery({ queryKey: ['home-month'], queryFn: () => answer(api.GET('/api/home/month')) });
  const [draft, setDraft] = useState<Draft>({
    title: '',
    card: '',
    due: '',
    inspectors: [],
    count: 8,
    month: '',
    of: 'all',
  });
  const wanted = { ...draft, month: draft.month || (newest.data?.month ?? '') };
  const open = useMutation({
    mutationFn: () => {
      const { title, card, due, inspectors, count, month, of } = wanted;
      const body = { title, card, due, inspectors: [...inspectors], contacts: [], draw: { count, period: month, of } };
      return answer(api.POST('/api/calibrations', { body }));
    },
    onSuccess: async (session) => {
      await queries.invalidateQueries({ queryKey: ['calibrations'] });
      onDone();
      await navigate({ to: '/quality/calibration/$id', params: { id: session.id } } as never);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <Section title={t('open')}>
      <form className="calibration-form" onSubmit={submit}>
        <DraftFields draft={wanted} onChange={setDraft} />
        <Failure error={open.error ?? newest.error} />
        <p className="calibration-do">
          <Button type="primary" htmlType="submit" loading={open.isPending} disabled={draft.card === ''}>
            {t('open')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </p>
      </form>
    </Section>
  );
}

interface Draft {
  readonly title: string;
  readonly card: string;
  readonly due: string;
  readonly inspectors: readonly string[];
  readonly count: number;
  readonly month: string;
  readonly of: DrawnOf;
}

interface DraftFieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function DraftFields({ draft, onChange }: DraftFieldsProps) {
  const t = useCalibrationTexts();
  const say = useSay();
  const choices = useQuery({
    queryKey: ['calibration-choices'],
    queryFn: () => answer(api.GET('/api/calibrations/choices')),
  });
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change });
  return (
    <>
      <label htmlFor="calibration-title">{t('name')}</label>
      <Input
        id="calibration-title"
        value={draft.title}
        required
        onChange={(event) => set({ title: event.target.value })}
      />
      <label htmlFor="calibration-card">{t('card')}</label>
      <Select
        id="calibration-card"
        value={draft.card === '' ? null : draft.card}
        options={(choices.data?.cards ?? []).map((one) => ({ value: one.id, label: say(one.title) }))}
        onChange={(card) => set({ card: card ?? '' })}
      />
      <label htmlFor="calibration-due">{t('due')}</label>
      <DayField id="calibration-due" value={draft.due} required onChange={(due) => set({ due })} />
      <label htmlFor="calibration-count">{t('count')}</label>
      <InputNumber
        id="calibration-count"
        min={1}
        max={100}
        value={draft.count}
        onChange={(count) => set({ count: count ?? 1 })}
      />
      <label htmlFor="calibration-of">{t('of')}</label>
      <Select
        id="calibration-of"
        value={draft.of}
        options={DRAWN_OF.map((of) => ({ value: of, label: t(of === 'all' ? 'ofAll' : 'ofOverturned') }))}
        onChange={(of) => set({ of })}
      />
      <label htmlFor="calibration-month">{t('month')}</label>
      <MonthField id="calibration-month" value={draft.month} onChange={(month) => set({ month })} />
      <span id="calibration-inspectors">{t('inspectors')}</span>
      <Checkbox.Group
        aria-labelledby="calibration-inspectors"
        value={[...draft.inspectors]}
        options={(choices.data?.inspectors ?? []).map(({ account, name }) => ({ value: account, label: name }))}
        onChange={(inspectors) => set({ inspectors })}
      />
      <Failure error={choices.error} />
    </>
  );
}
