import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { answer, api } from '../../platform/ui/api.ts';
import { Empty, Page, Waiting } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { currentLang, defineTexts } from '../../platform/ui/texts.ts';
import './audit.css';

const useTexts = defineTexts('audit', {
  title: { 'zh-CN': '审计日志', 'zh-TW': '稽核日誌', en: 'Audit log' },
  motto: {
    'zh-CN': '每一条都锁住前一条：删改任何一条，验证都会发现。',
    'zh-TW': '每一條都鎖住前一條：刪改任何一條，驗證都會發現。',
    en: 'Every entry locks the one before: removing or editing any of them shows.',
  },
  verify: { 'zh-CN': '验证整条日志', 'zh-TW': '驗證整條日誌', en: 'Verify the whole log' },
  whole: {
    'zh-CN': '完整：{{entries}} 条逐一验证，没有缺失或改动。',
    'zh-TW': '完整：{{entries}} 條逐一驗證，沒有缺失或改動。',
    en: 'Whole: all {{entries}} entries were recomputed, none is missing or changed.',
  },
  broken: {
    'zh-CN': '从第 {{seq}} 条起不完整：该条或前一条被改动或删除。请停止使用并找出是谁直接改了数据库。',
    'zh-TW': '從第 {{seq}} 條起不完整：該條或前一條被改動或刪除。請停止使用並找出是誰直接改了資料庫。',
    en: 'Broken at entry {{seq}}: it, or the one before, was edited or removed. Stop, and find out who changed the database.',
  },
  empty: { 'zh-CN': '没有符合条件的记录。', 'zh-TW': '沒有符合條件的紀錄。', en: 'No entry fits the filter.' },
  seq: { 'zh-CN': '序号', 'zh-TW': '序號', en: 'No.' },
  at: { 'zh-CN': '时间', 'zh-TW': '時間', en: 'When' },
  actor: { 'zh-CN': '谁', 'zh-TW': '誰', en: 'Who' },
  action: { 'zh-CN': '做了什么', 'zh-TW': '做了什麼', en: 'Did what' },
  object: { 'zh-CN': '对什么', 'zh-TW': '對什麼', en: 'To what' },
  detail: { 'zh-CN': '细节', 'zh-TW': '細節', en: 'Detail' },
  onlyThis: { 'zh-CN': '只看这个', 'zh-TW': '只看這個', en: 'Only these' },
});

interface Filter {
  readonly actor?: string;
  readonly action?: string;
  readonly object?: string;
}

const FILTERS = ['actor', 'action', 'object'] as const;

/** Who did what to what, newest first; and the proof that nothing is missing. */
export function AuditPage() {
  const t = useTexts();
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const filter: Filter = Object.fromEntries(FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  const entries = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => fetchEntries(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  return (
    <Page title={t('title')} actions={<Verify />}>
      <p className="note">{t('motto')}</p>
      <Filters filter={filter} />
      <Failure error={entries.error} />
      {entries.isPending ? (
        <Waiting lines={12} />
      ) : (
        <Table
          caption={t('title')}
          columns={columns}
          rows={entries.data?.pages.flatMap((page) => page.rows) ?? []}
          rowKey={(row) => String(row.seq)}
          empty={<Empty says={t('empty')} />}
          onMore={entries.hasNextPage ? () => entries.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function fetchEntries(filter: Filter, cursor: string | null) {
  const query = { limit: 100, ...filter, ...(cursor !== null && { cursor }) };
  return answer(api.GET('/api/audit', { params: { query } }));
}

type Entry = Awaited<ReturnType<typeof fetchEntries>>['rows'][number];

function Verify() {
  const t = useTexts();
  const verify = useMutation({ mutationFn: () => answer(api.POST('/api/audit/verify')) });
  const found = verify.data;
  return (
    <>
      <span role="status" className={found && found.brokenAt !== null ? 'audit-broken' : undefined}>
        {found &&
          (found.brokenAt === null ? t('whole', { entries: found.entries }) : t('broken', { seq: found.brokenAt }))}
      </span>
      <Failure error={verify.error} />
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {t('verify')}
      </Button>
    </>
  );
}

function useSet() {
  const navigate = useNavigate();
  return (change: Filter) =>
    navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never, replace: true });
}

function Filters({ filter }: { readonly filter: Filter }) {
  const t = useTexts();
  const set = useSet();
  return (
    <div className="audit-filters">
      {FILTERS.map((name) => (
        <input
          key={`${name} ${filter[name] ?? ''}`}
          type="search"
          aria-label={t(name)}
          placeholder={t(name)}
          defaultValue={filter[name] ?? ''}
          onBlur={(event) => set({ [name]: event.target.value })}
          onKeyDown={(event) => event.key === 'Enter' && set({ [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const t = useTexts();
  const set = useSet();
  const only = (name: keyof Filter, value: string, shown: string) => (
    <button type="button" className="audit-only" title={t('onlyThis')} onClick={() => set({ [name]: value })}>
      {shown}
    </button>
  );
  return [
    { id: 'seq', title: t('seq'), number: true, wide: true, cell: (row) => row.seq },
    { id: 'at', title: t('at'), cell: (row) => new Date(row.at).toLocaleString(currentLang()) },
    { id: 'actor', title: t('actor'), cell: (row) => only('actor', row.actor, row.actorName ?? row.actor) },
    { id: 'action', title: t('action'), cell: (row) => only('action', row.action, row.action) },
    { id: 'object', title: t('object'), cell: (row) => only('object', row.object, row.object) },
    { id: 'detail', title: t('detail'), wide: true, cell: (row) => <Detail detail={row.detail} /> },
  ];
}

function Detail({ detail }: Pick<Entry, 'detail'>) {
  const said = Object.entries(detail).map(([name, value]) => {
    return `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  });
  return <span className="note audit-detail">{said.join(' · ')}</span>;
}
