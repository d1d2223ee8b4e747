import { lazy, Suspense, useEffect, useState } from 'react';
import type { Me } from '../../../access/ui/session.ts';
import { defineTexts } from '../../../platform/ui/texts.ts';

/** Ctrl+K (⌘K) from anywhere, or the button; the palette itself, with all it needs to read pinyin, is loaded then. */

const Palette = lazy(() => import('./palette.tsx').then((m) => ({ default: m.Palette })));

const useTexts = defineTexts('find', {
  find: { 'zh-CN': '查找', 'zh-TW': '尋找', en: 'Find' },
});

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export function Finder({ me }: { readonly me: Me }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = (MAC ? event.metaKey : event.ctrlKey) && !event.shiftKey && !event.altKey;
      if (!wanted || event.key.toLowerCase() !== 'k') return;
      // The browser's own Ctrl+K would lead into its address bar.
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button type="button" className="rail-find" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        <span>{t('find')}</span>
        <span className="rail-keys">{MAC ? '⌘K' : 'Ctrl K'}</span>
      </button>
      {open && (
        <Suspense>
          <Palette me={me} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
