import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PlanChange } from '../../../plan/index.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Changes } from './changes.tsx';
import type { VersionRow } from './queries.ts';
import { usePlanTexts } from './texts.ts';

/** Any two versions beside each other; which two stands in the address. */
export function Compare({ plan, versions }: { readonly plan: string; readonly versions: readonly VersionRow[] }) {
  const t = usePlanTexts();
  const search = useSearch({ strict: false }) as { from?: string | number; to?: string | number };
  const navigate = useNavigate();
  const numbers = versions.map(({ version }) => version);
  const chosen = (asked: string | number | undefined, otherwise: number | undefined) =>
    numbers.find((one) => one === Number(asked)) ?? otherwise ?? 0;
  const pair = { from: chosen(search.from, numbers[1]), to: chosen(search.to, numbers[0]) };
  const compared = useQuery({
    queryKey: ['plans', plan, 'diff', pair],
    queryFn: () => answer(api.GET('/api/plans/{plan}/diff', { params: { path: { plan }, query: pair } })),
  });
  const choose = (change: Partial<typeof pair>) =>
    navigate({ to: '.', search: { ...pair, ...change } as never, replace: true });
  const choice = (which: 'from' | 'to') => (
    <label className="plan-field">
      {t(which === 'from' ? 'before' : 'after')}
      <select value={pair[which]} onChange={(event) => choose({ [which]: Number(event.target.value) })}>
        {numbers.map((version) => (
          <option key={version} value={version}>
            {t('nth', { version })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Section title={t('compare')}>
      <div className="plan-bar">
        {choice('from')}
        {choice('to')}
      </div>
      <Failure error={compared.error} />
      {compared.isPending && <Waiting lines={4} />}
      {compared.data && <Changes changes={compared.data.rows as readonly PlanChange[]} />}
    </Section>
  );
}
