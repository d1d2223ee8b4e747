import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import type { Entries, Entry } from '../model.ts';
import type { Sheet } from './read.ts';

/** A draft that keeps itself: what was scored is on the server a moment after it was typed, in the order of typing. */

const PAUSE_MS = 500;

interface Kept {
  readonly entries: Entries;
  readonly remark: string;
}

export interface Draft extends Kept {
  readonly say: (item: string, change: Partial<Entry>) => void;
  readonly setRemark: (remark: string) => void;
  readonly state: 'saved' | 'saving';
  readonly error: unknown;
  /** Waits for what is on its way, and gives the revision to submit on. */
  readonly settle: () => Promise<number>;
}

export function useDraft({ check }: Sheet): Draft {
  const [kept, setKept] = useState<Kept>({ entries: check.entries, remark: check.remark });
  const [state, setState] = useState<Draft['state']>('saved');
  const [error, setError] = useState<unknown>(null);
  const revision = useRef(check.revision);
  const latest = useRef(kept);
  const saved = useRef(kept);
  const running = useRef<Promise<void>>(Promise.resolve());
  const { id } = check;

  const save = useCallback((): Promise<void> => {
    running.current = running.current.then(async () => {
      const now = latest.current;
      if (now === saved.current) return;
      setState('saving');
      try {
        const body = { entries: plain(now.entries), remark: now.remark, revision: revision.current };
        const answered = await answer(api.PUT('/api/quality/checks/{id}/draft', { params: { path: { id } }, body }));
        revision.current = answered.revision;
        saved.current = now;
        setError(null);
      } catch (failure) {
        setError(failure);
      }
      if (latest.current === now) setState('saved');
    });
    return running.current;
  }, [id]);

  useEffect(() => {
    latest.current = kept;
    if (kept === saved.current) return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [kept, save]);

  return {
    ...kept,
    state,
    error,
    say: (item, change) =>
      setKept((before) => {
        const entry = { value: '', ...before.entries[item], ...change };
        return { ...before, entries: { ...before.entries, [item]: entry } };
      }),
    setRemark: (remark) => setKept((before) => ({ ...before, remark })),
    settle: async () => {
      await save();
      return revision.current;
    },
  };
}

/** Notes of items that have no value yet wait on the page: the server keeps values. */
export function plain(entries: Entries): Record<string, { value: string; cause?: string; note?: string }> {
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([, entry]) => entry.value !== '')
      .map(([item, { value, cause = '', note = '' }]) => [
        item,
        { value, ...(cause !== '' && { cause }), ...(note !== '' && { note }) },
      ]),
  );
}
