import { type ClipboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { copySelection, copyTable, giveTable } from './copy-table.ts';
import './table.css';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('copy', {
  copy: { 'zh-CN': '复制表格', 'zh-TW': '複製表格', en: 'Copy table' },
  copied: { 'zh-CN': '已复制', 'zh-TW': '已複製', en: 'Copied' },
});

/** How long the button says that it is done. */
const SAID_MILLISECONDS = 2000;

interface CopyFrameProps {
  /** The table as it is to be copied whole. */
  readonly table: () => HTMLTableElement | null;
  readonly children: ReactNode;
}

/**
 * The frame in which a table scrolls. Copying some cells gives just those; with the frame in focus and nothing selected, or by
 * its button, the whole table is copied with its headers.
 */
export function CopyFrame({ table, children }: CopyFrameProps) {
  const t = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState(false);
  useEffect(() => {
    if (!said) return undefined;
    const over = setTimeout(() => setSaid(false), SAID_MILLISECONDS);
    return () => clearTimeout(over);
  }, [said]);
  const copy = (event: ClipboardEvent) => {
    const within = frame.current?.querySelector('table');
    if (within && copySelection(within, event.clipboardData)) event.preventDefault();
    else if (document.activeElement === frame.current && window.getSelection()?.isCollapsed !== false) {
      const whole = table();
      if (whole === null) return;
      giveTable(whole, event.clipboardData);
      event.preventDefault();
      setSaid(true);
    }
  };
  return (
    <div className="table-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too. */}
      <div className="table-frame" tabIndex={0} ref={frame} onCopy={copy}>
        {children}
      </div>
      <button
        type="button"
        className="table-copy"
        onClick={() => {
          const whole = table();
          setSaid(whole !== null && copyTable(whole));
        }}
      >
        <span aria-live="polite">{said ? t('copied') : t('copy')}</span>
      </button>
    </div>
  );
}
