import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { Quantity, type QuantityProps } from '../../../platform/ui/quantity.tsx';
import { useSlipTexts } from './texts.ts';

/** Amounts that one tap hides, on every page of one's own pay, until the next tap: for reading on a train. */

const KEPT = 'jixin.hide-amounts';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useHidden(): boolean {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(KEPT) === '1');
}

function setHidden(hidden: boolean): void {
  localStorage.setItem(KEPT, hidden ? '1' : '0');
  for (const listener of listeners) listener();
}

export function HideButton() {
  const t = useSlipTexts();
  const hidden = useHidden();
  return (
    <Button size="small" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
      {hidden ? t('show') : t('hide')}
    </Button>
  );
}

/** As wide as a usual amount, so that nothing moves when it is hidden. */
export function Amount(props: QuantityProps) {
  const t = useSlipTexts();
  const hidden = useHidden();
  if (!hidden || props.value === null) return <Quantity {...props} />;
  return (
    <span className="quantity">
      <span aria-hidden="true">••••••</span>
      <span className="visually-hidden">{t('hidden')}</span>
    </span>
  );
}

/** A coefficient is written as the plan writes it, 1.2; other pure numbers are shares, 93.4 %. */
export function shownUnit({ kind, unit }: { readonly kind: string; readonly unit: string }): string {
  return kind === 'coefficient' && unit === 'ratio' ? '' : unit;
}
