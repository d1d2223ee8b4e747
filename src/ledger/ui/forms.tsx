import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../platform/ui/api.ts';
import { Failure } from '../../platform/ui/problems.tsx';
import './facts.css';
import { DayField } from '../../platform/ui/day-field.tsx';
import { useSay } from '../../platform/ui/texts.ts';
import { fieldTitle } from '../index.ts';
import type { FactAnswer } from './fetch.ts';
import { useKindTitle } from './kind-title.ts';
import { useLedgerTexts } from './texts.ts';

/** Writing into the ledger by hand: each form says what, from when, and why. */

function useRefresh(onDone: () => void) {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    onDone();
  };
}

/** What the kinds need; the rest is added by name. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'rating.given': ['score', 'source', 'item'],
  'award.granted': ['amount', 'award'],
  'amount.granted': ['amount', 'name'],
  'leave.approved': ['kind', 'days'],
  'correction.made': ['column', 'value'],
  'input.corrected': ['input', 'value'],
  'person.alias': ['alias'],
  'person.recorded': ['team'],
};

type Pair = readonly [field: string, value: string];

function startingPairs(kind: string, old: FactAnswer | null): readonly Pair[] {
  if (old !== null)
    return Object.entries(old.data).map(([field, value]) => [field, value === null ? '' : String(value)]);
  return (FIELDS[kind] ?? ['']).map((field) => [field, '']);
}

interface FactFormProps {
  /** The fact that is said anew; null for a new one. */
  readonly old: FactAnswer | null;
  readonly onDone: () => void;
}

export function FactForm({ old, onDone }: FactFormProps) {
  const t = useLedgerTexts();
  const refresh = useRefresh(onDone);
  const [kind, setKind] = useState(old?.kind ?? 'award.granted');
  const [subject, setSubject] = useState(old?.subject ?? '');
  const [valid, setValid] = useState(old?.valid ?? new Date().toLocaleDateString('sv-SE'));
  const [until, setUntil] = useState(old?.until ?? '');
  const [why, setWhy] = useState('');
  const [pairs, setPairs] = useState(() => startingPairs(kind, old));
  const save = useMutation({
    mutationFn: () => {
      const said = { valid, until: until === '' ? null : until, why, data: dataOf(pairs, old) };
      return old === null
        ? answer(api.POST('/api/facts', { body: { kind, subject, ...said } }))
        : answer(api.POST('/api/facts/{id}/correct', { params: { path: { id: old.id } }, body: said }));
    },
    onSuccess: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const choose = (next: string) => {
    setKind(next);
    setPairs(startingPairs(next, null));
  };
  return (
    <form className="fact-form" onSubmit={submit}>
      {old === null && <KindAndSubject kind={kind} onKind={choose} subject={subject} onSubject={setSubject} />}
      <Pairs pairs={pairs} onChange={setPairs} />
      <div className="fact-pair">
        <label>
          {t('valid')}
          <DayField required value={valid} onChange={setValid} />
        </label>
        <label>
          {t('until')}
          <DayField min={valid} value={until} onChange={setUntil} />
        </label>
      </div>
      <label>
        {t('why')}
        <input required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Failure error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {old === null ? t('record') : t('recordCorrection')}
      </Button>
    </form>
  );
}

/** What was not a text before stays what it was, unless somebody wrote over it. */
function dataOf(pairs: readonly Pair[], old: FactAnswer | null): Record<string, string | number | boolean | null> {
  const entries = pairs
    .filter(([field]) => field.trim() !== '')
    .map(([field, value]) => {
      const before = old?.data[field];
      const kept = before !== undefined && typeof before !== 'object' && String(before) === value;
      return [
        field.trim(),
        kept ? (before as string | number | boolean) : value === 'true' ? true : value === '' ? null : value,
      ];
    });
  return Object.fromEntries(entries);
}

interface KindAndSubjectProps {
  readonly kind: string;
  readonly onKind: (kind: string) => void;
  readonly subject: string;
  readonly onSubject: (subject: string) => void;
}

function KindAndSubject({ kind, onKind, subject, onSubject }: KindAndSubjectProps) {
  const t = useLedgerTexts();
  const kindTitle = useKindTitle();
  const kinds = useQuery({ queryKey: ['fact-kinds'], queryFn: () => answer(api.GET('/api/fact-kinds')) });
  return (
    <div className="fact-pair">
      <label>
        {t('kind')}
        <select value={kind} onChange={(event) => onKind(event.target.value)}>
          {(kinds.data?.byHand ?? [kind]).map((one) => (
            <option key={one} value={one}>
              {kindTitle(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('subject')}
        <input
          required
          maxLength={300}
          placeholder={t('subjectNote')}
          value={subject}
          onChange={(event) => onSubject(event.target.value)}
        />
      </label>
    </div>
  );
}

interface PairsProps {
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: readonly Pair[]) => void;
}

function Pairs({ pairs, onChange }: PairsProps) {
  const t = useLedgerTexts();
  const say = useSay();
  const beside = Object.fromEntries(pairs);
  const called = (field: string) => {
    const title = say(fieldTitle(field.trim(), beside));
    return title === field.trim() ? '' : ` · ${title}`;
  };
  const set = (at: number, pair: Pair) => onChange(pairs.map((one, i) => (i === at ? pair : one)));
  return (
    <>
      {pairs.map(([field, value], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no identity but its place.
        <div key={i} className="fact-pair">
          <label>
            {t('field')}
            {called(field)}
            <input value={field} maxLength={60} onChange={(event) => set(i, [event.target.value, value])} />
          </label>
          <label>
            {t('value')}
            <input value={value} maxLength={1000} onChange={(event) => set(i, [field, event.target.value])} />
          </label>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...pairs, ['', '']])}>
        {t('moreFields')}
      </Button>
    </>
  );
}

interface WithdrawProps {
  readonly fact: FactAnswer;
  readonly onDone: () => void;
}

export function Withdraw({ fact, onDone }: WithdrawProps) {
  const t = useLedgerTexts();
  const refresh = useRefresh(onDone);
  const [why, setWhy] = useState('');
  const withdraw = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/facts/{id}/withdraw', { params: { path: { id: fact.id } }, body: { why } })),
    onSuccess: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate();
  };
  return (
    <form className="fact-form" onSubmit={submit}>
      <p>{t('withdrawNote')}</p>
      <label>
        {t('why')}
        <input required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Failure error={withdraw.error} />
      <Button type="primary" danger htmlType="submit" loading={withdraw.isPending}>
        {t('withdraw')}
      </Button>
    </form>
  );
}
