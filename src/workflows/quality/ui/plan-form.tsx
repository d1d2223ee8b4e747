import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import type { PlanDraft } from './plan-draft.ts';
import { Amounts, ByWhom, Names, Strata } from './plan-fields.tsx';
import { usePlanTexts } from './plan-texts.ts';
import { PlanTrial } from './plan-trial.tsx';

interface PlanFormProps {
  readonly plan: PlanDraft;
  readonly onDone: (saved: boolean) => void;
}

function usePlanChoices() {
  return useQuery({
    queryKey: ['quality', 'plan-choices'],
    queryFn: () => answer(api.GET('/api/quality/plan-choices')),
  }).data;
}

/** Everything a sampling plan says, with what it would draw beside it while it is changed. */
export function PlanForm({ plan, onDone }: PlanFormProps) {
  const t = usePlanTexts();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(plan);
  const [shareHolds, setShareHolds] = useState(true);
  const choices = usePlanChoices();
  const change = (part: Partial<PlanDraft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { id, ...body } = draft;
      return answer(api.PUT('/api/quality/plans/{id}', { params: { path: { id } }, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['quality', 'plans'] });
      onDone(true);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (shareHolds) save.mutate();
  };
  const title = plan.revision === 0 ? t('add') : t('editOf', { plan: titleOf(plan) });
  return (
    <Section title={title}>
      <div className="plan-edit">
        <form className="plan-form" onSubmit={submit}>
          <Head draft={draft} onChange={change} />
          <fieldset>
            <legend>{t('who')}</legend>
            <Names
              title={t('posts')}
              all={t('everyPost')}
              field="post"
              known={choices?.posts ?? []}
              chosen={draft.posts}
              onChange={(posts) => change({ posts })}
            />
            <Names
              title={t('teams')}
              all={t('everyTeam')}
              field="team"
              known={choices?.teams ?? []}
              chosen={draft.teams}
              onChange={(teams) => change({ teams })}
            />
          </fieldset>
          <Amounts draft={draft} onChange={change} onShareHolds={setShareHolds} />
          <Strata draft={draft} onChange={change} />
          <ByWhom draft={draft} onChange={change} />
          <label className="plan-tick">
            <input type="checkbox" checked={draft.active} onChange={(e) => change({ active: e.target.checked })} />
            {t('active')}
          </label>
          <Failure error={save.error} />
          <div className="plan-moves">
            <Button type="primary" htmlType="submit" disabled={!shareHolds} loading={save.isPending}>
              {t('save')}
            </Button>
            <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
          </div>
        </form>
        <PlanTrial draft={draft} lastDay={choices?.lastDay} />
      </div>
    </Section>
  );
}

function titleOf({ title, id }: PlanDraft): string {
  return title[currentLang()] ?? title['zh-CN'] ?? id;
}

interface FieldsProps {
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

function Head({ draft, onChange }: FieldsProps) {
  const t = usePlanTexts();
  const lang = currentLang();
  const first = useRef<HTMLInputElement>(null);
  // It opens below the table: whoever works by keyboard is led there.
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      {draft.revision === 0 && (
        <label>
          {t('id')}
          <input
            ref={first}
            required
            maxLength={60}
            pattern="[a-zA-Z][\w\-]*"
            value={draft.id}
            onChange={(event) => onChange({ id: event.target.value })}
          />
          <span className="note">{t('idNote')}</span>
        </label>
      )}
      <label>
        {t('title')}
        <input
          ref={draft.revision === 0 ? undefined : first}
          required
          maxLength={100}
          value={draft.title[lang] ?? ''}
          onChange={(event) => onChange({ title: { ...draft.title, [lang]: event.target.value } })}
        />
      </label>
    </>
  );
}
