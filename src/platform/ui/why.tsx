import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Reason, RowRef } from '../../base/explain.ts';
import { ApiProblem } from './api.ts';
import { Waiting } from './page.tsx';
import { Failure } from './problems.tsx';
import { quantityText } from './quantity.tsx';
import { currentLang, defineTexts, useLang, useSay } from './texts.ts';
import './why.css';

const useTexts = defineTexts('why', {
  title: { 'zh-CN': '为什么', 'zh-TW': '為什麼', en: 'Why' },
  close: { 'zh-CN': '关闭', 'zh-TW': '關閉', en: 'Close' },
  print: { 'zh-CN': '打印', 'zh-TW': '列印', en: 'Print' },
  loading: { 'zh-CN': '正在查找原因', 'zh-TW': '正在查找原因', en: 'Looking up the reason' },
  formula: { 'zh-CN': '公式', 'zh-TW': '公式', en: 'Formula' },
  values: { 'zh-CN': '代入', 'zh-TW': '代入', en: 'With values' },
  made: { 'zh-CN': '由这些得出', 'zh-TW': '由這些得出', en: 'Made from' },
  sources: { 'zh-CN': '归根到底的原始记录', 'zh-TW': '歸根究底的原始紀錄', en: 'The records it comes down to' },
  rows: { 'zh-CN': '原始记录', 'zh-TW': '原始紀錄', en: 'The rows behind it' },
  rowsShown: {
    'zh-CN': '共 {{count}} 行，显示 {{shown}} 行',
    'zh-TW': '共 {{count}} 列，顯示 {{shown}} 列',
    en: '{{shown}} of {{count}} rows',
  },
  place: { 'zh-CN': '{{file}} 第 {{row}} 行', 'zh-TW': '{{file}} 第 {{row}} 列', en: '{{file}}, row {{row}}' },
  missing: { 'zh-CN': '没有数据', 'zh-TW': '沒有資料', en: 'No data' },
});

/**
 * The one answer to "why?": sentence first, then the formula with values, then what it was made from, down to the rows.
 * Its address is the page's with `?why=`; `foot` is where a page puts its appeal or question.
 */
export function WhyPanel({ foot }: { readonly foot?: (reason: Reason, at: string) => ReactNode }) {
  const search = useSearch({ strict: false }) as { why?: string };
  const navigate = useNavigate();
  const at = search.why?.startsWith('/api/') ? search.why : undefined;
  const close = () => navigate({ to: '.', search: (now: object) => ({ ...now, why: undefined }) as never });
  if (at === undefined) return null;
  return <OpenPanel key={at} at={at} close={close} foot={foot} />;
}

interface OpenPanelProps {
  readonly at: string;
  readonly close: () => void;
  readonly foot: ((reason: Reason, at: string) => ReactNode) | undefined;
}

function OpenPanel({ at, close, foot }: OpenPanelProps) {
  const t = useTexts();
  const panel = useRef<HTMLElement>(null);
  const reason = useQuery({ queryKey: ['why', at, currentLang()], queryFn: () => fetchReason(at) });
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <aside
      className="why-panel"
      ref={panel}
      tabIndex={-1}
      aria-label={t('title')}
      onKeyDown={(e) => e.key === 'Escape' && close()}
    >
      <header className="why-head">
        <h2>{t('title')}</h2>
        <button type="button" className="why-button" onClick={() => window.print()}>
          {t('print')}
        </button>
        <button type="button" className="why-button" onClick={close}>
          {t('close')}
        </button>
      </header>
      {reason.isPending && <Waiting lines={8} label={t('loading')} />}
      <Failure error={reason.error} />
      {reason.data && <ReasonTree reason={reason.data} open />}
      {reason.data && <Sources reason={reason.data} />}
      {reason.data && foot?.(reason.data, at)}
    </aside>
  );
}

/** Everything under a reason that ends in rows, one click away however deep in the tree it stands. */
function Sources({ reason }: { readonly reason: Reason }) {
  const t = useTexts();
  const sources = new Map(reason.parts.flatMap(endingInRows).map((part) => [`${part.kind} ${part.id}`, part]));
  if (sources.size === 0) return null;
  return (
    <section className="why-sources">
      <h3>{t('sources')}</h3>
      {[...sources].map(([key, part]) => (
        <ReasonTree key={key} reason={part} />
      ))}
    </section>
  );
}

function endingInRows(reason: Reason): readonly Reason[] {
  const own = (reason.rows?.length ?? 0) > 0 ? [reason] : [];
  return [...own, ...reason.parts.flatMap(endingInRows)];
}

/** One reason and, folded under it, what it was made from. */
export function ReasonTree({ reason, open = false }: { readonly reason: Reason; readonly open?: boolean }) {
  const t = useTexts();
  const say = useSay();
  const lang = useLang();
  const value = reason.value === null ? '—' : quantityText(reason.value, reason.unit, lang);
  return (
    <details className={`reason reason-${reason.kind}`} open={open}>
      <summary>
        <span className="reason-title">{say(reason.title) || reason.id}</span>
        <span className="reason-value" title={reason.value === null ? t('missing') : undefined}>
          {value}
          {reason.n !== undefined && <span className="quantity-n"> · n {reason.n}</span>}
        </span>
      </summary>
      <div className="reason-body">
        {say(reason.sentence) !== '' && <p>{say(reason.sentence)}</p>}
        {reason.formula !== undefined && <Formula label={t('formula')} text={reason.formula} />}
        {reason.substituted !== undefined && <Formula label={t('values')} text={reason.substituted} />}
        {reason.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same input may stand twice in a formula.
          <ReasonTree key={`${part.id} ${index}`} reason={part} />
        ))}
        {reason.rows !== undefined && reason.rows.length > 0 && (
          <Rows rows={reason.rows} count={reason.rowCount ?? reason.rows.length} />
        )}
      </div>
    </details>
  );
}

function Formula({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <p className="reason-formula">
      <span className="note">{label}</span> <code>{text}</code>
    </p>
  );
}

function Rows({ rows, count }: { readonly rows: readonly RowRef[]; readonly count: number }) {
  const t = useTexts();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  return (
    <section className="reason-rows">
      <header className="note">
        {t('rows')} · {t('rowsShown', { count, shown: rows.length })}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too. */}
      <div className="table-frame" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('rows')}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.importId} ${row.key}`}>
                <td>
                  {t('place', { file: row.sheet === null ? row.file : `${row.file} · ${row.sheet}`, row: row.row })}
                </td>
                {columns.map((column) => (
                  <td key={column}>{row.values[column] ?? '—'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

async function fetchReason(at: string): Promise<Reason> {
  const response = await fetch(at, { headers: { 'accept-language': currentLang() } });
  const body = await response.json();
  if (!response.ok) throw new ApiProblem(response.status, body.problems ?? []);
  return body as Reason;
}
