import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Me, reaches } from '../../access/ui/session.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { Section } from '../../platform/ui/page.tsx';
import { useHomeTexts } from './texts.ts';

interface Task {
  readonly to: string;
  readonly says: string;
}

/** What waits for this person: payslips to confirm, questions to answer, plans to publish. */
export function Tasks({ me }: { readonly me: Me }) {
  const t = useHomeTexts();
  const tasks = [...usePayslipTasks(me), ...useQuestionTasks(me), ...usePlanTasks(me)];
  if (tasks.length === 0) return null;
  return (
    <Section title={t('tasks')}>
      <ul className="home-list">
        {tasks.map((task) => (
          <li key={task.to}>
            <Link to={task.to as never}>{task.says}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function usePayslipTasks(me: Me): readonly Task[] {
  const t = useHomeTexts();
  const person = me.account.person ?? '';
  const payslips = useQuery({
    queryKey: ['payslips', person],
    queryFn: () => answer(api.GET('/api/people/{person}/payslips', { params: { path: { person } } })),
    enabled: person !== '' && reaches(me, 'payslip.answer'),
  });
  return (payslips.data?.rows ?? [])
    .filter((slip) => slip.confirmedAt === null && Date.parse(slip.answerUntil ?? '') > Date.now())
    .map((slip) => ({ to: `/pay/${slip.run}`, says: t('confirmPayslip', { period: slip.period }) }));
}

function useQuestionTasks(me: Me): readonly Task[] {
  const t = useHomeTexts();
  const questions = useQuery({
    queryKey: ['questions', 'open'],
    queryFn: () => answer(api.GET('/api/questions', { params: { query: { state: 'open', limit: 100 } } })),
    enabled: reaches(me, 'question.answer', 'all'),
  });
  const count = questions.data?.rows.length ?? 0;
  return count === 0 ? [] : [{ to: '/questions', says: t('questions', { count }) }];
}

function usePlanTasks(me: Me): readonly Task[] {
  const t = useHomeTexts();
  const plans = useQuery({
    queryKey: ['plans'],
    queryFn: () => answer(api.GET('/api/plans')),
    enabled: reaches(me, 'plan.publish', 'all'),
  });
  return (plans.data?.rows ?? []).flatMap(({ draft, plan }) =>
    draft?.state === 'checked'
      ? [{ to: `/plans/${plan}/${draft.version}`, says: t('drafts', { plan, version: draft.version }) }]
      : [],
  );
}
