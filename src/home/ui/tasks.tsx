import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Section, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { useHomeTexts } from './texts.ts';

/** What waits for this person in every workflow, the earliest due first. */
export function Tasks({ orElse }: { readonly orElse: ReactNode }) {
  const t = useHomeTexts();
  const say = useSay();
  const tasks = useTasks();
  if (tasks.error) return <Failure error={tasks.error} />;
  if (!tasks.data) return <Waiting lines={2} />;
  if (tasks.data.rows.length === 0) return orElse;
  return (
    <Section title={t('tasks')}>
      <ul className="home-list">
        {tasks.data.rows.map((task) => (
          <li key={`${task.kind} ${say(task.title)}`}>
            <Link to={task.link as never}>{say(task.title)}</Link>
            {task.due !== null && (
              <span className={task.late ? 'home-late' : 'note'}>
                {t(task.late ? 'late' : 'due', { date: task.due })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useTasks() {
  return useQuery({ queryKey: ['tasks'], queryFn: () => answer(api.GET('/api/home/tasks')), refetchOnMount: 'always' });
}
