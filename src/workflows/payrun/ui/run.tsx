import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { grouped } from '../../../base/quantity.ts';
import { inARow } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Parts } from '../../../platform/ui/parts.tsx';
import { Failure, Problems } from '../../../platform/ui/problems.tsx';
import { Progress, useJob } from '../../../platform/ui/progress.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { STATE_TITLES } from '../model.ts';
import { MOVES, type MoveId } from '../moves.ts';
import { BoardPart } from './board.tsx';
import { DeltasPart } from './deltas.tsx';
import { FindingsPart } from './findings.tsx';
import './payrun.css';
import { Exports } from './exports.tsx';
import { Field } from './field.tsx';
import { type RunDetail, readAnew, readRun, runKey } from './read.ts';
import { RegisterPart } from './register.tsx';
import { StateTag } from './run-list.tsx';
import { useRunTexts } from './texts.ts';

const PARTS = ['board', 'register', 'findings', 'deltas', 'history'] as const;
type Part = (typeof PARTS)[number];

function useRun(id: string) {
  return useQuery({
    queryKey: runKey(id),
    queryFn: () => readRun(id),
  });
}

/** One run: where it stands, what comes next, and everything to look at before the next step. */
export function RunPage() {
  const { run: id = '' } = useParams({ strict: false }) as { run?: string };
  const detail = useRun(id);
  const t = useRunTexts();
  const lang = useLang();
  const say = useSay();
  const me = useMe().data;
  if (detail.isPending) return <Waiting lines={12} />;
  if (detail.error || !me) return <Failure error={detail.error} />;
  const { run } = detail.data;
  const seesPay = reaches(me, 'pay.read', 'team');
  return (
    <Page
      title={`${run.period} · ${say(run.title) || run.plan}`}
      scope={
        <>
          <span className="note">{t('version', { n: run.planVersion })}</span>
          {run.population && <span className="note">{t('chosenOnly', { who: inARow(run.population.ids, lang) })}</span>}
          <StateTag state={run.state} working={!run.workedOut} />
        </>
      }
      actions={seesPay && run.workedOut ? <Exports run={id} approved={run.approved !== null} /> : undefined}
    >
      <Steps detail={detail.data} />
      <NextStep detail={detail.data} />
      {run.workedOut ? <RunParts detail={detail.data} seesPay={seesPay} /> : <Working run={id} />}
      <KnownNote detail={detail.data} />
    </Page>
  );
}

