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
        <FindShape />
        <span className="rail-find-word">{t('find')}</span>
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

function FindShape() {
  return (
    <svg className="rail-find-shape" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path
        d="M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11Z M12.5 12.5 L17 17"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
