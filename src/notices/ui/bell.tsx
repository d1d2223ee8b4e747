import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import './bell.css';
import { useNoticeTexts } from './texts.ts';

/** How many notices are unread; pressed, the list of them. The list is loaded when first opened. */

const NoticeList = lazy(() => import('./list.tsx').then((m) => ({ default: m.NoticeList })));

const FRESH_MILLISECONDS = 60_000;
const PANEL = 'notices';
/** Beyond it the exact number tells nobody anything. */
const MOST_SHOWN = 99;

function useUnread() {
  return useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: async () =>
      (await answer(api.GET('/api/notices', { params: { query: { limit: 1, state: 'unread' } } }))).unread,
    refetchInterval: FRESH_MILLISECONDS,
  });
}

export function Bell() {
  const t = useNoticeTexts();
  const unread = useUnread().data ?? 0;
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="bell" popoverTarget={PANEL}>
        <BellShape />
        <span className="visually-hidden">{t('title')}</span>
        {unread > 0 && (
          <span className="bell-count">
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
            <span className="visually-hidden">（{t('unread', { count: unread })}）</span>
          </span>
        )}
      </button>
      <div
        id={PANEL}
        ref={panel}
        popover="auto"
        className="notices"
        onToggle={(event) => setOpen((event as unknown as ToggleEvent).newState === 'open')}
      >
        {open && (
          <Suspense>
            <NoticeList unread={unread} onFollow={() => panel.current?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  );
}

function BellShape() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path
        d="M10 2.5a5 5 0 0 0-5 5v3.2L3.6 13.6a.6.6 0 0 0 .5.9h11.8a.6.6 0 0 0 .5-.9L15 10.7V7.5a5 5 0 0 0-5-5Z M8 16.5a2 2 0 0 0 4 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