/** The run as it is being worked out; what comes of it is read when that is over. */
function Working({ run }: { readonly run: string }) {
  const t = useRunTexts();
  const queries = useQueryClient();
  const over = () => Promise.all([['run', run], ['runs']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const watched = useJob(`/api/runs/${encodeURIComponent(run)}/events`, over);
  const { done = 0, total = null, problems = [] } = watched?.job ?? {};
  if (problems.length > 0) return <Problems problems={problems} />;
  return (
    <div className="run-working">
      <Progress
        label={t('working')}
        counted={
          total === null ? undefined : t('workedOut', { done: grouped(String(done)), total: grouped(String(total)) })
        }
        pace={watched?.pace ?? null}
      />
    </div>
  );
}

function KnownNote({ detail: { run } }: { readonly detail: RunDetail }) {
  const t = useRunTexts();
  return <p className="note">{t('known', { at: instantText(run.known), hash: run.hash?.slice(0, 12) ?? '—' })}</p>;
}

const LIFE = ['prepared', 'checked', 'submitted', 'approved', 'published', 'closed'] as const;

function Steps({ detail: { run } }: { readonly detail: RunDetail }) {
  const t = useRunTexts();
  const say = useSay();
  const at = (LIFE as readonly string[]).indexOf(run.state);
  const lang = useLang();
  const titled = (state: (typeof LIFE)[number], past: boolean) =>
    // Nothing waits any more once somebody has approved it.
    past && state === 'submitted' ? t('sent') : say(STATE_TITLES[state]);
  const said = (state: (typeof LIFE)[number]) => {
    if (state === 'prepared')
      return inARow(
        run.hands.map((hand) => hand.name),
        lang,
      );
    return state === 'approved' ? (run.approved?.by.name ?? '') : '';
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the steps are wider than the page, and scrolled by keyboard too.
    <ol className="run-steps" aria-label={t('steps')} tabIndex={0}>
      {LIFE.map((state, index) => (
        <li
          key={state}
          className={index < at ? 'run-step run-step-past' : 'run-step'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span>{titled(state, index < at)}</span>
          {index <= at && said(state) !== '' && <span className="note">{said(state)}</span>}
        </li>
      ))}
    </ol>
  );
}

function NextStep({ detail }: { readonly detail: RunDetail }) {
  const t = useRunTexts();
  const me = useMe().data;
  const { run, moves, unanswered, openQuestions } = detail;
  if (run.state === 'closed' || run.state === 'discarded')
    return <p className="run-next">{run.state === 'closed' ? t('done') : t('gone')}</p>;
  const mine = moves.filter((move) => me && reaches(me, move.action as never, 'all'));
  const waits = run.state === 'submitted' ? t('waitsFor') : t('waitsHr');
  return (
    <section className="run-next" aria-label={t('next')}>
      {run.answerUntil !== null && (
        <p>
          {t(Date.parse(run.answerUntil) <= Date.now() ? 'answersOver' : 'answerUntil', {
            until: instantText(run.answerUntil),
            count: unanswered,
            questions: openQuestions,
          })}
        </p>
      )}
      {mine.length === 0 ? <p>{waits}</p> : <Moves run={run.id} moves={mine} />}
    </section>
  );
}

/** Moves that lead on stand first; those that lead back are quieter. */
const BACK = new Set<string>(['recalculate', 'return', 'discard']);

function Moves({ run, moves }: { readonly run: string; readonly moves: RunDetail['moves'] }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: ({ move, why }: { move: MoveId; why: string }) =>
      answer(api.POST(`/api/runs/{id}/${move}`, { params: { path: { id: run } }, body: { reason: why } })),
    onSuccess: async () => {
      setAsking(null);
      await readAnew(queries, run);
    },
  });
  const ordered = [...moves].sort((a, b) => Number(BACK.has(a.id)) - Number(BACK.has(b.id)));
  const asked = moves.find((move) => move.id === asking);
  const blocked = ordered.filter((move) => move.blocked.length > 0 && !BACK.has(move.id));
  return (
    <>
      <p className="run-moves">
        {ordered.map((move) => (
          <Button
            key={move.id}
            type={BACK.has(move.id) ? 'text' : 'primary'}
            danger={move.id === 'discard'}
            disabled={move.blocked.length > 0}
            loading={make.isPending && make.variables?.move === move.id}
            onClick={() => (move.wantsReason ? setAsking(move.id) : make.mutate({ move: move.id as MoveId, why: '' }))}
          >
            {move.title}
          </Button>
        ))}
      </p>
      {blocked.map((move) => (
        <Blocked key={move.id} move={move} />
      ))}
      {asked !== undefined && (
        <ReasonForm
          title={asked.title}
          busy={make.isPending}
          onGiven={(why) => make.mutate({ move: asked.id as MoveId, why })}
          onCancel={() => setAsking(null)}
        />
      )}
      <Failure error={make.error} />
    </>
  );
}

function Blocked({ move }: { readonly move: RunDetail['moves'][number] }) {
  const t = useRunTexts();
  return (
    <div className="run-blocked">
      <p>{t('blockedBy', { move: move.title })}</p>
      <ul>
        {move.blocked.map((one) => (
          <li key={one.code}>
            {one.message} <span className="note">{one.fix}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ReasonFormProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onGiven: (reason: string) => void;
  readonly onCancel: () => void;
}

function ReasonForm({ title, busy, onGiven, onCancel }: ReasonFormProps) {
  const t = useRunTexts();
  const [reason, setReason] = useState('');
  return (
    <form
      className="run-why"
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(reason);
      }}
    >
      <Field id="move-reason" label={t('reason')}>
        <Input id="move-reason" value={reason} required onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button type="primary" htmlType="submit" loading={busy}>
        {title}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </form>
  );
}

function RunParts({ detail, seesPay }: { readonly detail: RunDetail; readonly seesPay: boolean }) {
  const t = useRunTexts();
  const search = useSearch({ strict: false }) as { part?: string };
  const navigate = useNavigate();
  const part = PARTS.find((one) => one === search.part) ?? 'board';
  const open = (next: Part) =>
    navigate({ to: '.', search: (now: object) => ({ ...now, part: next === 'board' ? undefined : next }) as never });
  const count = (severity: string) =>
    detail.findings.filter((one) => one.severity === severity).reduce((sum, one) => sum + one.count, 0);
  const noted = count('error') + count('warning');
  return (
    <>
      <Parts
        label={t('board')}
        parts={PARTS}
        current={part}
        onOpen={open}
        title={(one) => (
          <>
            {t(one)}
            {one === 'findings' && noted > 0 && (
              <span className={count('error') > 0 ? 'run-count run-count-error' : 'run-count'}>{noted}</span>
            )}
          </>
        )}
      />
      {!seesPay && part !== 'findings' && part !== 'history' && <p className="note">{t('noSight')}</p>}
      {seesPay && part === 'board' && <BoardPart run={detail.run.id} />}
      {seesPay && part === 'register' && <RegisterPart run={detail.run} />}
      {part === 'findings' && <FindingsPart detail={detail} seesPay={seesPay} />}
      {seesPay && part === 'deltas' && <DeltasPart run={detail.run} />}
      {part === 'history' && <History detail={detail} />}
    </>
  );
}

function History({ detail }: { readonly detail: RunDetail }) {
  const t = useRunTexts();
  const say = useSay();
  type Entry = RunDetail['history'][number];
  const named = (entry: Entry) => {
    const move = MOVES.find(({ id }) => `run.${id}` === entry.action);
    if (move) return say(move.title);
    if (entry.action === 'run.explain') return `${t('writeReason')} · ${String(entry.detail.code ?? '')}`;
    return entry.action === 'run.take' ? t('take') : t('calculate');
  };
  const columns: readonly Column<Entry>[] = [
    { id: 'at', title: t('when'), cell: (row) => instantText(row.at) },
    { id: 'by', title: t('who'), cell: (row) => row.by },
    { id: 'what', title: t('what'), cell: named },
    { id: 'why', title: t('reason'), cell: (row) => String(row.detail.reason ?? '') || '—' },
  ];
  return (
    <Section title={t('history')}>
      <Table
        caption={t('history')}
        columns={columns}
        rows={detail.history}
        rowKey={(row) => `${row.at} ${row.action} ${row.by}`}
      />
    </Section>
  );
}
