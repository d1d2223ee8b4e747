import { useMemo } from 'react';
import { diffPlans, type Plan, readPlan } from '../../../plan/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Changes } from './changes.tsx';
import { useVersion } from './queries.ts';
import { usePlanTexts } from './texts.ts';

/** What the text on the screen changes against the version it was begun from. */
export function DiffPanel({
  id,
  basedOn,
  plan,
}: {
  readonly id: string;
  readonly basedOn: number | null;
  readonly plan: Plan | null;
}) {
  const t = usePlanTexts();
  const old = useVersion(id, basedOn);
  const text = old.data?.text;
  const changes = useMemo(() => {
    const before = text === undefined ? null : readPlan(text, id);
    return before?.ok && plan !== null ? diffPlans(before.value, plan) : [];
  }, [text, plan, id]);
  return (
    <Section title={t('diff')} note={basedOn === null ? undefined : t('diffFrom', { version: basedOn })}>
      {basedOn === null ? <p>{t('nothingToCompare')}</p> : <Changes changes={changes} />}
    </Section>
  );
}
