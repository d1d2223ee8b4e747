import type { PlanChange } from '../../../plan/index.ts';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import { usePlanTexts } from './texts.ts';

/** What is different between two versions, line by line. */
export function Changes({ changes }: { readonly changes: readonly PlanChange[] }) {
  const t = usePlanTexts();
  const lang = useLang();
  const columns: readonly Column<PlanChange>[] = [
    { id: 'where', title: t('where'), cell: (change) => sentenceHead(change.sentence[lang]) },
    { id: 'before', title: t('before'), cell: (change) => change.old ?? '—' },
    { id: 'after', title: t('after'), cell: (change) => change.new ?? '—' },
  ];
  return (
    <Table
      caption={t('diff')}
      columns={columns}
      rows={changes}
      rowKey={(change) => `${change.section} ${change.id} ${change.key}`}
      empty={<p>{t('same')}</p>}
    />
  );
}

/** The sentence up to the values, which have columns of their own. */
function sentenceHead(sentence: string): string {
  return sentence.split(/：|: /)[0] ?? sentence;
}
