import { useEffect, useRef, useState } from 'react';
import type { paths } from './api.gen.ts';
import { type Pace, paceAfter, remaining, secondsLeft } from './pace.ts';
import './progress.css';
import { defineTexts } from './texts.ts';

/** How far long work is: a bar with its share, what is counted, and how long it will still take. */

const useTexts = defineTexts('progress', {
  soon: { 'zh-CN': '很快就好', 'zh-TW': '很快就好', en: 'nearly done' },
  minute: { 'zh-CN': '大约还要一分钟', 'zh-TW': '大約還要一分鐘', en: 'about a minute left' },
  minutes: {
    'zh-CN': '大约还要 {{count}} 分钟',
    'zh-TW': '大約還要 {{count}} 分鐘',
    en: 'about {{count}} minutes left',
  },
});

export type Job = paths['/api/jobs/{id}']['get']['responses']['200']['content']['application/json'];

export interface Watched {
  readonly job: Job;
  readonly pace: Pace;
}

/** Follows a job at an address of server-sent events, null for none; `over` is called once, at its end. */
export function useJob(at: string | null, over: () => void): Watched | null {
  const [watched, setWatched] = useState<Watched | null>(null);
  const end = useRef(over);
  end.current = over;
  useEffect(() => {
    setWatched(null);
    if (at === null) return undefined;
    // The browser asks again by itself where the connection was lost.
    const events = new EventSource(at);
    events.addEventListener('message', ({ data }) => {
      const job = JSON.parse(String(data)) as Job;
      const mark = { at: performance.now(), done: job.done };
      setWatched((before) => ({ job, pace: paceAfter(before?.pace ?? null, job.note, job.total, mark) }));
      if (job.state !== 'done' && job.state !== 'failed') return;
      events.close();
      end.current();
    });
    return () => events.close();
  }, [at]);
  return watched;
}

export interface ProgressProps {
  /** What is being done. */
  readonly label: string;
  /** How much of how much, in words. */
  readonly counted?: string | undefined;
  /** Null while nothing is known. */
  readonly pace: Pace | null;
}

/** Without a known total it only says that work goes on. */
export function Progress({ label, counted, pace }: ProgressProps) {
  const t = useTexts();
  const total = pace?.total ?? null;
  const share = pace === null || total === null || total <= 0 ? null : Math.min(1, pace.last.done / total);
  const percent = share === null ? null : Math.floor(share * 100);
  const seconds = pace === null ? null : secondsLeft(pace);
  const left = seconds === null ? null : remaining(seconds);
  const said = [
    counted,
    percent === null ? undefined : `${percent} %`,
    left === null ? undefined : t(left.says, 'count' in left ? { count: left.count } : {}),
  ].filter((part) => part !== undefined);
  return (
    <div className="progress">
      <p>
        <span>{label}</span> <span className="note">{said.join(' · ')}</span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={said.length > 0 ? said.join(', ') : undefined}
        className={share === null ? 'progress-bar progress-open' : 'progress-bar'}
      >
        <span style={share === null ? undefined : { transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}
