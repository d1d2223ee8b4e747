import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { COLON } from '../../base/text.ts';
import { answer, api } from '../../platform/ui/api.ts';
import { instantText } from '../../platform/ui/instant.ts';
import {
  type From,
  ListFiles,
  PagedTable,
  type RowOf,
  useChange,
  useFilter,
  usePages,
} from '../../platform/ui/list.tsx';
import { Page } from '../../platform/ui/page.tsx';
import { Failure } from '../../platform/ui/problems.tsx';
import type { Column } from '../../platform/ui/table.tsx';
import { defineTexts, useSay } from '../../platform/ui/texts.ts';
import { detailTitle, detailValue, objectTitle, shortId } from '../detail-titles.ts';
import { ACTION_TITLES } from '../titles.ts';
import './audit.css';
import { DayField } from '../../platform/ui/day-field.tsx';

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
  end: {
    'zh-CN': '日志结尾，请另记一处，以后可与之对照：',
    'zh-TW': '日誌結尾，請另記一處，以後可與之對照：',
    en: 'The log’s end; write it down elsewhere, to hold later logs against it:',
  },
  cut: {
    'zh-CN': '结尾被删去或改写：应到第 {{expected}} 条，实际到第 {{seq}} 条。请停止使用并找出是谁直接改了数据库。',
    'zh-TW': '結尾被刪去或改寫：應到第 {{expected}} 條，實際到第 {{seq}} 條。請停止使用並找出是誰直接改了資料庫。',
    en: 'Its end was cut off or rewritten: it should end at entry {{expected}} and ends at {{seq}}. Stop, and find out who changed the database.',
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
  since: { 'zh-CN': '从哪天起', 'zh-TW': '從哪天起', en: 'From day' },
  until: { 'zh-CN': '到哪天止', 'zh-TW': '到哪天止', en: 'To day' },
  anything: { 'zh-CN': '全部', 'zh-TW': '全部', en: 'anything' },
  everybodyAgain: { 'zh-CN': '不再只看', 'zh-TW': '不再只看', en: 'Show everybody again' },
  nobody: { 'zh-CN': '未登录者', 'zh-TW': '未登入者', en: 'Nobody signed in' },
  clock: { 'zh-CN': '系统定时', 'zh-TW': '系統定時', en: 'The clock' },
  unknown: { 'zh-CN': '没有这个账号', 'zh-TW': '沒有這個帳號', en: 'No such account' },
  onlyThis: { 'zh-CN': '只看这个', 'zh-TW': '只看這個', en: 'Only these' },
});

const FILTERS = ['actor', 'action', 'object', 'first', 'last'] as const;
type Filter = Partial<Readonly<Record<(typeof FILTERS)[number], string>>>;

/** Who did what to what, newest first; and the proof that nothing is missing. */
export function AuditPage() {
  const t = useTexts();
  const filter = useFilter<Filter>(FILTERS);
  const entries = usePages(['audit'], filter, (from) => readEntries(filter, from));
  const columns = useColumns();
  return (
    <Page title={t('title')} actions={<ListFiles at="/api/audit" query={askedFor(filter)} />}>
      <p className="note">{t('motto')}</p>
      <Verify />
      <Filters filter={filter} names={entries.rows} />
      <PagedTable
        pages={entries}
        lines={12}
        caption={t('title')}
        columns={columns}
        rowKey={(row) => String(row.seq)}
        empty={t('empty')}
      />
    </Page>
  );
}

/** Days are the reader's own: from the first moment of one to the last of the other. */
function askedFor({ first, last, ...filter }: Filter) {
  const startOf = (day: string, later: number) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + later).toISOString();
  };
  return { ...filter, ...(first && { since: startOf(first, 0) }), ...(last && { until: startOf(last, 1) }) };
}

function readEntries(filter: Filter, from: From) {
  return answer(api.GET('/api/audit', { params: { query: { limit: 100, ...askedFor(filter), ...from } } }));
}

type Entry = RowOf<typeof readEntries>;

function Verify() {
  const t = useTexts();
  const verify = useMutation({ mutationFn: () => answer(api.POST('/api/audit/verify')) });
  return (
    <div className="audit-verify">
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {t('verify')}
      </Button>
      <Failure error={verify.error} />
      <div role="status">{verify.data && <Verdict found={verify.data} />}</div>
    </div>
  );
}

interface Found {
  readonly entries: number;
  readonly brokenAt: number | null;
  readonly end: { readonly seq: number; readonly hash: string };
  readonly cut: { readonly seq: number } | null;
}

