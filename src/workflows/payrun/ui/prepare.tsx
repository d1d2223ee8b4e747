import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { FileField } from '../../../platform/ui/file-field.tsx';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { CHOSEN_BY, type Population } from '../model.ts';
import { Field } from './field.tsx';
import { ProspectPart } from './prospect.tsx';
import { useRunTexts } from './texts.ts';

/** A new run: the plan, the period, for whom, and who that would be. */

function readChoices() {
  return answer(api.GET('/api/runs/choices'));
}

type Choices = Awaited<ReturnType<typeof readChoices>>;

interface PrepareProps {
  /** Chosen already, where one comes from. */
  readonly plan: string | undefined;
  readonly period: string | undefined;
  readonly onDone: () => void;
}

export function PrepareForm({ onDone, ...asked }: PrepareProps) {
  const t = useRunTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choices = useQuery({ queryKey: ['run-choices'], queryFn: readChoices });
  const [chosenPeriod, setPeriod] = useState(asked.period);
  const [plan, setPlan] = useState(asked.plan);
  const [by, setBy] = useState<Population['by'] | 'all'>('all');
  const [ids, setIds] = useState<readonly string[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const pays = choices.data?.plans.find((one) => one.id === plan)?.pays ?? 'month';
  const periods = choices.data?.periods[pays] ?? [];
  // What is usually paid is the period before the one that runs.
  const period = periods.find((one) => one === chosenPeriod) ?? periods[1] ?? '';
  const population = by === 'all' ? null : { by, ids: [...ids] };
  const ready = plan !== undefined && period !== '' && (by === 'all' || ids.length > 0);
  const prepare = useMutation({
    mutationFn: async () => {
      const inputs = file && { file: file.name, text: decode(await file.arrayBuffer()) };
      return answer(api.POST('/api/runs', { body: { period, plan: plan ?? '', inputs, population } }));
    },
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: ['runs'] });
      onDone();
      await navigate({ to: '/pay/runs/$run', params: { run: run.id } } as never);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prepare.mutate();
  };
  return (
    <Section title={t('prepare')}>
      <form className="run-form" onSubmit={submit}>
        <PlanAndPeriod
          choices={choices.data}
          plan={plan}
          period={period}
          periods={periods}
          onPlan={setPlan}
          onPeriod={setPeriod}
        />
        <Field id="run-whom" label={t('whom')}>
          <Select
            id="run-whom"
            value={by}
            options={(['all', ...CHOSEN_BY] as const).map((one) => ({ value: one, label: t(`whom.${one}`) }))}
            onChange={(next) => {
              setBy(next);
              setIds([]);
            }}
          />
        </Field>
        {by !== 'all' && <Chosen by={by} ids={ids} onChange={setIds} from={choices.data} />}
        {ready && <ProspectPart plan={plan} period={period} population={population} />}
        <InputsFile onChange={setFile} />
        <Failure error={prepare.error ?? choices.error} />
        <p className="run-form-do">
          <Button type="primary" htmlType="submit" loading={prepare.isPending} disabled={!ready}>
            {t('calculate')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </p>
      </form>
    </Section>
  );
}

interface PlanAndPeriodProps {
  readonly choices: Choices | undefined;
  readonly plan: string | undefined;
  readonly period: string;
  readonly periods: readonly string[];
  readonly onPlan: (plan: string | undefined) => void;
  readonly onPeriod: (period: string) => void;
}

function PlanAndPeriod({ choices, plan, period, periods, onPlan, onPeriod }: PlanAndPeriodProps) {
  const t = useRunTexts();
  const say = useSay();
  return (
    <>
      <Field id="run-plan" label={t('plan')}>
        <Select
          id="run-plan"
          showSearch={{ optionFilterProp: 'label' }}
          value={plan ?? null}
          loading={choices === undefined}
          options={(choices?.plans ?? []).map((one) => ({ value: one.id, label: say(one.title) || one.id }))}
          onChange={(id) => onPlan(id ?? undefined)}
        />
      </Field>
      <Field id="run-period" label={t('period')}>
        <Select
          id="run-period"
          showSearch={{ optionFilterProp: 'label' }}
          value={period}
          options={periods.map((one) => ({ value: one, label: one }))}
          onChange={onPeriod}
        />
      </Field>
    </>
  );
}

function InputsFile({ onChange }: { readonly onChange: (file: File | null) => void }) {
  const t = useRunTexts();
  return (
    <Field id="run-inputs" label={t('inputs')} note={t('inputsNote')}>
      <FileField id="run-inputs" accept=".csv,text/csv" onChange={([file]) => onChange(file ?? null)} />
    </Field>
  );
}

interface ChosenProps {
  readonly by: Population['by'];
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly from: Choices | undefined;
}

function Chosen({ by, ids, onChange, from }: ChosenProps) {
  const t = useRunTexts();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['run-people', search],
    queryFn: () => answer(api.GET('/api/people', { params: { query: { limit: 50, ...(search && { q: search }) } } })),
    enabled: by === 'person',
  });
  const named = (people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }));
  const listed = (by === 'post' ? from?.posts : from?.teams) ?? [];
  const options = by === 'person' ? named : listed.map((one) => ({ value: one, label: one }));
  return (
    <Field id="run-chosen" label={t(`whom.${by}`)}>
      <Select
        id="run-chosen"
        mode="multiple"
        value={[...ids]}
        loading={people.isFetching}
        showSearch={by === 'person' ? { filterOption: false, onSearch: setSearch } : { optionFilterProp: 'label' }}
        options={options}
        onChange={(next: string[]) => onChange(next)}
      />
    </Field>
  );
}

/** Chinese desktop software still writes GB18030. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
