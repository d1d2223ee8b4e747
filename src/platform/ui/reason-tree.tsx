import type { Reason } from '../../base/explain.ts';
import { grouped } from '../../base/quantity.ts';
import { planUnit, quantityText } from './quantity.tsx';
import { ReasonRows } from './reason-rows.tsx';
import { useLang, useSay } from './texts.ts';
import './why.css';
import { useWhyTexts } from './why-texts.ts';

/** One reason and, folded under it, what it was made from. */
export function ReasonTree({ reason, open = false }: { readonly reason: Reason; readonly open?: boolean }) {
  const t = useWhyTexts();
  const say = useSay();
  const lang = useLang();
  const holds = (text: string) => (text === 'true' ? t('holds') : text === 'false' ? t('holdsNot') : undefined);
  const value =
    reason.value === null ? '—' : (holds(reason.value) ?? quantityText(reason.value, shownUnit(reason), lang));
  const named = (text: string) => byTitles(text, reason.parts, say, t('otherwise'));
  return (
    <details className={`reason reason-${reason.kind}`} open={open}>
      <summary>
        <span className="reason-title">{say(reason.title) || reason.id}</span>
        <span className="reason-value" title={reason.value === null ? t('missing') : undefined}>
          {value}
          {reason.n !== undefined && <span className="quantity-n"> · n {grouped(`${reason.n}`)}</span>}
        </span>
      </summary>
      <div className="reason-body">
        {say(reason.sentence) !== '' && <p>{say(reason.sentence)}</p>}
        {reason.formula !== undefined && <Formula label={t('formula')} text={named(reason.formula)} />}
        {reason.substituted !== undefined && <Formula label={t('values')} text={named(reason.substituted)} />}
        {reason.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same input may stand twice in a formula.
          <ReasonTree key={`${part.id} ${index}`} reason={part} />
        ))}
        {reason.rows !== undefined && reason.rows.length > 0 && (
          <ReasonRows rows={reason.rows} count={reason.rowCount ?? reason.rows.length} metric={reason.id} />
        )}
      </div>
    </details>
  );
}

/** What is measured is a share, 93.4 %, where a plan's own number is a coefficient. */
function shownUnit({ kind, unit }: Reason): string {
  return kind === 'line' || kind === 'step' || kind === 'parameter' ? planUnit(unit) : unit;
}

/** The plan's own formula, its ids by what the parts beside it are called: who is paid by it need not know them. */
function byTitles(text: string, parts: readonly Reason[], say: (title: Reason['title']) => string, otherwise: string) {
  const titles = new Map(parts.map((part) => [part.id, say(part.title)]));
  return text.replace(/(?<!["'\w])[A-Za-z_]\w*(?!["'\w])/g, (name) =>
    name === 'else' ? otherwise : titles.get(name) || name,
  );
}

function Formula({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <p className="reason-formula">
      <span className="note">{label}</span> <code>{text}</code>
    </p>
  );
}

/** Everything under a reason that ends in rows, one click away however deep in the tree it stands. */
export function Sources({ reason }: { readonly reason: Reason }) {
  const t = useWhyTexts();
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
