import { Input } from 'antd';
import { useState } from 'react';
import { FileLinks } from '../../../platform/ui/file-links.tsx';
import { PagedTable, usePages } from '../../../platform/ui/list.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import { AdjustForm } from './adjust-form.tsx';
import type { Board } from './read.ts';
import { useSumsColumns } from './sums-columns.tsx';
import { readSums, type Sum } from './sums-read.ts';
import { useCycleTexts } from './texts.ts';

/** Everybody's sum with its why; while calibrating, what a lead said can be adjusted with a reason. */
export function SumsPart({ board }: { readonly board: Board }) {
  const t = useCycleTexts();
  const { id } = board.cycle;
  const [q, setQ] = useState('');
  const [chosen, choose] = useState<Sum | null>(null);
  const found = usePages(['review', id, 'sums'], q, (from) => readSums(id, q, from));
  const columns = useSumsColumns(board, choose);
  return (
    <>
      <div className="filters review-filters">
        <Input.Search aria-label={t('search')} placeholder={t('search')} allowClear onSearch={setQ} />
        <FileLinks at={() => `/api/reviews/${id}/sums/workbook?lang=${currentLang()}`} formats={['xlsx']} />
      </div>
      {chosen && <AdjustForm key={chosen.person} id={id} sum={chosen} onDone={() => choose(null)} />}
      <PagedTable
        pages={found}
        lines={10}
        caption={t('sums')}
        columns={columns}
        rowKey={(row) => row.person}
        selected={chosen?.person}
        empty={t('noSums')}
      />
    </>
  );
}
