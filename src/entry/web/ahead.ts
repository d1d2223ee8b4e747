import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PageEntry } from './pages.ts';

/**
 * The code of the pages that stand in somebody's rail comes while they read the first one, so that it need not be waited for at a
 * click: one after the other, when the browser has nothing else to do, and never for who asked to be sparing with data.
 */

let fetching = false;

/** What fails now was not asked for by anybody: it is fetched again when it is. */
export function isFetchingAhead(): boolean {
  return fetching;
}

export function useAhead(pages: readonly PageEntry[]): void {
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rail is the same as long as its reader is.
  useEffect(() => {
    if (isSparing()) return;
    let left = false;
    void (async () => {
      do await rest();
      while (queries.isFetching() > 0);
      for (const { component, ahead } of pages) {
        await rest();
        if (left) return;
        fetching = true;
        // It keeps its failure to itself until somebody opens the page.
        await component.preload?.();
        await ahead?.(queries);
        fetching = false;
      }
    })();
    return () => {
      left = true;
    };
  }, [queries]);
}

function isSparing(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

const PAUSE_MILLISECONDS = 50;
const LONGEST_MILLISECONDS = 2000;

function rest(): Promise<void> {
  return new Promise((done) => {
    setTimeout(() => {
      // Not every browser tells when it is idle.
      if (typeof requestIdleCallback === 'undefined') done();
      else requestIdleCallback(() => done(), { timeout: LONGEST_MILLISECONDS });
    }, PAUSE_MILLISECONDS);
  });
}
