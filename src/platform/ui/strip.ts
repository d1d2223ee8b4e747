import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A row of links or buttons that scrolls sideways where it is wider than the page: the current one stands in view from the
 * start. Only the row is scrolled, never the page, and before it is drawn.
 */
export function useStrip<Row extends HTMLElement>(current: string | undefined): RefObject<Row | null> {
  const strip = useRef<Row>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current is found by its mark.
  useLayoutEffect(() => {
    const row = strip.current;
    const one = row?.querySelector('[aria-current="page"]');
    if (!row || !one) return;
    const [within, at] = [row.getBoundingClientRect(), one.getBoundingClientRect()];
    row.scrollLeft += (at.left + at.right - within.left - within.right) / 2;
  }, [current]);
  return strip;
}
