import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { grouped } from '../../../base/quantity.ts';
import { inARow } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import type { Population } from '../model.ts';
import { useRunTexts } from './texts.ts';

interface ProspectProps {
  readonly plan: string;
  readonly period: string;
  readonly population: Population | null;
}

/** Who would be in the run, and who would not and why, before anything is prepared. */
export function ProspectPart({ plan, period, population }: ProspectProps) {
  const t = useRunTexts();
  const prospect = useQuery({
    queryKey: ['run-prospect', plan, period, population],
    queryFn: () => readProspect({ plan, period, population }),
    placeholderData: keepPreviousData,
  });
  if (prospect.error) return <Failure error={prospect.error} />;
  if (!prospect.data) return <Waiting lines={2} />;
  const { count, people, leftCount, left } = prospect.data;
  return (
    <div className="run-prospect">
      <details>
        <summary>{t('inRun', { count: grouped(String(count)) })}</summary>
        <p>
          {inARow(
            people.map(({ name }) => name),
            currentLang(),
          )}
        </p>
        {count > people.length && (
          <p className="note">{t('andMore', { count: grouped(String(count - people.length)) })}</p>
        )}
      </details>
      {leftCount > 0 && (
        <details>
          <summary>{t('leftOut', { count: grouped(String(leftCount)) })}</summary>
          <ul>
            {left.map(({ person, name, why, run }) => (
              <li key={person}>
                {name} <span className="note">{t(`out.${why}`)}</span>{' '}
                {run !== null && <Link to={`/pay/runs/${run}` as never}>{t('thatRun')}</Link>}
              </li>
            ))}
          </ul>
          {leftCount > left.length && (
            <p className="note">{t('andMore', { count: grouped(String(leftCount - left.length)) })}</p>
          )}
        </details>
      )}
    </div>
  );
}

function readProspect({ plan, period, population }: ProspectProps) {
  const chosen = population && { by: population.by, ids: [...population.ids] };
  return answer(api.GET('/api/runs/prospect', { params: { query: { plan, period, ...chosen } } }));
}
