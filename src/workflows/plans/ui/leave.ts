import { useBlocker } from '@tanstack/react-router';

/** Leaving with changes not saved is asked about: by a link of the app with these words, by closing with the browser's own. */
export function useLeaveWarning(changed: boolean, question: string): void {
  useBlocker({
    shouldBlockFn: () => changed && !confirm(question),
    enableBeforeUnload: () => changed,
    disabled: !changed,
  });
}