function Verdict({ found: { entries, brokenAt, end, cut } }: { readonly found: Found }) {
  const t = useTexts();
  if (brokenAt !== null) return <p className="audit-broken">{t('broken', { seq: brokenAt })}</p>;
  if (cut !== null) return <p className="audit-broken">{t('cut', { expected: cut.seq, seq: end.seq })}</p>;
  return (
    <>
      <p>{t('whole', { entries })}</p>
      <p className="note">
        {t('end')} <code>{`${end.seq}:${end.hash}`}</code>
      </p>
    </>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly names: readonly Entry[];
}

function Filters({ filter, names }: FiltersProps) {
  const t = useTexts();
  const say = useSay();
  const set = useChange<Filter>();
  const actor = useActorName();
  const who = names.find((row) => row.actor === filter.actor);
  return (
    <div className="filters">
      <Select
        aria-label={t('action')}
        className="audit-action"
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.action ?? ''}
        options={[
          { value: '', label: `${t('action')}${say(COLON)}${t('anything')}` },
          ...Object.entries(ACTION_TITLES).map(([value, title]) => ({ value, label: say(title) })),
        ]}
        onChange={(action) => set({ action })}
      />
      <input
        key={filter.object ?? ''}
        type="search"
        aria-label={t('object')}
        placeholder={t('object')}
        defaultValue={filter.object ?? ''}
        onBlur={(event) => set({ object: event.target.value })}
        onKeyDown={(event) => event.key === 'Enter' && set({ object: event.currentTarget.value })}
      />
      {(['first', 'last'] as const).map((name) => (
        <DayField
          key={name}
          label={t(name === 'first' ? 'since' : 'until')}
          hint={t(name === 'first' ? 'since' : 'until')}
          value={filter[name] ?? ''}
          onChange={(day) => set({ [name]: day })}
        />
      ))}
      {filter.actor && (
        <Button onClick={() => set({ actor: '' })} aria-label={t('everybodyAgain')}>
          {who ? actor(who) : filter.actor} ×
        </Button>
      )}
    </div>
  );
}

/** Not every actor is an account: nobody who is signed in, the clock, the system's user at the command line. */
function useActorName() {
  const t = useTexts();
  return ({ actor, actorName }: Pick<Entry, 'actor' | 'actorName'>) => {
    if (actor === 'nobody' || actor === 'clock') return t(actor);
    return actorName ?? actor;
  };
}

function useColumns(): readonly Column<Entry>[] {
  const t = useTexts();
  const set = useChange<Filter>();
  const only = (name: keyof Filter, value: string, shown: string) => (
    <button
      type="button"
      className={name === 'object' ? 'audit-only audit-object' : 'audit-only audit-short'}
      title={t('onlyThis')}
      onClick={() => set({ [name]: value })}
    >
      {shown}
    </button>
  );
  const say = useSay();
  const actor = useActorName();
  const titleOf = ({ action }: Entry) => (ACTION_TITLES[action] ? say(ACTION_TITLES[action]) : action);
  const objectOf = ({ object, objectName }: Entry) => {
    if (object === 'account:unknown') return t('unknown');
    return objectName ?? say(objectTitle(object));
  };
  return [
    { id: 'seq', title: t('seq'), number: true, wide: true, cell: (row) => row.seq },
    {
      id: 'at',
      title: t('at'),
      cell: (row) => <span className="audit-short">{instantText(row.at)}</span>,
    },
    { id: 'actor', title: t('actor'), cell: (row) => only('actor', row.actor, actor(row)) },
    { id: 'action', title: t('action'), cell: (row) => only('action', row.action, titleOf(row)) },
    { id: 'object', title: t('object'), cell: (row) => only('object', row.object, objectOf(row)) },
    { id: 'detail', title: t('detail'), wide: true, cell: (row) => <Detail detail={row.detail} /> },
  ];
}

/** What was left empty says nothing. */
function Detail({ detail }: Pick<Entry, 'detail'>) {
  const say = useSay();
  const said = Object.entries(detail).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === '' ? [] : [`${say(detailTitle(name))} ${shortId(say(detailValue(text)))}`];
  });
  return (
    <span className="note audit-detail" title={Object.values(detail).map(textOf).join('\n')}>
      {said.join(' · ')}
    </span>
  );
}

function textOf(value: unknown): string {
  if (value === null || typeof value === 'string') return value ?? '';
  return Array.isArray(value) ? value.map(textOf).join(', ') : JSON.stringify(value);
}
