import { useSyncExternalStore } from 'react';

/** Whether amounts are hidden: one answer for every page and panel, until the next tap; for reading on a train. */

const KEPT = 'jixin.hide-amounts';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Hidden in one tab is hidden in all.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useHidden(): boolean {
  return useSyncExternalStore(subscribe, () => localStorage.getItem(KEPT) === '1');
}

export function setHidden(hidden: boolean): void {
  localStorage.setItem(KEPT, hidden ? '1' : '0');
  for (const listener of listeners) listener();
}
