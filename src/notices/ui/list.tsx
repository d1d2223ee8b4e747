import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../platform/ui/api.ts';
import { Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { More } from '../../platform/ui/table.tsx';
import { Notice } from './notice.tsx';
import { useNotices } from './queries.ts';
import { useNoticeTexts } from './texts.ts';

interface NoticeListProps {
  readonly unread: number;
  /** Called when a notice was followed to its page. */
  readonly onFollow: () => void;
}

/** What one was told, newest first. Following a notice reads it. */
export function NoticeList({ unread, onFollow }: NoticeListProps) {
  const t = useNoticeTexts();
  const queries = useQueryClient();
  const told = useNotices();
  const forget = () => queries.invalidateQueries({ queryKey: ['notices'] });
  const readAll = useMutation({ mutationFn: () => answer(api.POST('/api/notices/read-all')), onSuccess: forget });
  const read = useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/notices/{id}/read', { params: { path: { id } } })),
    onSuccess: forget,
  });
  return (
    <>
      <header className="notices-head">
        <h2>{t('title')}</h2>
        {unread > 0 && (
          <button type="button" className="notices-button" onClick={() => readAll.mutate()}>
            {t('readAll')}
          </button>
        )}
      </header>
      <Failure error={told.error ?? readAll.error} />
      {told.isPending && <Waiting lines={4} />}
      {told.read && told.rows.length === 0 && <p className="notices-none">{t('none')}</p>}
      <ul className="notices-list">
        {told.rows.map((row) => (
          <Notice
            key={row.id}
            row={row}
            onFollow={() => {
              if (row.readAt === null) read.mutate(row.id);
              onFollow();
            }}
          />
        ))}
      </ul>
      <More onMore={told.onMore} />
    </>
  );
}
