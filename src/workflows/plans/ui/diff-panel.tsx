import { useMemo } from 'react';
import { diffPlans, type Plan, type PlanChange, readPlan } from '../../../plan/index.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
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
  const lang = useLang();
  const old = useVersion(id, basedOn);
  const text = old.data?.text;
  const changes = useMemo(() => {
    const before = text === undefined ? null : readPlan(text, id);
    return before?.ok && plan !== null ? diffPlans(before.value, plan) : [];
  }, [text, plan, id]);
  const columns: readonly Column<PlanChange>[] = [
    { id: 'where', title: t('where'), cell: (change) => sentenceHead(change.sentence[lang]) },
    { id: 'before', title: t('before'), cell: (change) => change.old ?? '—' },
    { id: 'after', title: t('after'), cell: (change) => change.new ?? '—' },
  ];
  return (
    <Section title={t('diff')} note={basedOn === null ? undefined : t('diffFrom', { version: basedOn })}>
      {basedOn === null ? (
        <p>{t('nothingToCompare')}</p>
      ) : (
        <Table
          caption={t('diff')}
          columns={columns}
          rows={changes}
          rowKey={(change) => `${change.section} ${change.id} ${change.key}`}
          empty={<p>{t('same')}</p>}
        />
      )}
    </Section>
  );
}

/** The sentence up to the values, which have columns of their own. */
function sentenceHead(sentence: string): string {
  return sentence.split(/：|: /)[0] ?? sentence;
}
