import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Result } from './read.ts';
import { useResultTexts } from './texts.ts';

interface Point {
  readonly key: number;
  readonly aim: string;
  readonly action: string;
  readonly due: string;
}

/** Writes the talk down: when, what was said, and the plan point by point. */
export function TalkForm({ result, onDone }: { readonly result: Result; readonly onDone: () => void }) {
  const t = useResultTexts();
  const { talk } = result;
  const [heldOn, setHeldOn] = useState(talk?.heldOn ?? '');
  const [record, setRecord] = useState(talk?.record ?? '');
  const [points, setPoints] = useState<readonly Point[]>((talk?.plan ?? []).map((point, key) => ({ ...point, key })));
  const change = (key: number, part: Partial<Point>) =>
    setPoints((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const save = useSave(result, { heldOn, record, points }, onDone);
  return (
    <form
      className="review-form review-wide"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <label htmlFor="talk-held">{t('heldOn')}</label>
      <DayField id="talk-held" required value={heldOn} onChange={setHeldOn} />
      <label htmlFor="talk-record">{t('record')}</label>
      <Input.TextArea
        id="talk-record"
        required
        maxLength={4000}
        rows={4}
        autoSize={{ minRows: 4 }}
        value={record}
        onChange={(event) => setRecord(event.target.value)}
      />
      <h3>{t('plan')}</h3>
      {points.map((point) => (
        <PointRow
          key={point.key}
          point={point}
          change={change}
          drop={() => setPoints((all) => all.filter(({ key }) => key !== point.key))}
        />
      ))}
      <p className="review-do">
        <Button
          size="small"
          onClick={() => setPoints((all) => [...all, { key: nextKey(all), aim: '', action: '', due: '' }])}
        >
          {t('addPoint')}
        </Button>
      </p>
      <Failure error={save.error} />
      <p className="review-do">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}

function nextKey(points: readonly Point[]): number {
  return Math.max(-1, ...points.map(({ key }) => key)) + 1;
}

interface PointRowProps {
  readonly point: Point;
  readonly change: (key: number, part: Partial<Point>) => void;
  readonly drop: () => void;
}

function PointRow({ point, change, drop }: PointRowProps) {
  const t = useResultTexts();
  const { key, aim, action, due } = point;
  return (
    <div className="review-point">
      <Input
        aria-label={t('aim')}
        placeholder={t('aim')}
        required
        value={aim}
        onChange={(event) => change(key, { aim: event.target.value })}
      />
      <Input
        aria-label={t('action')}
        placeholder={t('action')}
        required
        value={action}
        onChange={(event) => change(key, { action: event.target.value })}
      />
      <DayField label={t('due')} required value={due} onChange={(due) => change(key, { due })} />
      <button type="button" className="link" onClick={drop}>
        {t('removePoint')}
      </button>
    </div>
  );
}

interface Saving {
  readonly heldOn: string;
  readonly record: string;
  readonly points: readonly Point[];
}

function useSave({ person, cycle }: Result, { heldOn, record, points }: Saving, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const plan = points.map(({ aim, action, due }) => ({ aim, action, due }));
      const params = { path: { person, id: cycle } };
      return answer(api.PUT('/api/people/{person}/reviews/{id}/talk', { params, body: { heldOn, record, plan } }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review-result', person, cycle] });
      onDone();
    },
  });
}
