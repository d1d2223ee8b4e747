import { useInfiniteQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { FileLinks } from '../../../platform/ui/file-links.tsx';
import { Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Table } from '../../../platform/ui/table.tsx';
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
  const found = useInfiniteQuery({
    queryKey: ['review', id, 'sums', q],
    queryFn: ({ pageParam }) => readSums(id, q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useSumsColumns(board, choose);
  return (
    <>
      <div className="review-filters">
        <Input.Search aria-label={t('search')} placeholder={t('search')} allowClear onSearch={setQ} />
        <FileLinks at={() => `/api/reviews/${id}/sums/workbook?lang=${currentLang()}`} formats={['xlsx']} />
      </div>
      {chosen && <AdjustForm key={chosen.person} id={id} sum={chosen} onDone={() => choose(null)} />}
      <Failure error={found.error} />
      {found.isPending ? (
        <Waiting lines={10} />
      ) : (
        <Table
          caption={t('sums')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.person}
          selected={chosen?.person}
          empty={t('noSums')}
          onMore={found.hasNextPage ? () => found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}
