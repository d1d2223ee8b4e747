import { type ReactNode, useEffect } from 'react';
import './page.css';
import { BRAND } from '../../base/brand.ts';
import { useSay } from './texts.ts';

export interface PageProps {
  readonly title: string;
  /** Period and scope pickers, beside the title. */
  readonly scope?: ReactNode;
  /** What the page can do, at the end of the title line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One title line with period and scope, then one main thing. */
export function Page({ title, scope, actions, children }: PageProps) {
  useTitle(title);
  return (
    <article className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {scope !== undefined && <div className="page-scope">{scope}</div>}
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  );
}

/** The tab and the browser's history say which page it is, before the product's name. */
function useTitle(title: string): void {
  const product = useSay()(BRAND);
  useEffect(() => {
    document.title = `${title} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [title, product]);
}

export function Section({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="section" aria-label={title}>
      <header className="section-head">
        <h2>{title}</h2>
        {note !== undefined && <div className="note">{note}</div>}
      </header>
      {children}
    </section>
  );
}

/** An empty place says what the next step is and offers it. */
export function Empty({ says, offer }: { readonly says: string; readonly offer?: ReactNode }) {
  return (
    <div className="empty">
      <p>{says}</p>
      {offer}
    </div>
  );
}

/** Holds the place of what comes, at its size, so that nothing moves. */
export function Waiting({ lines = 6, label }: { readonly lines?: number; readonly label?: string }) {
  return (
    <div className="waiting" role="status" aria-label={label ?? '…'} style={{ height: `${lines * 34}px` }}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity but their place.
        <span key={index} />
      ))}
    </div>
  );
}

/** A few figures in a row: label above, number below. */
export function Figures({
  items,
}: {
  readonly items: readonly { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode }[];
}) {
  return (
    <dl className="figures">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.note !== undefined && <dd className="note">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
