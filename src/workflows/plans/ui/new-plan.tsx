import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { useOpen } from './open.ts';
import type { PlanRow } from './queries.ts';
import { usePlanTexts } from './texts.ts';

/** A new plan by a few choices: for which posts, after which template, under which name. */
export function NewPlan({ templates }: { readonly templates: readonly PlanRow[] }) {
  const t = usePlanTexts();
  const say = useSay();
  const open = useOpen();
  const [wish, setWish] = useState({ template: '', posts: [] as string[], title: '', id: '' });
  const overview = useQuery({
    queryKey: ['people-overview'],
    queryFn: () => answer(api.GET('/api/people-overview')),
  });
  const template = templates.find((one) => one.plan === wish.template);
  const make = useMutation({
    mutationFn: () => {
      const version = (template?.inForce ?? template?.next ?? template?.draft)?.version ?? 1;
      const title = { lang: currentLang(), text: wish.title.trim() };
      const from = { plan: wish.template, version };
      return answer(api.POST('/api/plans', { body: { plan: wish.id.trim(), from, title, posts: wish.posts } }));
    },
    onSuccess: open,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const ready = template && wish.posts.length > 0 && wish.title.trim() !== '' && wish.id.trim() !== '';
  return (
    <Section title={t('newPlan')} note={t('newPlanNote')}>
      <form className="plan-bar" onSubmit={submit}>
        <label className="plan-field" htmlFor="new-template">
          {t('template')}
          <Select
            id="new-template"
            style={{ width: 260 }}
            value={wish.template || null}
            options={templates.map((one) => ({ value: one.plan, label: say(one.title) || one.plan }))}
            onChange={(chosen) => setWish({ ...wish, template: chosen ?? '' })}
          />
        </label>
        <label className="plan-field" htmlFor="new-posts">
          {t('forPosts')}
          <Select
            id="new-posts"
            mode="tags"
            style={{ minWidth: 200 }}
            value={wish.posts}
            options={(overview.data?.posts ?? []).map(({ post }) => ({ value: post, label: post }))}
            onChange={(posts) => setWish({ ...wish, posts })}
          />
        </label>
        <label className="plan-field" htmlFor="new-title">
          {t('name')}
          <Input id="new-title" value={wish.title} onChange={(e) => setWish({ ...wish, title: e.target.value })} />
        </label>
        <label className="plan-field" htmlFor="new-id">
          {t('newId')}
          <Input id="new-id" value={wish.id} onChange={(e) => setWish({ ...wish, id: e.target.value })} />
        </label>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={make.isPending}>
          {t('beginPlan')}
        </Button>
      </form>
      {template && <p className="note">{say(template.about)}</p>}
      <Failure error={make.error} />
    </Section>
  );
}
