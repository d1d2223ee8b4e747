import { isFetchingAhead } from './ahead.ts';

/**
 * A newer build under a page that is open: the part of the app that it wants next is gone. The page loads itself once and
 * is the newer one; wanting the same part again in vain is a fault to be shown.
 */
const TRIED = 'jixin.reloaded-for';

export function reloadForNewerBuild(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (isFetchingAhead()) return;
    const gone = event.payload.message;
    if (sessionStorage.getItem(TRIED) === gone) return;
    sessionStorage.setItem(TRIED, gone);
    window.location.reload();
  });
}
